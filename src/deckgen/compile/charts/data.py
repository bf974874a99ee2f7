"""A series' name, categories and values in a chart part: references to cells, and a cache of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Context, Decimal
from functools import lru_cache

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.tree import Element, Finished, add

SHEET = "Sheet1"
_PRECISION = Context(prec=15)
"""A spreadsheet keeps 15 significant digits (ECMA-376 part 1, 18.17.5.2)."""


def number_of(value: Decimal) -> int | float:
    """Return a value as a cell holds it; raises ValueError for one that is too great or no number."""
    number = float(_PRECISION.plus(value)) if value.is_finite() else math.inf
    if not math.isfinite(number):
        raise ValueError(f"{value} cannot stand in a chart")
    return int(number) if number.is_integer() and abs(number) < 10**15 else number


def add_name(parent: Element, place: int, series: Series, *, order: int | None = None) -> None:
    """Append the series' number, order and name; ``place`` counts columns from 0, ``order`` is another place.

    A series that is drawn twice has an ``order`` of its own the second time.
    """
    drawn = place if order is None else order
    add(parent, "c:idx", {"val": drawn})
    add(parent, "c:order", {"val": drawn})
    reference = add(add(parent, "c:tx"), "c:strRef")
    add(reference, "c:f").text = f"{SHEET}!${column_letters(place + 1)}$1"
    _add_strings(reference, [series.name.text])


def add_values(parent: Element, place: int, series: Series, chart: Chart) -> None:
    """Append the categories and the series' values; a missing value has no point in the cache."""
    parent.children.append(_categories(tuple([str(category.text) for category in chart.categories])))
    _add_numbers(add(parent, "c:val"), column_letters(place + 1), series.values, chart.number_format)


@lru_cache(maxsize=64)
def _categories(texts: tuple[str, ...]) -> Element:
    """The same for every series of a chart, and often for the next chart too."""
    categories = Element("c:cat")
    reference = add(categories, "c:strRef")
    add(reference, "c:f").text = f"{SHEET}!$A$2:$A${len(texts) + 1}"
    _add_strings(reference, texts)
    return Finished(categories)


def add_across_name(parent: Element, chart: Chart) -> None:
    """Append the name of a scatter chart's x values, which heads the workbook's first column."""
    reference = add(add(parent, "c:tx"), "c:strRef")
    add(reference, "c:f").text = f"{SHEET}!$A$1"
    _add_strings(reference, [chart.x.name.text if chart.x else ""])


def add_points(parent: Element, place: int, series: Series, chart: Chart) -> None:
    """Append a scatter chart's x values, from the first column, and the series' y values."""
    assert chart.x is not None
    _add_numbers(add(parent, "c:xVal"), "A", chart.x.values, "General")
    _add_numbers(add(parent, "c:yVal"), column_letters(place + 1), series.values, chart.number_format)


def _add_numbers(parent: Element, column: str, values: Sequence[Decimal | None], number_format: str) -> None:
    numbers = add(parent, "c:numRef")
    add(numbers, "c:f").text = f"{SHEET}!${column}$2:${column}${len(values) + 1}"
    cache = add(numbers, "c:numCache")
    add(cache, "c:formatCode").text = number_format
    add(cache, "c:ptCount", {"val": len(values)})
    for row, value in enumerate(values):
        if value is not None:
            add(add(cache, "c:pt", {"idx": row}), "c:v").text = repr(number_of(value))


def _add_strings(reference: Element, texts: Sequence[str]) -> None:
    cache = add(reference, "c:strCache")
    add(cache, "c:ptCount", {"val": len(texts)})
    for row, text in enumerate(texts):
        if text:
            add(add(cache, "c:pt", {"idx": row}), "c:v").text = text


def column_letters(place: int) -> str:
    """Return the letters of a column: 0 is A, which holds the categories, and the series follow."""
    letters, number = "", place + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
