"""A Chinese table whose cells miss one line by a character takes a size at which they stand on one."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.blocks import Cell, Paragraph, Run, Table
from deckgen.fit.tables import INSETS, table_fits
from deckgen.template import EMU_PER_PT, Box, Slot


def cell(*texts: str) -> Cell:
    return Cell(tuple(Paragraph((Run(text),)) for text in texts))


def table(text: str, *more: str) -> Table:
    return Table((cell("用地"), cell("水")), ((cell(text, *more), cell("三個來源的電力")),), "x", (1.0, 1.0))


def sizes_that_fit(house: Any, shown: Table, characters: float, size: float) -> list[float]:
    """The role's sizes that the table takes where a column holds so many characters of ``size`` pt."""
    setting = house.setting()
    column = round(characters * size * EMU_PER_PT / 0.98) + INSETS.left + INSETS.right
    slot = Slot("x", "area", None, Box(0, 0, 2 * column, 200 * EMU_PER_PT))
    return [step for step in setting.steps("table", slot) if table_fits(shown, slot, step, setting)]


def test_a_cell_that_misses_its_line_by_a_character_takes_a_smaller_size(houses: Any) -> None:
    first, second, *_ = houses["zh-Hant"].setting().scale.steps["table"]
    fitting = sizes_that_fit(houses["zh-Hant"], table("為成人開設的課程"), 7.5, first)
    assert first not in fitting
    assert second in fitting


@pytest.mark.parametrize("text", ["為成人開設的課程與學校", "為遷入者準備的住宅、學校與診所"])
def test_cells_of_two_lines_keep_their_size(houses: Any, text: str) -> None:
    first = houses["zh-Hant"].setting().scale.steps["table"][0]
    assert first in sizes_that_fit(houses["zh-Hant"], table(text), 7.5, first)


def test_cells_of_several_paragraphs_keep_their_size(houses: Any) -> None:
    first = houses["zh-Hant"].setting().scale.steps["table"][0]
    assert first in sizes_that_fit(houses["zh-Hant"], table("為成人開設的課程", "二"), 7.5, first)


def test_an_english_table_keeps_its_size(houses: Any) -> None:
    first = houses["en"].setting().scale.steps["table"][0]
    assert first in sizes_that_fit(houses["en"], table("Courses that are given to adults"), 7.5, first)
