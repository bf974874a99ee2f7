"""Names in charts: they wrap, step down, or are refused by name and by how much."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.blocks import Chart, Run, Series, plain
from deckgen.diagnostics import Where
from deckgen.fit.chart_room import Room, legend_height, names_step
from deckgen.fit.charts import beyond_room, chart_fits, place_chart
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.template import EMU_PER_PT

Make = Callable[..., SlidePlan]
PLACE = Where("content/regions/x.yaml", 7, 3)


def chart(kind: str, *names: str, series: tuple[str, ...] = ("Value",)) -> Chart:
    categories = tuple(Run(name, origin=PLACE) for name in names)
    values = tuple(Decimal(number + 1) for number in range(len(names)))
    rows = tuple(Series(Run(name, origin=PLACE), values) for name in series)
    return Chart(kind, categories, rows, "A chart")


@pytest.mark.parametrize("kind", ["column", "bar", "doughnut", "line"])
def test_a_name_steps_down_and_is_then_refused_by_name_and_by_how_much(
    english: object, make_slide: Make, kind: str
) -> None:
    seen = set()
    for letters in range(1, 160):
        slide = make_slide("chart", title="T", content=chart(kind, "W" * letters, "Two", "Three"))
        checked = english.fit(slide)  # type: ignore[attr-defined]
        if checked.findings:
            break
        (shape,) = (s for s in checked.require().slides[0].shapes if hasattr(s, "label_size"))
        seen.add(shape.label_size)
    (found,) = checked.findings
    assert seen == set(english.scale.steps["label"])  # type: ignore[attr-defined]
    assert f'"{"W" * min(letters, 40)}' in found.message
    assert "pt wider than its place even at 10 pt" in found.message
    assert found.where == PLACE


def test_years_may_be_shown_every_other_time_but_words_may_not(english: object) -> None:
    years = chart("line", *[f"FY{year}" for year in range(1980, 2024)])
    words = chart("line", *[f"Station{'abcdefghijklmnopqrstuvwxyz'[n % 26]}" for n in range(44)])
    assert _fits(english, years)
    assert not _fits(english, words)


def test_a_name_of_a_series_wider_than_the_legend_is_refused(english: object) -> None:
    one, two = "short", "a name that goes on " * 12
    assert _fits(english, chart("column", "One", "Two", series=(one, one)))
    assert not _fits(english, chart("column", "One", "Two", series=(one, two)))


def test_more_series_than_the_legend_has_rows_for_are_refused(english: object) -> None:
    names = tuple(f"a series with a name of some length {n}" for n in range(60))
    setting, slot = english.setting(), _slot(english)  # type: ignore[attr-defined]
    found = beyond_room(chart("line", "2020", "2021", series=names), slot, 10.0, setting)
    assert found is not None
    assert "higher" in str(found)


def test_bars_whose_names_wrap_higher_than_a_bar_has_room_are_refused(english: object) -> None:
    name = "several words that have to wrap over a number of lines beside the bar"
    assert _fits(english, chart("bar", name, name))
    assert not _fits(english, chart("bar", *[name] * 24))


def test_more_bars_than_there_is_room_for_are_told_by_their_number(english: object, make_slide: Make) -> None:
    years = [str(1975 + n) for n in range(50)]
    slide = make_slide("chart", title="T", content=chart("bar", *years))
    (found,) = english.fit(slide).findings  # type: ignore[attr-defined]
    (most,) = re.findall("room for ([0-9]+) names", found.message)
    assert "50 are given" in found.message
    assert f"show {most} categories or fewer" in found.cure
    assert _fits(english, chart("bar", *years[: int(most)]))
    assert not _fits(english, chart("bar", *years[: int(most) + 1]))


@pytest.mark.parametrize("kind", ["column", "bar", "doughnut", "waterfall", "scatter"])
def test_a_number_that_would_take_the_chart_is_refused_with_a_unit(
    english: object, make_slide: Make, kind: str
) -> None:
    def drawn(value: str) -> Chart:
        return replace(chart(kind, "A", "B"), series=(Series(Run("Value"), (Decimal(value), Decimal(1))),))

    assert _fits(english, drawn("9876543"))
    form = '#,##0.000000000000" yen for every year of a plan that is long"'
    number = replace(drawn("987654321012345"), number_format=form)
    (found,) = english.fit(make_slide("chart", title="T", content=number)).findings  # type: ignore[attr-defined]
    assert '"987,654,321,012,345.0' in found.message
    assert "larger unit" in found.cure


def test_names_that_differ_in_more_than_their_numbers_must_all_stand(english: object) -> None:
    plants = [f"Plant {n} in Town{'abcdefghijklmnopqrstuvwxyz'[n]}ville" for n in range(20)]
    assert _fits(english, chart("column", *(f"Plant {n}" for n in range(20))))
    assert not _fits(english, chart("column", *plants))


def test_a_dots_name_of_more_than_half_the_width_is_refused(english: object) -> None:
    assert _fits(english, chart("scatter", "a name of some length", "another"))
    assert not _fits(english, chart("scatter", "a name of some length " * 4, "another"))


def test_fiscal_years_leave_no_letter_below_a_column_where_a_smaller_size_does(japanese: object) -> None:
    setting, slot = japanese.setting(), _slot(japanese)  # type: ignore[attr-defined]
    narrow = replace(slot, box=replace(slot.box, w=round(590 * EMU_PER_PT)))  # type: ignore[type-var]
    years = chart("column", *(f"{year}年度" for year in range(2014, 2026)))
    fitting = [chart_fits(years, narrow, size, setting) for size in (12.0, 11.0, 10.0)]
    assert fitting[-1]
    assert not fitting[0], "度 alone below 2014年"
    assert chart_fits(chart("column", *map(str, range(2014, 2026))), narrow, 12.0, setting)


names = st.lists(
    st.text(st.sampled_from(list("abcdefg hijklmn-熊本県")), min_size=1, max_size=40), min_size=1, max_size=14
)


@given(names, st.sampled_from(["column", "line", "waterfall", "stacked_column"]))
def test_where_names_fit_none_of_them_is_left_out(english: object, told: list[str], kind: str) -> None:
    setting, slot, drawn = english.setting(), _slot(english), chart(kind, *told)  # type: ignore[attr-defined]
    if chart_fits(drawn, slot, 10.0, setting):
        room = Room.of(place_chart(drawn, slot, 10.0, setting))
        assert names_step(drawn, room.width * 0.9 / len(told), room) == 1
        assert legend_height(drawn, room) < room.height


def _slot(house: object) -> object:
    layout = slide_kinds()["chart"].layout_for({"title": plain("T"), "content": chart("column", "One")})
    return house.template.layouts[layout].slots["content"]  # type: ignore[attr-defined]


def _fits(house: object, drawn: Chart) -> bool:
    return chart_fits(drawn, _slot(house), 10.0, house.setting())  # type: ignore[attr-defined, arg-type]
