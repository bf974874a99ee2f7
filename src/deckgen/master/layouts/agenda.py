"""Rows of number, text and note, a hairline above each: the agenda's, and those of a numbered list."""

from __future__ import annotations

from deckgen.master.design import Hairline, Item, LayoutDesign, Level, Placeholder
from deckgen.master.grid import CONTENT_TOP, RULE_TOP, across
from deckgen.master.layouts.frame import content_layout, footers, head
from deckgen.master.looks import SECOND_LEVEL_SIZE, Looks
from deckgen.slides import agenda, numbered

_WIDEST_PITCH = (RULE_TOP - CONTENT_TOP) / 3
_ABOVE_SOURCE = 6.44
_ROOMY = 4
_BESIDE_RULE = 0.06
_ABOVE_NOTE = 5.0


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layouts for every number of rows; few rows keep a comfortable pitch from the top.

    A long agenda cites nothing, so its rows take the source line's room down to the footer's rule; a short
    one leaves it free, as a numbered list does, so that the footer does not read as one row more.
    """
    agendas = (
        LayoutDesign(
            f"Agenda {rows}",
            (
                *head(looks, "accent2"),
                *_rows(looks, rows, _ABOVE_SOURCE if rows <= _ROOMY else RULE_TOP, "agenda row"),
                *footers(looks),
            ),
        )
        for rows in range(1, agenda.MOST_ROWS + 1)
    )
    lists = (
        content_layout(looks, f"Numbered {rows}", _rows(looks, rows, _ABOVE_SOURCE, "numbered row"))
        for rows in range(1, numbered.MOST_ROWS + 1)
    )
    return (*agendas, *lists)


def _rows(looks: Looks, rows: int, floor: float, role: str) -> tuple[Item, ...]:
    pitch = min(_WIDEST_PITCH, (floor - CONTENT_TOP) / rows)
    tops = [CONTENT_TOP + row * pitch for row in range(rows)]
    items = [item for row, top in enumerate(tops, 1) for item in _row(looks, row, top, pitch, role)]
    foot = CONTENT_TOP + rows * pitch
    return (*items, _rule(looks, rows + 1, foot)) if foot < RULE_TOP - 0.1 else tuple(items)


def _row(looks: Looks, row: int, top: float, pitch: float, role: str) -> tuple[Item, ...]:
    """Number and words in the middle between two rules."""
    number = looks.line("agenda number", "accent1", bold=True, exact=True)
    start, height = top + _BESIDE_RULE, pitch - 2 * _BESIDE_RULE
    words = _name_and_note(looks, role)
    return (
        _rule(looks, row, top),
        Placeholder(f"number {row}", "body", across(1, 1, start, height), number, anchor="ctr"),
        Placeholder(f"row {row}", "body", across(2, 11, start, height), words, anchor="ctr"),
    )


def _name_and_note(looks: Looks, role: str) -> tuple[Level, ...]:
    return (
        Level(looks.size(role), "dk2", bold=True, exact=True),
        Level(SECOND_LEVEL_SIZE, looks.colours.muted, before=_ABOVE_NOTE),
    )


def _rule(looks: Looks, number: int, y: float) -> Hairline:
    return Hairline(f"rule {number}", across(1, 12, y, 0), looks.colours.rule)
