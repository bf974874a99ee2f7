"""Columns with a line over them: the last series is the line, on an axis of its own only where asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    Margins,
    Scale,
    add_category_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    level_zeros,
    whole_unit,
    zero_based,
)
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.line_labels import Over, line_format, name_room
from deckgen.compile.charts.lines import add_line_series
from deckgen.compile.charts.paint import LEAD, Paint, add_bar_look, pale, series_paints
from deckgen.compile.charts.stacks import values_of
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_GAP = 70
_LINE = Paint("accent3")
_NO_MARGINS = Margins(0.0, 0.0, 0.0, 0.0)


class _Lie(Struct):
    """How columns and line lie in their room: both scales, and from these the plot's place and the labels."""

    chart: Chart
    room: Room
    scale: Scale
    line_scale: Scale
    named: bool
    feet: bool = False
    """Whether every column has its number in its foot."""

    margins: Margins = _NO_MARGINS
    slot: float = 0.0
    step: int = 1
    labels: list[Label | None] = field(default_factory=list)
    far: bool = False
    """Whether the line's own axis shows, on the right."""

    def place(self, left: float, right: float) -> None:
        """Give the plot its margins in pt."""
        self.slot = (self.room.width - left - right) / len(self.chart.categories)
        self.step = names_step(self.chart, self.slot, self.room)
        top = legend_height(self.chart, self.room) + 0.9 * self.room.line
        below = names_height(self.chart, self.slot * self.step, self.room)
        self.margins = Margins(left, top, right, below)

    def label(self) -> None:
        """Label the line where both scales are known; its axis is needed where a label is missing."""
        self.labels = [None] * len(self.chart.categories)
        ends = self.scale.high, self.line_scale.high
        if ends[0] and ends[1] and not self.falls:
            over = Over(self.chart, self.room, self.slot, self.high, ends[0], ends[1])
            self.labels = over.labels(named=self.named)
        values = self.chart.series[-1].values
        full = all(label or value is None for label, value in zip(self.labels, values, strict=True))
        self.far = self.chart.own_axis and not full

        columns = values_of(replace(self.chart, series=self.chart.series[:-1]))
        self.feet = bool(columns) and not self.falls and all(map(self._has_room, columns))

    @property
    def falls(self) -> bool:
        """Whether the axes reach below zero."""
        return any(one.low is None or one.low < 0 for one in (self.scale, self.line_scale))

    def _has_room(self, value: Decimal) -> bool:
        tall = float(value / (self.scale.high or value or Decimal(1))) * self.high >= 1.4 * self.room.line
        return not value or (tall and self.room.number(value) <= self.thick * 0.95)

    @property
    def high(self) -> float:
        """The length in pt of the value axis."""
        return self.room.height - self.margins.top - self.margins.bottom

    @property
    def thick(self) -> float:
        """The width in pt of a column."""
        return self.slot / (len(self.chart.series) - 1 + _GAP / 100)


def add_columns_with_line(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append columns and a line with their axes; numbers stand in the feet, at the line, on the axis.

    The line's own axis is left out where every value of the line has its label.
    """
    lie = _lie(placed.chart, room)
    add_layout(plot, lie.margins, room)
    _add_columns(plot, placed, lie)
    second = placed
    if lie.chart.own_axis:
        own_format = replace(lie.chart, number_format=line_format(lie.chart))
        second = replace(placed, name=f"{placed.name} line", chart=own_format)
    _add_line(plot, second, lie.labels)
    add_category_axis(plot, placed, sideways=False, step=lie.step)
    add_value_axis(plot, placed, lie.scale, sideways=False)
    if lie.chart.own_axis:
        add_category_axis(plot, second, sideways=False, hidden=True)
        own = msgspec.structs.replace(lie.line_scale, shown=lie.far)
        add_value_axis(plot, second, own, sideways=False, far=True)


def name_is_direct(chart: Chart, room: Room) -> bool:
    """Return True where the line's name stands at its end, and not in the legend."""
    return _lie(chart, room).named


def _lie(chart: Chart, room: Room) -> _Lie:
    """The line's name at its end and its numbers beside it, or else its axis and its name in the legend."""
    plain = _lying(chart, room, 0.0)
    need = name_room(chart, room)
    if not need or plain.falls or not (plain.scale.high and plain.line_scale.high):
        return plain
    direct = _lying(chart, room, need)
    return plain if direct.step > plain.step or direct.far else direct


def _lying(chart: Chart, room: Room, need: float) -> _Lie:
    """Where all lies with ``need`` pt right of the columns for the line's name, 0 for none."""
    shared = values_of(replace(chart, series=chart.series[:-1]) if chart.own_axis else chart)
    own = values_of(replace(chart, series=chart.series[-1:])) if chart.own_axis else shared
    lie = _Lie(chart, room, *_scales(chart, shared, own), named=need > 0)
    left = room.widest(shared) + room.size
    far = room.widest(chart.series[-1].values) + room.size if chart.own_axis and not need else 1.0
    lie.place(left, need or far)
    lie.label()
    return lie


def _scales(chart: Chart, shared: Sequence[Decimal], own: Sequence[Decimal]) -> tuple[Scale, Scale]:
    """The scales of the columns and of the line, zero at the same height on both."""
    formats = (chart.number_format, line_format(chart))
    if own is not shared and min([*shared, *own, Decimal(0)]) < 0:
        return level_zeros(shared, own, formats)
    found = (
        msgspec.structs.replace(
            zero_based(values, 0.0, 0.06), shown=True, unit=whole_unit([*values, Decimal(0)], form)
        )
        for values, form in zip((shared, own), formats, strict=True)
    )
    first, second = found
    return first, second


def _add_columns(plot: Element, placed: PlacedChart, lie: _Lie) -> None:
    element = add(plot, "c:barChart")
    add(element, "c:barDir", {"val": "col"})
    add(element, "c:grouping", {"val": "clustered"})
    add(element, "c:varyColors", {"val": 0})
    columns = replace(lie.chart, series=lie.chart.series[:-1])
    paints = [LEAD] if len(columns.series) == 1 else series_paints(columns, but=_LINE)
    for place, paint in enumerate(paints):
        _add_column_series(element, place, paint, lie, placed)
    add(element, "c:gapWidth", {"val": _GAP})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})


def _add_column_series(parent: Element, place: int, paint: Paint, lie: _Lie, placed: PlacedChart) -> None:
    series = lie.chart.series[place]
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
    add_labels(element, [_foot(series, row, ink, lie) for row, ink in enumerate(inks)], placed)
    add_values(element, place, series, lie.chart)


def _foot(series: Series, row: int, ink: str, lie: _Lie) -> Label | None:
    """A label in the foot of a column, where all are wide and high enough for theirs."""
    if not lie.feet or not series.values[row]:
        return None
    return Label("inBase", ink, lie.chart.categories[row].text in lie.chart.highlight)


def _add_line(plot: Element, placed: PlacedChart, labels: Sequence[Label | None]) -> None:
    chart = placed.chart
    element = add(plot, "c:lineChart")
    add(element, "c:grouping", {"val": "standard"})
    add(element, "c:varyColors", {"val": 0})
    add_line_series(element, len(chart.series) - 1, _LINE, labels, placed)
    add(element, "c:marker", {"val": 1})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
