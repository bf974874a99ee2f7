"""Boxes of Japanese and Chinese text are narrowed a little where their lines end better for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.blocks import Bullets, Paragraph, Run, Text
from deckgen.fit.fitted import PlaceholderText
from deckgen.fit.line_ends import Row, best_inset, inside_numbers, is_orphan, parted_numbers
from deckgen.fit.lines import line_texts
from deckgen.fit.phrases import phrase_ends
from deckgen.fit.rulers import Rulers
from deckgen.fit.words import words_of
from deckgen.plan import SlidePlan
from deckgen.template import EMU_PER_PT

Make = Callable[..., SlidePlan]
CJK = Rulers().widths("Arial", False, True)
SIZE = 18.0

pieces = [
    "約3,400人",
    "1兆2,000億円",
    "2024年度",
    "熊本県の",
    "増えた。",
    "US$86億",
    "TSMC",
    "が、",
    "（R&D）",
    "水",
]
texts = st.lists(st.sampled_from(pieces), min_size=6, max_size=24).map("".join)
widths = st.integers(12, 40).map(lambda em: round(em * SIZE * EMU_PER_PT))


def points_of(checked: object) -> PlaceholderText:
    (slide,) = checked.require().slides  # type: ignore[attr-defined]
    return next(shape for shape in slide.shapes if getattr(shape, "slot", "") == "points")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("投資額は10億円", "10億円"),
        ("計US$86億", "US$86億"),
        ("約3,400人が", "約3,400人"),
        ("12 nm プロセス", "12 nm"),
        ("工場まで一時間以内", "一時間"),
        ("第二に、三つ目の用地", "三つ目"),
        ("租金上漲，2021～2023年合計", "2021～2023年"),
        ("家賃は2021〜2023年度に", "2021〜2023年度"),
    ],
)
def test_a_number_is_known_with_all_that_belongs_to_it(text: str, kept: str) -> None:
    start = text.index(kept)
    assert inside_numbers(text) == frozenset(range(start + 1, start + len(kept)))


@pytest.mark.parametrize(
    ("line", "lone"), [("る。", True), ("ます", True), ("ました", False), ("zone", True)]
)
def test_a_last_line_of_a_few_letters_is_an_orphan(line: str, lone: bool) -> None:
    assert is_orphan(line) is lone


def test_a_text_alone_is_narrowed_so_that_its_lines_part_no_phrase() -> None:
    text = "呈現優勢與未來效益，並坦誠檢視風險；數據皆註明日期與來源"
    ends = frozenset(phrase_ends(text, "zh-Hant") or ())
    plain = Row(words_of(text, CJK), round(23.2 * SIZE * EMU_PER_PT), SIZE)
    row = plain._replace(phrases=ends)
    assert best_inset([plain], SIZE, lambda _: True) == 0
    narrow = row.narrowed(best_inset([row], SIZE, lambda _: True))
    assert narrow.lines == row.lines
    first = line_texts(row.paragraph, narrow.width / (SIZE * EMU_PER_PT), hanging=True)[0]
    assert len(line_texts(row.paragraph, row.width / (SIZE * EMU_PER_PT), hanging=True)[0]) not in ends
    assert len(first) in ends


def test_an_inset_holds_where_a_renderer_sets_a_hair_more_on_a_line() -> None:
    text = "講座は春と秋に始まり、その内容は採用する企業と相談したうえで決められている"
    row = Row(words_of(text, CJK), round(18.73 * SIZE * EMU_PER_PT), SIZE)
    inset = best_inset([row], SIZE, lambda inset: True)
    for hair in (1.0, 1.003):
        lines = line_texts(row.paragraph, (row.width - inset) * hair / (SIZE * EMU_PER_PT), hanging=True)
        assert not is_orphan(lines[-1])


@given(st.lists(texts, min_size=1, max_size=4), widths, st.integers(0, 60))
def test_an_inset_never_makes_line_ends_worse_and_never_goes_beyond_what_fits(
    told: list[str], width: int, room: int
) -> None:
    rows = [Row(words_of(text, CJK), width, SIZE) for text in told]
    most = room * SIZE * EMU_PER_PT / 10
    inset = best_inset(rows, SIZE, lambda inset: inset <= most)
    assert 0 <= inset <= most
    if inset:
        before, after = (
            sum(row.faults + row.lines for row in some) for some in (rows, [r.narrowed(inset) for r in rows])
        )
        assert after < before


@given(texts, widths)
def test_parted_numbers_are_those_that_no_line_holds(text: str, width: int) -> None:
    words, limit = words_of(text, CJK), width / (SIZE * EMU_PER_PT)
    lines = line_texts(words, limit, hanging=True)
    for number in set(parted_numbers(words, limit)):
        assert sum(line.count(number) for line in lines) < text.count(number)


def test_japanese_points_give_way_on_their_right_and_english_ones_do_not(
    houses: dict[str, object], make_slide: Make
) -> None:
    found = set()
    for letters in range(12, 34):
        text = "熊" * letters + "約3,400人が働いている"
        slide = make_slide("advantage", title="題", points=Bullets((Paragraph((Run(text),)),)))
        for code in ("ja", "en"):
            house = houses[code]
            shape = points_of(house.fit(slide))  # type: ignore[attr-defined]
            found.add((code, shape.inset_right is not None))
            slot = house.template.layouts[slide.layout].slots["points"]  # type: ignore[attr-defined]
            if code == "ja":
                right = slot.insets.right if shape.inset_right is None else shape.inset_right
                style = slot.levels[0]
                size = shape.paragraphs[0].runs[0].size or style.size
                width = slot.box.w - slot.insets.left - right - style.margin_left
                row = Row(words_of(text, CJK), width, size)
                assert row.always_parted == []
    assert ("ja", True) in found
    assert ("en", True) not in found


LONG = "Shinkansen and a growing airport connect the prefecture, while congestion remains a weak point"
SHORT = "A name that stands on one line"


@pytest.mark.parametrize(("name", "even"), [(LONG, True), (SHORT, False)])
def test_a_row_s_name_of_two_lines_ends_evenly(
    name: str, even: bool, houses: dict[str, object], make_slide: Make
) -> None:
    row = Text((Paragraph((Run(name),)), Paragraph((Run("Transport"),), 1)))
    rows = {"row 1": row, "number 1": Text((Paragraph((Run("1"),)),))}
    slide = make_slide("numbered", title="Three things", **rows)
    house = houses["en"]
    (fitted,) = house.fit(slide).require().slides  # type: ignore[attr-defined]
    shape = next(one for one in fitted.shapes if getattr(one, "slot", "") == "row 1")
    assert (shape.inset_right is not None) is even
    if even:
        slot = house.template.layouts[slide.layout].slots["row 1"]  # type: ignore[attr-defined]
        style, size = slot.levels[0], shape.paragraphs[0].runs[0].size or slot.levels[0].size
        widths = Rulers().widths("Arial", True, False)
        limit = (slot.box.w - slot.insets.left - shape.inset_right) / (size * EMU_PER_PT)
        first, second = (widths.of(line) for line in line_texts(words_of(name, widths), limit))
        assert style.bold
        assert second > 0.6 * first
