"""A short list in large numbered rows: what is asked of an investor, or the messages of a collection."""

from __future__ import annotations

from deckgen.blocks import Paragraph, Run, Text, plain
from deckgen.slide_kind import (
    EYEBROW,
    FOOTER,
    SLIDE_NUMBER,
    SOURCE,
    STAMP,
    TITLE,
    Field,
    SlideKind,
    Variant,
)

MOST_ROWS = 5
"""Rows that one slide takes; more go on to a further slide."""

_ROWS = range(1, MOST_ROWS + 1)


def _row(number: int) -> tuple[Field, Field]:
    """The two fields of one row; only the row itself shapes the layout."""
    return (
        Field(f"number {number}", "agenda number", lines=1, beside={f"row {number}": (Text,)}),
        Field(f"row {number}", "numbered row", shapes_layout=True),
    )


KIND = SlideKind(
    name="numbered",
    summary="A few statements in numbered rows, each with a note below it.",
    fields=(
        TITLE,
        EYEBROW,
        *(field for n in _ROWS for field in _row(n)),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=tuple(
        Variant(f"Numbered {rows}", {f"row {n}": (Text,) for n in range(1, rows + 1)}) for rows in _ROWS
    ),
    example={
        "eyebrow": plain("Our proposal"),
        "title": plain("Three things to settle together before a site is chosen"),
        **{f"number {n}": plain(str(n)) for n in range(1, 4)},
        **{
            f"row {n}": Text((Paragraph((Run(name),)), Paragraph((Run(note),), level=1)))
            for n, name, note in (
                (1, "Say what a site would need", "Space, power, water and people"),
                (2, "Read our written answers", "Each with its source and date"),
                (3, "See two sites", "With those who give the permits"),
            )
        },
    },
)
