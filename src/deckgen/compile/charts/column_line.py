"""Columns with a line over them: the last series is the line, on an axis of its own only where asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    Margins,
    Scale,
    add_category_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    zero_based,
)
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.lines import add_line_series
from deckgen.compile.charts.paint import LEAD, Paint, add_bar_look, pale, series_paints
from deckgen.compile.charts.stacks import values_of
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_GAP = 70
_LINE = Paint("accent3")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns' part of the chart, the length of the axis in pt, and the width of a column."""

    chart: Chart
    room: Room
    high: float
    thick: float
    most: Decimal


def add_columns_with_line(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append columns and a line with their axes; numbers stand in the columns' feet and on the axis."""
    chart = placed.chart
    columns = replace(chart, series=chart.series[:-1])
    shared = values_of(columns if chart.own_axis else chart)
    left = room.widest(shared) + room.size
    right = room.widest(chart.series[-1].values) + room.size if chart.own_axis else 1.0
    slot = (room.width - left - right) / len(chart.categories)
    step = names_step(chart, slot, room)
    top = legend_height(chart, room) + 0.9 * room.line
    margins = Margins(left, top, right, names_height(chart, slot * step, room))
    add_layout(plot, margins, room)
    high = room.height - margins.top - margins.bottom
    scale = zero_based(shared, 0.0, 0.06)
    thick = slot / (len(columns.series) + _GAP / 100)
    _add_columns(
        plot, placed, _Columns(columns, room, high, thick, scale.high or max(shared, default=Decimal(1)))
    )
    second = placed
    if chart.own_axis:
        own_format = chart.line_format or chart.number_format
        second = replace(placed, name=f"{placed.name} line", chart=replace(chart, number_format=own_format))
    _add_line(plot, second)
    add_category_axis(plot, placed, sideways=False, step=step)
    add_value_axis(plot, placed, Scale(True, scale.low, scale.high), sideways=False)
    if chart.own_axis:
        own = zero_based(values_of(replace(chart, series=chart.series[-1:])), 0.0, 0.06)
        add_category_axis(plot, second, sideways=False, hidden=True)
        add_value_axis(plot, second, Scale(True, own.low, own.high), sideways=False, far=True)


def _add_columns(plot: Element, placed: PlacedChart, columns: _Columns) -> None:
    element = add(plot, "c:barChart")
    add(element, "c:barDir", {"val": "col"})
    add(element, "c:grouping", {"val": "clustered"})
    add(element, "c:varyColors", {"val": 0})
    paints = [LEAD] if len(columns.chart.series) == 1 else series_paints(columns.chart)
    for place, paint in enumerate(paints):
        _add_column_series(element, place, paint, columns, placed)
    add(element, "c:gapWidth", {"val": _GAP})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})


def _add_column_series(
    parent: Element, place: int, paint: Paint, columns: _Columns, placed: PlacedChart
) -> None:
    series = columns.chart.series[place]
    element = add(parent, "c:ser")
    add_name(element, place, series)
    add_bar_look(element, paint, actual=True, parted=False)
    add(element, "c:invertIfNegative", {"val": 0})
    actual = len(series.values) - series.forecast
    for row in range(actual, len(series.values)):
        point = add(element, "c:dPt")
        add(point, "c:idx", {"val": row})
        add(point, "c:invertIfNegative", {"val": 0})
        add(point, "c:bubble3D", {"val": 0})
        add_bar_look(point, paint, actual=False, parted=False)
    inks = [(paint if row < actual else pale(paint)).ink for row in range(len(series.values))]
    add_labels(element, [_foot(series, row, ink, columns) for row, ink in enumerate(inks)], placed)
    add_values(element, place, series, columns.chart)


def _foot(series: Series, row: int, ink: str, columns: _Columns) -> Label | None:
    """A label in the foot of a column that is wide and high enough for it."""
    value, room = series.values[row], columns.room
    if value is None or value <= 0:
        return None
    tall = float(value / (columns.most or Decimal(1))) * columns.high >= 1.4 * room.line
    fits = tall and room.number(value) <= columns.thick * 0.95
    return (
        Label("inBase", ink, columns.chart.categories[row].text in columns.chart.highlight) if fits else None
    )


def _add_line(plot: Element, placed: PlacedChart) -> None:
    chart = placed.chart
    element = add(plot, "c:lineChart")
    add(element, "c:grouping", {"val": "standard"})
    add(element, "c:varyColors", {"val": 0})
    add_line_series(element, len(chart.series) - 1, _LINE, [None] * len(chart.categories), placed)
    add(element, "c:marker", {"val": 1})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
