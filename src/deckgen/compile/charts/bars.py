"""Columns and bars, side by side or stacked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    MOST_NUMBERS,
    Margins,
    Scale,
    add_category_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    round_step,
    whole_unit,
    zero_based,
)
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.paint import LEAD, Paint, add_bar_look, pale, series_paints
from deckgen.compile.charts.stacks import ends_of, values_of
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, are_numbered, least_step, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_GAP = 0.55
_APART = 0.25
"""The least space between labels side by side, against their size: two numbers do not read as one."""

_THICKEST = 84.0
_THICKEST_SIDEWAYS = 44.0
_NAMES_SHARE = 0.42
_LONG_NAMES_SHARE = 0.5
"""The share of the width that names may take where that keeps all of them on one line."""


class _Bars(Struct, frozen=True):
    """How bars lie in their room: whether labels may stand at them, and whether the axis has numbers."""

    chart: Chart
    room: Room
    sideways: bool
    stacked: bool
    margins: Margins
    slot: float
    step: int
    direct: bool
    numbered: bool

    @property
    def beside(self) -> int:
        """How many bars stand side by side for one category."""
        return 1 if self.stacked else len(self.chart.series)

    @property
    def thick(self) -> float:
        """The thickness in pt of a bar."""
        return self.slot / (self.beside + _gap(self) / 100)

    @property
    def length(self) -> float:
        """The length in pt of the value axis."""
        if self.sideways:
            return self.room.width - self.margins.left - self.margins.right
        return self.room.height - self.margins.top - self.margins.bottom


def add_bars(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append a bar chart with its axes to the plot."""
    bars = _lie(placed.chart, room)
    add_layout(plot, bars.margins, room)
    element = add(plot, "c:barChart")
    add(element, "c:barDir", {"val": "bar" if bars.sideways else "col"})
    add(element, "c:grouping", {"val": "stacked" if bars.stacked else "clustered"})
    add(element, "c:varyColors", {"val": 0})
    for place, paint in enumerate(series_paints(bars.chart)):
        _add_series(element, place, paint, bars, placed)
    add(element, "c:gapWidth", {"val": _gap(bars)})
    if bars.stacked or bars.beside > 1:
        add(element, "c:overlap", {"val": 100 if bars.stacked else -5})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
    room_below = 0.0 if bars.stacked else _label_share(bars)
    scale = zero_based(ends_of(bars.chart, bars.stacked), room_below, _above(bars))
    add_category_axis(plot, placed, sideways=bars.sideways, step=bars.step)
    shown = Scale(bars.numbered, scale.low, scale.high, _unit(bars) if bars.numbered else None)
    add_value_axis(plot, placed, shown, sideways=bars.sideways)


def _unit(bars: _Bars) -> Decimal | None:
    """The step of the axis' numbers; None where a renderer's own will do, with room for all its numbers."""
    ends = [*ends_of(bars.chart, bars.stacked), Decimal(0)]
    whole = whole_unit(ends, bars.chart.number_format)
    wide = MOST_NUMBERS * (bars.room.widest(ends) + bars.room.size)
    if whole is None and bars.sideways and wide > bars.length:
        return round_step(max(ends) - min(ends), least_step(bars.chart.number_format))
    return whole


def _lie(chart: Chart, room: Room) -> _Bars:
    """Labels alone where every value has one, else the axis has numbers too; a lone series is no stack."""
    sideways = chart.chart_type.endswith("bar")
    stacked = chart.chart_type.startswith("stacked") and len(chart.series) > 1
    bars = _lying(chart, room, sideways, stacked, numbered=False)
    return bars if bars.numbered or _says_all(bars) else _lying(chart, room, sideways, stacked, numbered=True)


def _lying(chart: Chart, room: Room, sideways: bool, stacked: bool, *, numbered: bool) -> _Bars:
    measure = _lie_sideways if sideways else _stand
    margins, slot, step, direct = measure(chart, room, stacked, numbered)
    return _Bars(chart, room, sideways, stacked, margins, slot, step, direct, numbered or not direct)


def _says_all(bars: _Bars) -> bool:
    """Whether a stack has a label for each of its values but zeros, and for one at least."""
    if not bars.stacked:
        return True
    fits = [
        (fit, value)
        for one in bars.chart.series
        for fit, value in zip(_fits(one, bars), one.values, strict=True)
    ]
    return any(fit for fit, _ in fits) and all(fit or not value for fit, value in fits)


def _stand(chart: Chart, room: Room, stacked: bool, numbered: bool) -> tuple[Margins, float, int, bool]:
    """Columns: labels above them (or in them, where stacked), names below."""
    widest = room.widest(values_of(chart))
    beside = 1 if stacked else len(chart.series)
    slot = (room.width - 2) / len(chart.categories)
    lone = len(chart.series) == 1
    direct = widest <= (slot * 0.97 if lone else slot / (beside + _GAP) - _APART * room.size)
    left = 1.0 if direct and not numbered else room.widest(ends_of(chart, stacked)) + room.size
    slot = (room.width - left - 1) / len(chart.categories)
    step = names_step(chart, slot, room)
    above = (0.7 if numbered else 0.4) * room.line if direct or stacked else 1.3 * room.line
    below = names_height(chart, slot * step, room)
    return Margins(left, legend_height(chart, room) + above, 1.0, below), slot, step, direct


