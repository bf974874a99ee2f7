"""Waterfalls: levels, increases and decreases as columns stacked on a base that is not seen."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from deckgen.blocks import Chart, Series
from deckgen.compile.charts.axes import (
    Margins,
    Scale,
    add_category_axis,
    add_layout,
    add_value_axis,
    axis_ids,
    whole_unit,
    zero_based,
)
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.paint import LEAD, Paint, add_bar_look, add_paint, add_stroke
from deckgen.compile.charts.stacks import ends_of
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_GAP = 55
_SIGNS = {"increase": '"+"', "decrease": '"\u2212"'}
_PAINTS = {"level": LEAD, "increase": Paint("accent2"), "decrease": Paint("accent4")}


class _Fall(Struct, frozen=True):
    """How the columns lie: the axis' length in pt and the greatest value on it."""

    chart: Chart
    room: Room
    high: float
    most: Decimal
    direct: bool


def add_waterfall(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append a waterfall with its axes; the first series is the base, which has no look and no label."""
    chart = placed.chart
    ends = ends_of(chart, stacked=True)
    widest = room.widest(ends) + room.wide("+")
    direct = widest <= (room.width - 2) / len(chart.categories) * 0.97
    left = 1.0 if direct else widest + room.size
    slot = (room.width - left - 1) / len(chart.categories)
    step = names_step(chart, slot, room)
    top = legend_height(chart, room) + (0.4 if direct else 1.3) * room.line
    margins = Margins(left, top, 1.0, names_height(chart, slot * step, room))
    add_layout(plot, margins, room)
    high = max(room.height - margins.top - margins.bottom, room.height * 0.2)
    scale = zero_based(ends, 0.0, min(0.3, 1.3 * room.line / high))
    fall = _Fall(chart, room, high, scale.high or max(ends), direct)
    element = add(plot, "c:barChart")
    add(element, "c:barDir", {"val": "col"})
    add(element, "c:grouping", {"val": "stacked"})
    add(element, "c:varyColors", {"val": 0})
    for place in range(len(chart.series)):
        _add_part(element, place, fall, placed)
    add(element, "c:gapWidth", {"val": _GAP})
    add(element, "c:overlap", {"val": 100})
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
    add_category_axis(plot, placed, sideways=False, step=step)
    unit = whole_unit([*ends, Decimal(0)], chart.number_format)
    add_value_axis(plot, placed, Scale(not direct, scale.low, scale.high, unit), sideways=False)


def _add_part(parent: Element, place: int, fall: _Fall, placed: PlacedChart) -> None:
    part = fall.chart.series[place]
    element = add(parent, "c:ser")
    add_name(element, place, part)
    paint = _PAINTS.get(part.id)
    if paint is None:
        look = add(element, "c:spPr")
        add_paint(look, None)
        add_stroke(look, None)
    else:
        add_bar_look(element, paint, actual=True, parted=False)
    add(element, "c:invertIfNegative", {"val": 0})
    labels = [_label(part, row, fall) if paint else None for row in range(len(part.values))]
    add_labels(element, labels, placed, sign=_SIGNS.get(part.id, ""))
    add_values(element, place, part, fall.chart)


def _label(part: Series, row: int, fall: _Fall) -> Label | None:
    """Above its column: moved up from the middle by half of it and of a line."""
    value = part.values[row]
    if value is None or not fall.direct:
        return None
    half = float(value / (fall.most or Decimal(1))) * fall.high / 2
    up = (half + 0.65 * fall.room.line) / fall.room.height
    return Label("", bold=fall.chart.categories[row].text in fall.chart.highlight, shift=(0.0, -up))
