"""Every value of a chart can be read off it, by its label or by the axis, and no two series look alike."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.chart import compile_chart
from deckgen.fit.fitted import PlacedChart
from deckgen.template import EMU_PER_INCH, Box

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
WIDE = Box(0, 0, round(7.93 * EMU_PER_INCH), round(4.2 * EMU_PER_INCH))
Row = tuple[float | None, ...]


def drawn(
    kind: str,
    *rows: Row,
    highlight: tuple[str, ...] = (),
    own_axis: bool = False,
    names: tuple[str, ...] = (),
) -> Any:
    """The chart part's root; series are s0, s1 ..., categories A, B ... unless they are named."""
    series = tuple(
        Series(Run(f"Series {n}"), tuple(None if v is None else Decimal(str(v)) for v in row), f"s{n}")
        for n, row in enumerate(rows)
    )
    categories = tuple(map(Run, names or (chr(65 + n) for n in range(len(rows[0])))))
    across = Series(Run("X"), tuple(map(Decimal, range(len(rows[0]))))) if kind == "scatter" else None
    chart = Chart(kind, categories, series, "alt", "#,##0", highlight, across, own_axis, "#,##0")
    placed = PlacedChart("visual", "", WIDE, "alt", chart, 12.0, "en-US", "ja-JP")
    return etree.fromstring(compile_chart(placed).xml)


def shows(label: Any) -> bool:
    return label.find("c:delete", NS) is None and label.find("c:showVal", NS).get("val") == "1"


def label_at(series: Any, row: int) -> Any:
    """The label of a point, None where it has none."""
    own = series.xpath(f"c:dLbls/c:dLbl[c:idx/@val='{row}']", namespaces=NS)
    label = own[0] if own else series.find("c:dLbls", NS)
    return label if shows(label) else None


def side_of(label: Any) -> str:
    return str(label.find("c:dLblPos", NS).get("val"))


def has_numbers(chart: Any) -> bool:
    """Whether the first value axis shows its numbers."""
    return bool(chart.find(".//c:valAx/c:delete", NS).get("val") == "0")


def look_of(series: Any) -> bytes:
    """What tells a series from the others: the paint of its dots or line, or else of its bars."""
    path = "c:marker/c:spPr/a:solidFill | c:spPr/a:ln/a:solidFill | c:spPr/a:solidFill"
    found = [node for node in series.xpath(path, namespaces=NS) if "lt1" not in etree.tostring(node).decode()]
    paints = [node for node in found if not node.xpath("a:schemeClr[@val='bg1']", namespaces=NS)]
    return bytes(etree.tostring(paints[0], method="c14n"))


@pytest.mark.parametrize("highlight", [(), ("s2",), ("s1", "s4"), ("s0", "s3", "s5")], ids=len)
@pytest.mark.parametrize("kind", ["column", "stacked_bar", "line", "area", "scatter", "column_line"])
def test_eight_series_are_of_eight_colours(kind: str, highlight: tuple[str, ...]) -> None:
    chart = drawn(kind, *[(3 + n, 5 + n, 4) for n in range(8)], highlight=highlight)
    seen = chart.findall(".//c:ser", NS)[:8]
    assert len({look_of(series) for series in seen}) == 8


VALUES = st.lists(
    st.lists(st.none() | st.integers(-900, 9000), min_size=4, max_size=4), min_size=1, max_size=5
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["stacked_column", "stacked_bar", "column", "bar", "column_line"]), VALUES)
def test_a_value_has_its_label_or_the_axis_has_numbers(kind: str, rows: list[list[int | None]]) -> None:
    if kind == "column_line":
        rows = [*rows, [1, 2, 3, 4]]
    chart = drawn(kind, *map(tuple, rows))
    if has_numbers(chart):
        return
    bars = chart.findall(".//c:barChart/c:ser", NS)
    assert all(
        label_at(series, row) is not None
        for series, values in zip(bars, rows, strict=False)
        for row, value in enumerate(values)
        if value
    )


@pytest.mark.parametrize("kind", ["stacked_column", "stacked_bar"])
def test_a_stack_of_nothing_shows_its_axis_and_a_lone_series_is_no_stack(kind: str) -> None:
    assert has_numbers(drawn(kind, (0, 0), (0, 0)))
    assert has_numbers(drawn(kind, (100, 80), (1, 80)))
    assert not has_numbers(drawn(kind, (100, 80), (90, 80)))
    lone = drawn(kind, (0, 4))
    assert lone.find(".//c:grouping", NS).get("val") == "clustered"
    assert lone.find(".//c:overlap", NS) is None
    assert [side_of(label_at(lone.find(".//c:ser", NS), row)) for row in range(2)] == ["outEnd", "outEnd"]


def test_a_label_wider_than_its_column_is_not_put_into_it() -> None:
    chart = drawn("stacked_column", *[(123_456_789_012_345,) * 6] * 2)
    assert has_numbers(chart)
    assert all(label_at(series, row) is None for series in chart.findall(".//c:ser", NS) for row in range(6))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=8))
