"""What each type of chart can show: the rest is refused with a cure, and never breaks later."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.compile.charts.data import number_of
from deckgen.content.chart_rules import levels
from deckgen.content.evidence import ChartOf
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked
from deckgen.yaml_source import load_yaml

TYPES = (
    *("column", "bar", "stacked_column", "stacked_bar", "line", "area", "pie", "doughnut", "waterfall"),
    *("scatter", "column_line"),
)


def checked(kind: str, *rows: str, count: int | None = None, more: str = "") -> Checked[Any]:
    length = count if count is not None else rows[0].count(",") + 1
    names = ", ".join(f"c{place}" for place in range(length))
    series = ", ".join(f"{{id: s{place}, name: S, values: [{row}]}}" for place, row in enumerate(rows, 1))
    across = ""
    if kind == "scatter" and "x:" not in more:
        across = f"x: {{name: X, values: [{', '.join(str(place) for place in range(length))}]}}\n"
    text = f"type: {kind}\nhead: H\nsources: [s]\ncategories: [{names}]\nseries: [{series}]\n{across}{more}"
    return validate(ChartOf, load_yaml("n.yaml", text.encode()).require())


def refused(told: Checked[Any], word: str) -> None:
    assert not told.ok
    assert len(told.findings) == 1, told.findings
    finding = told.findings[0]
    assert word in finding.message, finding
    assert finding.cure, finding
    assert finding.where is not None
    assert finding.where.line > 0


@pytest.mark.parametrize("kind", TYPES)
def test_plain_data_are_taken(kind: str) -> None:
    rows = (
        ("3, 4, 5", "1, 2, 3") if kind in ("column_line", "stacked_bar", "stacked_column") else ("3, 4, 5",)
    )
    assert checked(kind, *rows).ok


@pytest.mark.parametrize("kind", TYPES)
def test_empty_is_refused(kind: str) -> None:
    assert not checked(kind, "", count=0).ok
    refused(checked(kind, ", , ".replace(",", "null,") + "null"), "no values at all")


@pytest.mark.parametrize(
    ("kind", "rows", "word"),
    [
        ("pie", ("3, -1, 5",), "negative"),
        ("doughnut", ("3, -1, 5",), "negative"),
        ("pie", ("1, 2, 3, 4, 5, 6, 7",), "7 slices"),
        ("pie", ("3, null, 5",), "without a value"),
        ("pie", ("0, 0, 0",), "nothing"),
        ("pie", ("5, 0, 3",), "too thin to be seen, 'c1'"),
        ("doughnut", ("500, 2, 498",), "too thin to be seen"),
        ("doughnut", ("1, 2", "1, 2"), "one series"),
        ("line", ("1",), "one point"),
        ("area", ("1",), "one point"),
        ("area", ("1, -2", "1, 2"), "negative"),
        ("area", ("1, null, 2",), "missing"),
        ("waterfall", ("1, 2",), "needs a start"),
        ("waterfall", ("null, 2, 3",), "starting level"),
        ("waterfall", ("5, -6, null",), "below zero"),
        ("waterfall", ("5, 6, null", "5, 6, null"), "one series"),
        ("column_line", ("5, 6",), "last one for the line"),
        ("column", ("5, 6, 7", "5, 6"), "has 2 values for 3"),
    ],
)
def test_what_a_type_cannot_show_is_refused(kind: str, rows: tuple[str, ...], word: str) -> None:
    refused(checked(kind, *rows), word)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ('"1e400"', "too large"),
        ("1000000000000001", "too large"),
        ('"1e-400"', "too small"),
        ("1.2345678901234567", "15 digits"),
        (".nan", "number"),
        ('"inf"', "number"),
        ("many", "number"),
        ('"=1+1"', "number"),
    ],
)
def test_a_value_that_no_cell_holds_is_a_finding(value: str, word: str) -> None:
    refused(checked("column", f"1, {value}, 3"), word)


@pytest.mark.parametrize("row", ["1000000000000000, 1, 2", "0.000000000001, 0, 1", "7, 7, 7", "-5, -7, 0"])
def test_extremes_are_taken(row: str) -> None:
    for kind in ("column", "bar", "line", "scatter"):
        assert checked(kind, row).ok


def test_fifty_points_are_taken_and_fifty_one_are_not() -> None:
    assert checked("line", ", ".join(["1"] * 50)).ok
    assert not checked("line", ", ".join(["1"] * 51)).ok


def test_x_values_belong_to_a_scatter_chart() -> None:
    refused(checked("scatter", "1, 2", more="x: {name: X, values: [1]}"), "in `x` for 2 points")
    refused(checked("column", "1, 2", more="x: {name: X, values: [1, 2]}"), "only a scatter chart")
    refused(checked("column", "1, 2", more="own_axis: true"), "own_axis")


def test_a_forecast_is_no_longer_than_its_series() -> None:
    told = validate(
        ChartOf,
        load_yaml(
            "n.yaml",
            b"type: column\nhead: H\nsources: [s]\ncategories: [a]\n"
            b"series: [{id: s, name: S, values: [1], forecast: 2}]\n",
        ).require(),
    )
    refused(told, "fewer values")
    less = b"type: bar\nhead: H\nsources: [s]\ncategories: [a]\n"
    less += b"series: [{id: s, name: S, values: [1], forecast: -1}]\n"
    refused(validate(ChartOf, load_yaml("n.yaml", less).require()), "less than 0")


@settings(max_examples=60, deadline=None)
@given(st.decimals(allow_nan=True, allow_infinity=True), st.sampled_from(("column", "line")))
def test_any_number_is_either_refused_or_stands_in_a_cell(value: Decimal, kind: str) -> None:
    told = checked(kind, f'1, "{value}", 3')
    if told.ok:
        given_value = told.require().series[0].values[1]
        assert Decimal(repr(number_of(given_value))) == given_value
    else:
        assert all(found.cure or "number" in found.message for found in told.findings)


@given(st.lists(st.none() | st.integers(-99, 99), min_size=1))
def test_levels_add_up(steps: list[int | None]) -> None:
    values = [None if step is None else Decimal(step) for step in steps]
    assert levels(values)[-1] == sum(step or 0 for step in steps)
