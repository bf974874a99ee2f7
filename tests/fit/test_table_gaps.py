"""A column of numbers keeps away from the words of the column after it."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.blocks import Cell, Paragraph, Run, Table
from deckgen.fit.fitted import PlacedTable
from deckgen.fit.tables import INSETS, MOST_GAP, place_table
from deckgen.template import EMU_PER_PT, Box, Slot


def cell(text: str, number: bool) -> Cell:
    return Cell((Paragraph((Run(text),)),), number=number)


def placed(house: Any, numbers: tuple[bool, ...], points: int, said: str = "1,234") -> PlacedTable:
    """A table of which some columns are numbers, so many pt wide."""
    rows = tuple(tuple(cell(said if n else "Words", n) for n in numbers) for _ in range(3))
    table = Table(tuple(cell("Head", n) for n in numbers), rows, "x", ())
    slot = Slot("x", "area", None, Box(0, 0, points * EMU_PER_PT, 300 * EMU_PER_PT))
    return place_table(table, slot, 14.0, house.setting())


def insets(shown: PlacedTable) -> list[set[int | None]]:
    """The right insets of each column's cells."""
    return [{row.cells[place].inset_right for row in shown.rows} for place in range(len(shown.columns))]


def test_numbers_keep_away_from_words_after_them(houses: Any) -> None:
    apart = INSETS.right + MOST_GAP
    assert insets(placed(houses["en"], (False, True, False), 600)) == [{None}, {apart}, {None}]


@pytest.mark.parametrize("numbers", [(False, True), (False, True, True), (False, False)])
def test_numbers_at_the_edge_or_beside_numbers_stand_as_before(
    houses: Any, numbers: tuple[bool, ...]
) -> None:
    assert insets(placed(houses["en"], numbers, 600)) == [{None}] * len(numbers)


def test_where_a_column_is_narrow_its_numbers_keep_their_line(houses: Any) -> None:
    said, points = "123,456,789", 230
    (gap,) = insets(placed(houses["en"], (False, True, False), points, said))[1]
    assert gap is not None
    assert INSETS.right < gap < INSETS.right + MOST_GAP
    setting = houses["en"].setting()
    em = setting.widths(setting.drawn_style(14.0, bold=False), False, "").of(said)
    column = placed(houses["en"], (False, True, False), points, said).columns[1]
    assert em * 14.0 * EMU_PER_PT <= column - INSETS.left - gap
