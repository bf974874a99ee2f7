"""Scatter charts: a dot for each category, named where its name touches no other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    Margins,
    Scale,
    add_across_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    round_step,
    whole_unit,
)
from deckgen.compile.charts.data import add_name, add_points
from deckgen.compile.charts.paint import LEAD, TINT, Paint, add_paint, add_stroke, series_paints
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, least_step, legend_height
from deckgen.fit.fitted import PlacedChart

_DOT = 9
_TICK = 5
"""About the pt by which ticks keep an axis' numbers off a dot on it."""


class _Span(Struct, frozen=True):
    """One axis: its ends, and its length in pt."""

    low: Decimal
    high: Decimal
    length: float

    def at(self, value: Decimal) -> float:
        """Where a value stands, in pt from the low end."""
        return float((value - self.low) / (self.high - self.low)) * self.length


def add_scatter(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append a scatter chart with its axes to the plot; the x axis bears its name."""
    chart = placed.chart
    assert chart.x is not None
    ys = [value for series in chart.series for value in series.values if value is not None]
    across = _ends([value for value in chart.x.values if value is not None])
    up = _ends(ys, least_step(chart.number_format))
    left, right = room.widest([*ys, *up]) + room.size + _TICK, 1.5 * room.size
    top = legend_height(chart, room) + 0.8 * room.line
    margins = Margins(left, top, right, 3.0 * room.line)
    add_layout(plot, margins, room)
    spans = (
        _Span(*across, room.width - left - right),
        _Span(*up, room.height - margins.top - margins.bottom),
    )
    element = add(plot, "c:scatterChart")
    add(element, "c:scatterStyle", {"val": "lineMarker"})
    add(element, "c:varyColors", {"val": 0})
    named = _named(chart, spans, room)
    for place, paint in enumerate(series_paints(chart)):
        _add_series(element, place, paint, named, placed)
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
    add_across_axis(plot, placed, Scale(True, *across))
    unit = whole_unit(up, chart.number_format)
    add_value_axis(plot, placed, Scale(True, *up, unit), sideways=False, crossing="midCat", apart=True)


def _ends(values: Sequence[Decimal], least: Decimal | None = None) -> tuple[Decimal, Decimal]:
    """Round ends around the values, ``least`` apart or more: from zero where they are not far above it."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if 0 <= low <= (high - low) * 2 and high > 0:
        low = Decimal(0)
    step = round_step((high - low) or abs(high) or Decimal(1), least)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    if last == high:
        last += step
    return (first - step if first == low and low != 0 else first), last


def _named(chart: Chart, spans: tuple[_Span, _Span], room: Room) -> dict[tuple[int, int], Label]:
    """The names that fit beside their dots, those of highlighted ones first, by series and category."""
    across, up = spans
    dots = {
        (place, row): (across.at(x), up.at(y))
        for place, series in enumerate(chart.series)
        for row, (x, y) in enumerate(zip(_xs(chart), series.values, strict=True))
        if x is not None and y is not None
    }
    half = room.line / 2
    taken = [(x - _DOT / 2, y - _DOT / 2, x + _DOT / 2, y + _DOT / 2) for x, y in dots.values()]
    labels: dict[tuple[int, int], Label] = {}
    for key in sorted(dots, key=lambda key: chart.categories[key[1]].text not in chart.highlight):
        (x, y), text = dots[key], chart.categories[key[1]].text
        wide = room.wide(text)
        for side, start in (("r", x + _DOT), ("l", x - _DOT - wide)):
            box = (start, y - half, start + wide, y + half)
            if box[0] >= 0 and box[2] <= across.length + room.size and not any(_touch(box, o) for o in taken):
                taken.append(box)
                labels[key] = Label(side, bold=text in chart.highlight, text=text)
                break
    return labels


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _xs(chart: Chart) -> Sequence[Decimal | None]:
    return chart.x.values if chart.x else ()


def _add_series(
    parent: Element, place: int, paint: Paint, named: dict[tuple[int, int], Label], placed: PlacedChart
) -> None:
    chart = placed.chart
    series = chart.series[place]
    element = add(parent, "c:ser")
    add_name(element, place, series)
    add_stroke(add(element, "c:spPr"), None)
    _add_dot(element, paint, hollow=False)
    for row, (own, hollow) in enumerate(_looks(chart, series, paint)):
        if own != paint or hollow:
            point = add(element, "c:dPt")
            add(point, "c:idx", {"val": row})
            _add_dot(point, own, hollow=hollow, size=_DOT + 2 * (own != paint))
            add(point, "c:bubble3D", {"val": 0})
    add_labels(element, [named.get((place, row)) for row in range(len(series.values))], placed)
    add_points(element, place, series, chart)
    add(element, "c:smooth", {"val": 0})


def _looks(chart: Chart, series: Series, paint: Paint) -> list[tuple[Paint, bool]]:
    actual = len(series.values) - series.forecast
    lone = len(chart.series) == 1 and paint == TINT
    return [
        (LEAD if lone and category.text in chart.highlight else paint, row >= actual)
        for row, category in enumerate(chart.categories)
    ]


def _add_dot(parent: Element, paint: Paint, *, hollow: bool, size: int = _DOT) -> None:
    """A dot; one of another colour must be of another size, or one renderer keeps the series' colour."""
    marker = add(parent, "c:marker")
    add(marker, "c:symbol", {"val": "circle"})
    add(marker, "c:size", {"val": size})
    look = add(marker, "c:spPr")
    add_paint(look, Paint("lt1") if hollow else paint)
    add_stroke(look, paint if hollow else Paint("lt1"), 1.5 if hollow else 0.75)
