"""Line charts: one line labelled at its points, two above and below each other, more by an axis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    Margins,
    Scale,
    add_category_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    whole_unit,
)
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.paint import Paint, add_paint, add_stroke, faded, series_paints
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_WEIGHT = 2.25
_MARKER = 6
_MOST_LABELLED = 2
_BESIDE = 10.0
"""The pt from a dot to the middle of its label."""


def add_lines(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append a line chart with its axes to the plot."""
    chart = placed.chart
    widest = room.widest(value for series in chart.series for value in series.values)
    slot = (room.width - 2) / len(chart.categories)
    direct = _is_direct(chart, room, slot, widest)
    scale = _scale(chart, labelled=direct)
    left = widest + room.size if scale.shown else 1.0
    right = 1.0 if direct else max(1.0, widest + 0.8 * room.size - slot / 2)
    slot = (room.width - left - right) / len(chart.categories)
    step = names_step(chart, slot, room)
    top = legend_height(chart, room) + 1.4 * room.line
    margins = Margins(left, top, right, names_height(chart, slot * step, room))
    add_layout(plot, margins, room)
    element = add(plot, "c:lineChart")
    add(element, "c:grouping", {"val": "standard"})
    add(element, "c:varyColors", {"val": 0})
    high = room.height - margins.top - margins.bottom
    labels = _labels(chart, high) if direct else _end_labels(chart, room, high)
    for place, paint in enumerate(series_paints(chart, lines=True)):
        add_line_series(element, place, paint, labels[place], placed)
    add(element, "c:marker", {"val": 1})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
    add_category_axis(plot, placed, sideways=False, step=step)
    add_value_axis(plot, placed, scale, sideways=False)


def _is_direct(chart: Chart, room: Room, slot: float, widest: float) -> bool:
    """Whether every value of one or two lines can have its label, none on another."""
    if len(chart.series) > _MOST_LABELLED or widest > slot * 0.97:
        return False
    high = room.height - legend_height(chart, room) - 1.4 * room.line - names_height(chart, slot, room)
    return not _some_touch(chart, room, high)


def _some_touch(chart: Chart, room: Room, high: float) -> bool:
    """Whether two labels of one category would stand on each other: both above, or both below, their dots."""
    floor, top = _span(chart)
    for row in range(len(chart.categories)):
        at = [
            float((value - floor) / (top - floor or Decimal(1))) * high
            + (_BESIDE if _side(chart, series, row, high) == "t" else -_BESIDE)
            for series in chart.series
            if (value := series.values[row]) is not None
        ]
        if any(abs(one - other) < room.figure for one, other in combinations(at, 2)):
            return True
    return False


def _span(chart: Chart) -> tuple[Decimal, Decimal]:
    """About the low end of the axis, and the greatest value."""
    known = _known(chart) or [Decimal(0)]
    top, low = max(known), min(known)
    end = _scale(chart, labelled=True).low
    return (low - (top - low) / 3 if end is None else end), top


def _known(chart: Chart) -> list[Decimal]:
    return [value for series in chart.series for value in series.values if value is not None]


def _scale(chart: Chart, *, labelled: bool) -> Scale:
    """From zero unless the values lie close together far above it, which is also what PowerPoint does.

    Its numbers show where labels do not say all, and where it does not start at zero, so as not to mislead.
    """
    values = _known(chart)
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    far = low > 0 and 0 < high - low <= high / 6
    ends = values if far else [*values, Decimal(0)]
    unit = whole_unit(ends, chart.number_format) if not labelled or far else None
    return Scale(not labelled or far, Decimal(0) if low >= 0 and not far else None, unit=unit)


def add_line_series(
    parent: Element,
    place: int,
    paint: Paint,
    labels: Sequence[Label | None],
    placed: PlacedChart,
) -> None:
    """Append one line with its markers and labels; what is not actual is hollow and dashed."""
    chart = placed.chart
    series = chart.series[place]
    element = add(parent, "c:ser")
    add_name(element, place, series)
    add_stroke(add(element, "c:spPr"), paint, _WEIGHT)
    crowded = len(chart.categories) > 16
    _add_marker(element, None if crowded else paint, paint)
    for row in range(len(series.values) - series.forecast, len(series.values)):
        point = add(element, "c:dPt")
        add(point, "c:idx", {"val": row})
        _add_marker(point, None if crowded else Paint("lt1"), paint)
        add(point, "c:bubble3D", {"val": 0})
        add_stroke(add(point, "c:spPr"), faded(paint), _WEIGHT, dash="sysDash")
    add_labels(element, labels, placed)
    add_values(element, place, series, chart)
    add(element, "c:smooth", {"val": 0})


def _add_marker(parent: Element, fill: Paint | None, edge: Paint) -> None:
    """A dot, hollow where its value is not actual; none on a crowded line."""
    marker = add(parent, "c:marker")
    add(marker, "c:symbol", {"val": "circle" if fill else "none"})
    if fill:
        add(marker, "c:size", {"val": _MARKER})
        look = add(marker, "c:spPr")
        add_paint(look, fill)
        add_stroke(look, edge, 1.5)


def _labels(chart: Chart, high: float) -> list[list[Label | None]]:
    """A label for every value, on the side of its line where there is room."""
    return [
        [
            None
            if value is None
            else Label(_side(chart, series, row, high), bold=_is_lead(chart, series, row))
            for row, value in enumerate(series.values)
        ]
        for series in chart.series
    ]


def _is_lead(chart: Chart, series: Series, row: int) -> bool:
    return series.id in chart.highlight or chart.categories[row].text in chart.highlight


def _side(chart: Chart, series: Series, row: int, high: float) -> str:
    """Above, or below the lower of two lines and at the bottom of a valley; never into the axis."""
    value = series.values[row] or Decimal(0)
    floor, top = _span(chart)
    if value >= 0 and float((value - floor) / (top - floor or Decimal(1))) * high < 24:
        return "t"
    place = chart.series.index(series)
    others = [other.values[row] for other in chart.series if other is not series]
    if any(other is not None and other > value for other in others) or value in others[:place]:
        return "b"
    if any(other is not None for other in others):
        return "t"
    beside = [series.values[at] for at in (row - 1, row + 1) if 0 <= at < len(series.values)]
    near = [other for other in beside if other is not None]
    return "b" if near and all(other > value for other in near) else "t"


def _end_labels(chart: Chart, room: Room, high: float) -> list[list[Label | None]]:
    """A label right of each line's last value, leading lines first, none nearer than a line of text."""
    values = _known(chart)
    reach = (max(values, default=Decimal(0)) - min([*values, Decimal(0)])) or Decimal(1)
    lasts = {
        place: max((row for row, value in enumerate(series.values) if value is not None), default=0)
        for place, series in enumerate(chart.series)
    }
    labels: list[list[Label | None]] = [[None] * len(chart.categories) for _ in chart.series]
    taken: list[float] = []
    for place in sorted(lasts, key=lambda place: chart.series[place].id not in chart.highlight):
        series, row = chart.series[place], lasts[place]
        value = series.values[row] if series.values else None
        if value is None:
            continue
        at = float(value / reach) * high
        if all(abs(at - other) >= room.line for other in taken):
            labels[place][row] = Label("r", bold=_is_lead(chart, series, row))
            taken.append(at)
    return labels
