"""Whatever data a chart's rules let through is drawn: all equal, zero, huge, tiny, missing, one or fifty."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.chart import compile_chart
from deckgen.content.chart_rules import as_cell, fault_of
from deckgen.fit.fitted import PlacedChart
from deckgen.template import Box

NS = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
BOXES = (Box(0, 0, 3_500_000, 3_600_000), Box(0, 0, 6_300_000, 3_600_000))
TYPES = ("column", "bar", "stacked_column", "stacked_bar", "line", "area", "pie", "doughnut", "scatter")
EXTREMES = (
    ["5"] * 6,
    ["0"] * 6,
    ["1E+15"] * 3,
    ["1E-12", "0", "1E-12"],
    ["-3", "-3", "-3"],
    ["7"],
    ["1"] * 50,
)


def drawn(kind: str, rows: list[list[Decimal | None]], x: list[Decimal], *, own_axis: bool = False) -> None:
    names = [f"Category {place}" for place in range(len(rows[0]))]
    series = tuple(Series(Run(f"S{n}"), tuple(row), f"s{n}") for n, row in enumerate(rows))
    across = x[: len(names)] if kind == "scatter" else None
    if fault_of(kind, names, series, across):
        return
    chart = Chart(kind, tuple(map(Run, names)), series, "alt", "#,##0", ("Category 0",))
    if across is not None:
        chart = replace(chart, x=Series(Run("X"), tuple(across)))
    for box in BOXES:
        shown = replace(chart, own_axis=own_axis)
        node = etree.fromstring(
            compile_chart(PlacedChart("v", "", box, "", shown, 12.0, "ja-JP", "en-US")).xml
        )
        for scaling in node.iterfind(".//c:scaling", NS):
            ends = [float(end.get("val", "")) for end in scaling if end.tag.endswith(("}min", "}max"))]
            assert ends == sorted(ends, reverse=True)
            assert len(set(ends)) == len(ends)
        shares = node.findall("c:chart/c:plotArea/c:layout/c:manualLayout/*", NS)[3:]
        assert all(0 <= float(share.get("val", "")) <= 1 for share in shares)


@pytest.mark.parametrize("kind", (*TYPES, "column_line"))
@pytest.mark.parametrize("values", EXTREMES, ids=str)
def test_extremes_are_drawn(kind: str, values: list[str]) -> None:
    row: list[Decimal | None] = [Decimal(value) for value in values]
    x = [Decimal(place) for place in range(50)]
    drawn(kind, [row], x)
    drawn(kind, [row, row], x)
    drawn(kind, [row, [None] * len(row)], [Decimal(3)] * 50, own_axis=kind == "column_line")


def _in_a_cell(value: Decimal) -> bool:
    try:
        as_cell(value)
    except ValueError:
        return False
    return True


VALUES = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3).filter(_in_a_cell)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((*TYPES, "column_line")),
    st.lists(st.tuples(st.none() | VALUES, st.none() | VALUES, VALUES), min_size=1, max_size=50),
    st.booleans(),
)
def test_any_data_that_the_rules_let_through_are_drawn(
    kind: str, points: list[tuple[Decimal | None, Decimal | None, Decimal]], several: bool
) -> None:
    first, second, x = (list(column) for column in zip(*points, strict=True))
    drawn(
        kind, [first, second] if several else [first], [value or Decimal(0) for value in x], own_axis=several
    )


@pytest.mark.parametrize("line", [(None, None), (None, Decimal("-0.01")), (Decimal(2), None)], ids=str)
def test_columns_without_values_are_drawn_beside_a_line(line: tuple[Decimal | None, ...]) -> None:
    """No content says this, but drawing decides nothing: whatever is in a plan is drawn."""
    series = (Series(Run("S"), (None, None), "s"), Series(Run("L"), line, "l"))
    chart = Chart("column_line", (Run("A"), Run("B")), series, "alt", "General", (), own_axis=True)
    for box in BOXES:
        placed = PlacedChart("v", "", box, "", chart, 12.0, "ja-JP", "en-US")
        assert etree.fromstring(compile_chart(placed).xml).findall(".//c:lineChart", NS)
