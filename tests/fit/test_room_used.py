"""Little content in a large place: points further apart, a lone figure in the middle, dates in a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.blocks import Bullets, Cell, KeyFigure, KeyFigures, Paragraph, Run, Station, Table, Timeline
from deckgen.fit.fitted import Ellipse, Group, PlacedTable, PlaceholderText, TextBox
from deckgen.fit.texts import extent, room
from deckgen.plan import SlidePlan

Make = Callable[..., SlidePlan]
SENTENCE = "A sentence that says what the region has to offer, "


def bullets(*texts: str) -> Bullets:
    """Points; one that begins with a dash belongs to the one before."""
    return Bullets(
        tuple(Paragraph((Run(text.lstrip("-")),), level=int(text.startswith("-"))) for text in texts)
    )


def shapes(house: Any, slide: SlidePlan) -> tuple[Any, ...]:
    checked = house.fit(slide)
    assert checked.ok, checked.findings
    return tuple(shape for fitted in checked.require().slides for shape in fitted.shapes)


def placed(house: Any, slide: SlidePlan, slot: str) -> PlaceholderText:
    return next(s for s in shapes(house, slide) if isinstance(s, PlaceholderText) and s.slot == slot)


def drawn(found: tuple[Any, ...]) -> Iterator[Any]:
    for shape in found:
        yield from drawn(shape.shapes) if isinstance(shape, Group) else (shape,)


def test_few_points_stand_further_apart_and_what_belongs_to_one_stays_close(
    english: Any, make_slide: Make
) -> None:
    slide = make_slide("text", title="T", content=bullets("One", "-below one", "Two", "Three"))
    before = [paragraph.before for paragraph in placed(english, slide, "content").paragraphs]
    own = english.template.layouts["Title and Content"].slots["content"].levels[0].before
    assert before[:2] == [None, None]
    assert before[2] == before[3] > own


def test_what_is_said_of_a_single_point_stays_close_to_it(english: Any, make_slide: Make) -> None:
    slide = make_slide(
        "risk_outlook", title="T", outlook=bullets("Growth", "-It goes on", "-Depends on roads")
    )
    assert [paragraph.before for paragraph in placed(english, slide, "outlook").paragraphs] == [None] * 3


def test_points_that_fill_their_box_keep_the_layouts_gaps(english: Any, make_slide: Make) -> None:
    slide = make_slide("text", title="T", content=bullets(*[SENTENCE] * 10))
    shown = placed(english, slide, "content")
    assert all(paragraph.before is None for paragraph in shown.paragraphs)


@pytest.mark.parametrize("code", ["en", "ja"])
@given(data=st.data())
def test_gaps_never_push_points_out_of_their_box(
    houses: Any, make_slide: Make, code: str, data: st.DataObject
) -> None:
    house = houses[code]
    text = SENTENCE if code == "en" else "地域が提供できるものを述べる文、"
    repeats = data.draw(st.lists(st.integers(1, 6), min_size=1, max_size=7))
    block = bullets(*(text * times for times in repeats))
    slide = make_slide("advantage", title="T", points=block)
    slot = house.template.layouts["Advantage Text"].slots["points"]
    shown = [s for s in shapes(house, slide) if isinstance(s, PlaceholderText) and s.slot == "points"]
    if len(shown) > 1:
        return
    size = shown[0].paragraphs[0].runs[0].size or slot.levels[0].size
    height = extent(block.paragraphs, slot, size, house.setting()).height
    gaps = [p.before - slot.levels[0].before for p in shown[0].paragraphs if p.before is not None]
    assert all(gap > 0 for gap in gaps)
    assert height + sum(gaps) <= room(slot) + 0.01


def test_a_figure_alone_in_a_tall_panel_stands_in_its_middle(english: Any, make_slide: Make) -> None:
    one = KeyFigure(Run("100"), Run("places"), note=Run("2024"))
    area = english.template.layouts["Advantage Figures"].slots["figures"].box

    def tops(*figures: KeyFigure) -> list[int]:
        slide = make_slide("advantage", title="T", points=bullets("One"), figures=KeyFigures(figures))
        return [s.box.y for s in shapes(english, slide) if s.__class__.__name__ == "Line"]

    (alone,) = tops(one)
    assert area.y + area.h // 4 < alone < area.y + area.h // 2
    assert tops(one, one)[0] == area.y


def stations(*dates: str) -> Timeline:
    return Timeline(tuple(Station(Run(date), Run(f"What happens in {date}")) for date in dates), "Stations")


def test_dates_stand_in_a_column_beside_an_upright_axis_with_room(english: Any, make_slide: Make) -> None:
    line = stations("April 2023", "2024", "30 June 2025")
    slide = make_slide("benefit", title="T", lead="L", points=bullets("One"), visual=line)
    found = list(drawn(shapes(english, slide)))
    dates = [s for s in found if isinstance(s, TextBox) and s.name.endswith("date")]
    dots = [s for s in found if isinstance(s, Ellipse)]
    texts = [s for s in found if isinstance(s, TextBox) and s.name[-1].isdigit()]
    assert len(dates) == len(dots) == len(texts) == 3
    for date, dot, text in zip(dates, dots, texts, strict=True):
        assert date.box.x + date.box.w <= dot.box.x
        assert dot.box.x + dot.box.w <= text.box.x
        assert date.box.y == text.box.y


def test_a_level_timeline_of_few_words_does_not_hang_from_the_top(english: Any, make_slide: Make) -> None:
    area = english.template.layouts["Timeline"].slots["timeline"].box

    def top(line: Timeline) -> int:
        found = drawn(shapes(english, make_slide("timeline", title="T", timeline=line)))
        return min(s.box.y for s in found if isinstance(s, TextBox))

    few, many = stations("2023", "2024"), stations(*(f"{year}" for year in range(2020, 2027)))
    assert area.y < top(many) < top(few) < area.y + area.h // 2


def test_the_parts_of_a_table_have_the_same_columns(english: Any, make_slide: Make) -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Paragraph((Run(text),)),)) for text in texts)

    rows = [row("Short", SENTENCE) for _ in range(8)] + [row(SENTENCE, "Short") for _ in range(8)]
    table = Table(row("First", "Second"), tuple(rows), "Two columns")
    found = shapes(english, make_slide("table", title="T", content=table))
    columns = {shape.columns for shape in found if isinstance(shape, PlacedTable)}
    assert len([shape for shape in found if isinstance(shape, PlacedTable)]) > 1
    assert len(columns) == 1


def test_sources_that_go_on_take_the_size_with_the_fewest_slides(english: Any, make_slide: Make) -> None:
    long = "Sample publisher: the title of a report that is as long as titles are, 2024, example.org"
    sizes = english.scale.steps["reference"]

    def pages(many: int) -> tuple[int, float]:
        slide = make_slide("sources", title="T", sources=bullets(*[long] * many))
        fitted = english.fit(slide).require().slides
        first = next(s for s in fitted[0].shapes if isinstance(s, PlaceholderText) and s.slot == "column 1")
        return len(fitted), first.paragraphs[0].runs[0].size or sizes[0]

    assert pages(4) == (1, sizes[0])
    known = [pages(many) for many in range(20, 120, 4)]
    assert known == sorted(known, key=lambda page: page[0])
    least = {size for count, size in known if count == 2}
    assert sizes[-1] in least
    assert sizes[0] not in least or len(least) > 1
