"""The agenda: up to six rows of number, section name and what it holds."""

from __future__ import annotations

from deckgen.blocks import Paragraph, Run, Text, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, STAMP, TITLE, Field, SlideKind, Variant

MOST_ROWS = 6
"""Rows that one agenda slide takes; more go on to a further slide."""

_ROWS = range(1, MOST_ROWS + 1)


def _row(number: int) -> tuple[Field, Field]:
    """The two fields of one row; only the row itself shapes the layout."""
    return (
        Field(f"number {number}", "agenda number", lines=1, beside={f"row {number}": (Text,)}),
        Field(f"row {number}", "agenda row", shapes_layout=True),
    )


KIND = SlideKind(
    name="agenda",
    summary="What the deck covers: one row a section.",
    fields=(TITLE, EYEBROW, *(field for n in _ROWS for field in _row(n)), STAMP, FOOTER, SLIDE_NUMBER),
    variants=tuple(
        Variant(f"Agenda {rows}", {f"row {n}": (Text,) for n in range(1, rows + 1)}) for rows in _ROWS
    ),
    example={
        "eyebrow": plain("Agenda"),
        "title": plain("Three parts: what is there, what follows, and what could go wrong"),
        **{f"number {n}": plain(f"{n:02}") for n in range(1, 4)},
        **{
            f"row {n}": Text((Paragraph((Run(name),)), Paragraph((Run(note),), level=1)))
            for n, name, note in (
                (1, "Major advantages", "Policy, industry, talent, transport"),
                (2, "Future benefits", "Jobs, supply chain, revenue"),
                (3, "Risk and outlook", "What to watch, and what answers it"),
            )
        },
    },
)
