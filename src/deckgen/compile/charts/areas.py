"""Area charts: one area, or several stacked, with the axis beside them."""

from __future__ import annotations

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
from deckgen.compile.charts.paint import add_bar_look, series_paints
from deckgen.compile.charts.stacks import ends_of
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart


def add_areas(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append an area chart with its axes to the plot; areas reach from the first to the last category."""
    chart = placed.chart
    stacked = len(chart.series) > 1
    ends = ends_of(chart, stacked)
    first, last = (room.wide(chart.categories[place].text) / 2 for place in (0, -1))
    left = max(room.widest(ends) + room.size, min(first, room.width / 6))
    right = min(last, room.width / 6) + 2
    slot = (room.width - left - right) / max(1, len(chart.categories) - 1)
    step = names_step(chart, slot, room)
    top = legend_height(chart, room) + 0.7 * room.line
    add_layout(plot, Margins(left, top, right, names_height(chart, slot * step, room)), room)
    element = add(plot, "c:areaChart")
    add(element, "c:grouping", {"val": "stacked" if stacked else "standard"})
    add(element, "c:varyColors", {"val": 0})
    for place, paint in enumerate(series_paints(chart)):
        series = add(element, "c:ser")
        add_name(series, place, chart.series[place])
        add_bar_look(series, paint, actual=True, parted=False)
        add_values(series, place, chart.series[place], chart)
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})
    scale = zero_based(ends)
    add_category_axis(plot, placed, sideways=False, step=step)
    add_value_axis(plot, placed, Scale(True, scale.low, scale.high), sideways=False, crossing="midCat")
