"""Which data each type of chart can show, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

MOST = Decimal(10) ** 15
LEAST_DIGIT = -12
MOST_DIGITS = 15
MOST_SLICES = 6
LEAST_SLICE = Decimal("0.005")
"""The least share of a whole that shows as a slice, and not as a line."""

Values = Sequence[Decimal | None]


class SeriesLike(Protocol):
    """What the rules look at in a series."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def values(self) -> Values: ...  # noqa: D102
    @property
    def forecast(self) -> int: ...  # noqa: D102


def as_cell(value: Decimal) -> Decimal:
    """Return a value that a spreadsheet holds to the last digit; raises ValueError for any other."""
    if abs(value) > MOST or (value and value.adjusted() < LEAST_DIGIT):
        raise ValueError(
            "is too large or too small to be drawn; give it in another unit, such as JPY billion"
        )
    if len(value.normalize().as_tuple().digits) > MOST_DIGITS:
        raise ValueError(f"has more than {MOST_DIGITS} digits, which no spreadsheet keeps; round it")
    return value


def fault_of(kind: str, categories: Sequence[str], series: Sequence[SeriesLike], x: Values | None) -> str:
    """Return why a chart of this type cannot show the data, with the cure after a semicolon; or ""."""
    for one in series:
        if len(one.values) != len(categories):
            have, want = len(one.values), len(categories)
            return f"series '{one.id}' has {have} values for {want} categories; give one each"
        if one.forecast > len(one.values):
            return f"series '{one.id}' has fewer values than its `forecast` says; correct the number"
    for one in series:
        if all(value is None for value in one.values):
            return f"series '{one.id}' has no values at all; give some, or leave it out"
    if (x is not None) is not (kind == "scatter"):
        return _ACROSS[kind == "scatter"]
    rule = _RULES.get(kind)
    return rule(categories, series) if rule else _across_fault(x, categories)


_ACROSS = {
    True: "of the type scatter has no `x`; give `x: {name: ..., values: [...]}`",
    False: "has an `x`, which only a scatter chart takes; write `type: scatter` or remove it",
}


def _across_fault(x: Values | None, categories: Sequence[str]) -> str:
    if x is not None and (len(x) != len(categories) or None in x):
        return f"has {len(x)} values in `x` for {len(categories)} points; give one each"
    return ""


def _round(categories: Sequence[str], series: Sequence[SeriesLike]) -> str:
    values = series[0].values
    if len(series) > 1:
        return f"shows one series, and {len(series)} are given; use `type: stacked_column`"
    if None in values:
        return "has a slice without a value; give it one, or leave the category out"
    if any(value is not None and value < 0 for value in values):
        return "cannot show a negative value; use `type: column`"
    if not any(values):
        return "has slices of nothing; give values above zero"
    return _slices([value for value in values if value is not None], categories)


def _slices(values: Sequence[Decimal], categories: Sequence[str]) -> str:
    if len(values) > MOST_SLICES:
        return f"has {len(values)} slices, and {MOST_SLICES} can be told apart; group the smallest as one"
    if min(values) < sum(values) * LEAST_SLICE:
        name = categories[values.index(min(values))]
        return f"has a slice too thin to be seen, '{name}'; group the smallest as one, or use `type: bar`"
    return ""


def _line(categories: Sequence[str], series: Sequence[SeriesLike]) -> str:
    if len(categories) < 2:
        return "has one point, which makes no line; use `type: column`, or a key figure"
    return ""


def _area(categories: Sequence[str], series: Sequence[SeriesLike]) -> str:
    values = [value for one in series for value in one.values]
    if len(series) > 1 and any(value is not None and value < 0 for value in values):
        return "of stacked areas cannot show a negative value; use `type: line`"
    if None in values:
        return "of areas has a missing value, which would be drawn as zero; use `type: line`"
    if any(one.forecast for one in series):
        return "of areas cannot show a forecast unlike the rest; use `type: line` or `column`"
    return _line(categories, series)


def _waterfall(categories: Sequence[str], series: Sequence[SeriesLike]) -> str:
    values = series[0].values
    if len(series) > 1:
        return "of the type waterfall has one series of changes; use `type: stacked_column` for several"
    if len(values) < 3:
        return "of the type waterfall needs a start, a change and a total; use `type: column`"
    if values[0] is None:
        return "of the type waterfall begins with its starting level; give the first value"
    if series[0].forecast:
        return "of the type waterfall cannot show a forecast; say it in the categories' names"
    if any(level < 0 for level in levels(values)):
        return "of the type waterfall falls below zero; use `type: column` with the changes"
    return ""


def _with_line(categories: Sequence[str], series: Sequence[SeriesLike]) -> str:
    if len(series) < 2:
        return "needs a series for the columns and a last one for the line; use `type: column`"
    values = [value for one in series[:-1] for value in one.values]
    if len(series) > 2 and any(value is not None and value < 0 for value in values):
        return "with a line cannot show several series with negative values; use `type: line`"
    return _line(categories, series)


_RULES: Mapping[str, Callable[[Sequence[str], Sequence[SeriesLike]], str]] = {
    "pie": _round,
    "doughnut": _round,
    "line": _line,
    "area": _area,
    "waterfall": _waterfall,
    "column_line": _with_line,
}


def levels(values: Values) -> list[Decimal]:
    """Return the level after each step of a waterfall; a value of None is the total so far."""
    reached, after = Decimal(0), []
    for value in values:
        reached += value or Decimal(0)
        after.append(reached)
    return after