@settings(max_examples=60, deadline=None)
def test_two_lines_never_write_a_number_on_another(points: list[tuple[int, int]]) -> None:
    chart = drawn("line", *zip(*points, strict=True))
    one, other = chart.findall(".//c:ser", NS)
    if has_numbers(chart):
        return
    for row, (first, second) in enumerate(points):
        sides = (side_of(label_at(one, row)), side_of(label_at(other, row)))
        apart = abs(first - second) / (max(map(max, points)) or 1) * 3.0 * 72
        assert sides[0] != sides[1] or apart >= 12, (row, sides)


def test_equal_lines_bear_their_numbers_above_and_below() -> None:
    one, other = drawn("line", (5, 5), (5, 5)).findall(".//c:ser", NS)
    assert [side_of(label_at(one, 0)), side_of(label_at(other, 0))] == ["t", "b"]


@pytest.mark.parametrize("kind", ["area", "scatter", "column_line"])
@pytest.mark.parametrize("most", [0, 1, 4])
def test_an_axis_shows_no_number_twice(kind: str, most: int) -> None:
    chart = drawn(kind, (0, most, 0), *([(0, 0, 0)] if kind == "column_line" else []))
    (axis,) = chart.xpath(".//c:valAx[c:axPos/@val='l']", namespaces=NS)
    assert axis.find("c:majorUnit", NS).get("val") == "1"
    far = drawn(kind, (0, 5000, 0), *([(0, 0, 0)] if kind == "column_line" else []))
    assert far.find(".//c:majorUnit", NS) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(-500, 500), min_size=3, max_size=3),
    st.lists(st.integers(-9, 9), min_size=3, max_size=3),
)
def test_columns_and_a_line_of_two_units_have_zero_at_one_height(columns: list[int], line: list[int]) -> None:
    chart = drawn("column_line", tuple(columns), tuple(line), own_axis=True)
    if min(*columns, *line) >= 0:
        return
    axes = chart.findall(".//c:valAx", NS)
    ends = [[Decimal(a.find(f"c:scaling/c:{end}", NS).get("val")) for end in ("min", "max")] for a in axes]
    units = [Decimal(axis.find("c:majorUnit", NS).get("val")) for axis in axes]
    parts = [[end / unit for end in pair] for pair, unit in zip(ends, units, strict=True)]
    assert parts[0] == parts[1]
    for (low, high), values in zip(ends, (columns, line), strict=True):
        assert low <= min(values) <= max(values) <= high
        assert low <= 0 <= high


def test_a_waterfalls_legend_names_what_is_there() -> None:
    def part(*values: int | None) -> Row:
        return values

    series = tuple(
        Series(Run(name), tuple(None if v is None else Decimal(v) for v in row), name)
        for name, row in {
            "base": part(None, 5, None),
            "level": part(5, None, 8),
            "increase": part(None, 3, None),
            "decrease": part(None, None, None),
        }.items()
    )
    chart = Chart("waterfall", tuple(map(Run, "ABC")), series, "alt", "#,##0")
    placed = PlacedChart("visual", "", WIDE, "alt", chart, 12.0, "en-US", "ja-JP")
    node = etree.fromstring(compile_chart(placed).xml)
    assert [idx.get("val") for idx in node.findall(".//c:legendEntry/c:idx", NS)] == ["0", "3"]


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_thin_slices_keep_their_numbers_where_a_legend_names_them(kind: str) -> None:
    names = tuple(f"A category whose name goes on and on for sixty letters or so {n}" for n in range(4))
    chart = drawn(kind, (60, 34, 3, 3), names=names)
    series = chart.find(".//c:ser", NS)
    assert chart.find(".//c:legend", NS) is not None
    assert all(label_at(series, row) is not None for row in range(4))
    assert all(label_at(series, row).find("c:showCatName", NS).get("val") == "0" for row in range(4))


def test_a_dot_on_the_axis_hides_no_number() -> None:
    chart = drawn("scatter", (4, 7, 9))
    (upright,) = chart.xpath(".//c:valAx[c:axPos/@val='l']", namespaces=NS)
    assert upright.find("c:majorTickMark", NS).get("val") == "out"
    assert upright.find("c:spPr/a:ln/a:noFill", NS) is not None


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 8), st.integers(1, 12), st.integers(1, 6))
def test_numbers_over_neighbouring_columns_do_not_read_as_one(
    series: int, categories: int, digits: int
) -> None:
    value = int("8" * digits)
    chart = drawn("column", *[(value,) * categories] * series)
    if has_numbers(chart):
        return
    slot = WIDE.w / EMU_PER_INCH * 72 / categories
    centres = [slot / (series + 0.55) * n for n in range(series)]
    wide = (digits + (digits - 1) // 3 * 0.5) * 0.556 * 12
    assert all(right - left > wide + 2 for left, right in pairwise(centres))