def _lie_sideways(
    chart: Chart, room: Room, stacked: bool, numbered: bool
) -> tuple[Margins, float, int, bool]:
    """Bars: names to the left, labels right of them (or in them, where stacked)."""
    top = legend_height(chart, room) + 2
    slot = (room.height - top - 2) / len(chart.categories)
    direct = slot / ((1 if stacked else len(chart.series)) + _GAP) >= 0.85 * room.line
    bottom = 2.0 if direct and not numbered else room.line + room.size
    slot = (room.height - top - bottom) / len(chart.categories)
    names = max((room.wide(category.text) for category in chart.categories), default=0.0)
    if names > _LONG_NAMES_SHARE * room.width:
        names = _NAMES_SHARE * room.width
    left = names + 0.7 * room.size
    ends = room.widest(ends_of(chart, stacked))
    right = 0.5 * room.size if direct or stacked else ends + 0.8 * room.size
    if stacked and bottom > room.line:
        right += ends / 2
    some = slot < room.figure and are_numbered(chart.categories)
    step = -int(-room.figure // slot) if some else 1
    return Margins(left, top, right, bottom), slot, step, direct


def _label_share(bars: _Bars) -> float:
    """The share of the value axis that a label at a bar's end takes."""
    need = bars.room.widest(values_of(bars.chart)) + 6 if bars.sideways else 1.3 * bars.room.line
    return min(0.3, need / bars.length)


def _above(bars: _Bars) -> float | None:
    """The share of the axis beyond the longest bar: its label's; None where the axis shows its numbers."""
    if bars.numbered:
        return None
    return 0.0 if bars.stacked else _label_share(bars)


def _gap(bars: _Bars) -> int:
    """The space between categories in percent of a bar: few categories do not make slabs."""
    thickest = _THICKEST_SIDEWAYS if bars.sideways else _THICKEST
    return min(500, max(round(_GAP * 100), round((bars.slot / thickest - bars.beside) * 100)))


def _add_series(parent: Element, place: int, paint: Paint, bars: _Bars, placed: PlacedChart) -> None:
    series = bars.chart.series[place]
    element = add(parent, "c:ser")
    add_name(element, place, series)
    add_bar_look(element, paint, actual=True, parted=bars.stacked)
    add(element, "c:invertIfNegative", {"val": 0})
    paints = _point_paints(bars.chart, series, paint)
    actual = len(series.values) - series.forecast
    for row, own in enumerate(paints):
        if own != paint or row >= actual:
            point = add(element, "c:dPt")
            add(point, "c:idx", {"val": row})
            add(point, "c:invertIfNegative", {"val": 0})
            add(point, "c:bubble3D", {"val": 0})
            add_bar_look(point, own, actual=row < actual, parted=bars.stacked)
    inks = [pale(own).ink if row >= actual else own.ink for row, own in enumerate(paints)]
    add_labels(element, _labels(series, inks, bars), placed)
    add_values(element, place, series, bars.chart)


def _point_paints(chart: Chart, series: Series, paint: Paint) -> list[Paint]:
    if len(chart.series) > 1:
        return [paint] * len(series.values)
    return [LEAD if category.text in chart.highlight else paint for category in chart.categories]


def _labels(series: Series, inks: Sequence[str], bars: _Bars) -> list[Label | None]:
    lead = [
        category.text in bars.chart.highlight or series.id in bars.chart.highlight
        for category in bars.chart.categories
    ]
    if bars.stacked:
        fits = _fits(series, bars)
        return [
            Label("ctr", ink, bold) if fit else None for fit, ink, bold in zip(fits, inks, lead, strict=True)
        ]
    shown = range(len(lead)) if bars.direct else _chosen(series, lead, bars)
    return [
        Label("outEnd", "dk1", bold) if row in shown and value is not None else None
        for row, (value, bold) in enumerate(zip(series.values, lead, strict=True))
    ]


def _fits(series: Series, bars: _Bars) -> list[bool]:
    """Whether each segment of a stack is long and wide enough for its label."""
    ends = ends_of(bars.chart, stacked=True)
    reach = (max(ends) - min(ends)) * Decimal("1.25" if bars.numbered else "1.1") or Decimal(1)
    fits = []
    for value in series.values:
        along = float(abs(value or Decimal(0)) / reach) * bars.length
        wide = bars.room.number(value)
        need = wide + 4 if bars.sideways else bars.room.figure
        clipped = not bars.sideways and wide > bars.thick
        fits.append(bars.direct and bool(value) and along >= need and not clipped)
    return fits


def _chosen(series: Series, lead: Sequence[bool], bars: _Bars) -> set[int]:
    """The points of a crowded series that are labelled: named ones, the last, the greatest, none too near."""
    if len(bars.chart.series) > 1:
        return set()
    known = [row for row, value in enumerate(series.values) if value is not None]
    greatest = max(known, key=lambda row: series.values[row] or Decimal(0), default=0)
    need = bars.room.line if bars.sideways else bars.room.widest(series.values)
    reach = int(need / 2 // bars.slot) + 1
    clear = [row for row in (*known[-1:], greatest) if bars.sideways or _is_clear(series.values, row, reach)]
    chosen: set[int] = set()
    for row in [*(row for row in known if lead[row]), *clear]:
        if all(abs(row - other) * bars.slot >= need for other in chosen):
            chosen.add(row)
    return chosen


def _is_clear(values: Sequence[Decimal | None], row: int, reach: int) -> bool:
    """Whether no column within ``reach`` of a labelled one rises into its label."""
    own = values[row] or Decimal(0)
    return all((value or Decimal(0)) <= own for value in values[max(0, row - reach) : row + reach + 1])
