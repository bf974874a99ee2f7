"""Japanese and Chinese words in drawn boxes and table cells leave no letter or two to a last line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.blocks import Cell, Paragraph, Run, Table
from deckgen.fit.drawn_text import height_of, said, text_box
from deckgen.fit.fitted import FittedParagraph
from deckgen.fit.line_ends import is_orphan
from deckgen.fit.lines import line_texts
from deckgen.fit.phrases import phrase_ends
from deckgen.fit.tables import INSETS, place_table
from deckgen.fit.words import Span, measure
from deckgen.template import EMU_PER_PT, Box, Slot

SIZE = 18.0


def em(count: float) -> int:
    return round(count * SIZE * EMU_PER_PT)


def lines_of(paragraph: FittedParagraph, width: int, house: Any, *, bold: bool = False) -> list[str]:
    setting = house.setting()
    widths = setting.widths(setting.drawn_style(SIZE, bold=bold), False, "")
    text = "".join(run.text for run in paragraph.runs)
    return line_texts(measure((Span(text, widths),)), width / em(1), hanging=True)


@pytest.mark.parametrize(
    "text", ["岸壁に近い用地", "開かれた研究室", "五つの部署に代わって一つの窓口が応じる"]
)
def test_a_drawn_text_leaves_no_letter_alone(japanese: Any, text: str) -> None:
    setting, box = japanese.setting(), Box(0, 0, em(6.4), em(20))
    drawn = text_box("x", box, said(Run(text), setting.drawn_style(SIZE)), setting)
    assert is_orphan(lines_of(drawn.paragraphs[0], box.w, japanese)[-1])
    lines = lines_of(drawn.paragraphs[0], box.w - drawn.insets.right, japanese)
    assert not is_orphan(lines[-1])
    assert "".join(lines) == text


@settings(max_examples=40)
@given(
    text=st.text(alphabet="熊本県の半導体、工場。アTSMC3 ", min_size=1, max_size=60),
    wide=st.integers(4, 30),
    code=st.sampled_from(["en", "ja", "zh-Hant"]),
)
def test_a_drawn_box_is_narrowed_for_no_line_more(houses: Any, text: str, wide: int, code: str) -> None:
    setting = houses[code].setting()
    told, box = said(Run(text), setting.drawn_style(SIZE)), Box(0, 0, em(wide), em(99))
    drawn = text_box("x", box, told, setting)
    assert drawn.box == box
    assert 0 <= drawn.insets.right < box.w
    assert height_of(told, box.w - drawn.insets.right, setting) <= height_of(told, box.w, setting)
    if code == "en":
        assert drawn.insets.right == 0


def cell(text: str, *, number: bool = False) -> Cell:
    return Cell((Paragraph((Run(text),)),), number=number)


def test_a_table_cell_leaves_no_letter_alone_and_its_row_is_no_higher(japanese: Any) -> None:
    setting, width = japanese.setting(), em(18) + 2 * (INSETS.left + INSETS.right)
    words = ("二つの言語で話せる職員", "許可を示している")
    table = Table((cell("用地"), cell("水")), ((cell(words[0]), cell(words[1])),), "x", (1.0, 1.0))
    placed = place_table(table, Slot("x", "area", None, Box(0, 0, width, em(8))), SIZE, setting)
    first, second = placed.rows[1].cells
    space = placed.columns[0] - INSETS.left
    assert is_orphan(lines_of(first.paragraphs[0], space - INSETS.right, japanese)[-1])
    assert first.inset_right is not None
    lines = lines_of(first.paragraphs[0], space - first.inset_right, japanese)
    assert len(lines) == 2
    assert not is_orphan(lines[-1])
    assert second.inset_right is None


def test_a_number_in_a_cell_keeps_its_place(japanese: Any) -> None:
    setting, width = japanese.setting(), em(12)
    table = Table(
        (cell("用地"), cell("水")), ((cell("二つの言語で話せる職員"), cell("1200", number=True)),), "x"
    )
    placed = place_table(table, Slot("x", "area", None, Box(0, 0, width, em(8))), SIZE, setting)
    assert placed.rows[1].cells[1].inset_right is None


def test_a_large_drawn_text_parts_no_phrase_where_no_line_more_is_needed(houses: Any) -> None:
    house, text = houses["zh-Hant"], "一家企業買不起的機器由本地的小型"
    setting, box = house.setting(), Box(0, 0, em(9.4), em(20))
    drawn = text_box("x", box, said(Run(text), setting.drawn_style(SIZE)), setting)
    ends = phrase_ends(text, "zh-Hant")
    wide, narrow = (
        lines_of(drawn.paragraphs[0], width, house) for width in (box.w, box.w - drawn.insets.right)
    )
    assert ends and len(wide[0]) not in ends
    assert len(narrow[0]) in ends
    assert len(narrow) == len(wide)
