"""Area charts: one area, or several stacked, with the axis beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blocks import Chart
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
from deckgen.compile.charts.paint import add_bar_look, add_stroke, series_paints
from deckgen.compile.charts.stacks import ends_of, values_of
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room, legend_height, names_height, names_step
from deckgen.fit.fitted import PlacedChart

_NAME_SHARE = 0.28
"""The most of the chart's width that names right of the areas may take."""


class _Lie(Struct, frozen=True):
    """How areas lie in their room; ``drops`` say how many pt below its upper edge each name stands."""

    margins: Margins
    step: int
    scale: Scale
    drops: tuple[float, ...] = ()


def add_areas(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append an area chart with its axes to the plot; areas reach from the first to the last category.

    Names stand right of the areas. As no label of an area can be put there (ECMA-376 part 1, 21.2.2.48), they
    are those of lines along the areas' upper edges, which are not seen and show the same cells.
    """
    chart = placed.chart
    lie = _lie(chart, room)
    add_layout(plot, lie.margins, room)
    element = _add_group(plot, "c:areaChart", chart)
    for place, paint in enumerate(series_paints(chart)):
        series = add(element, "c:ser")
        add_name(series, place, chart.series[place])
        add_bar_look(series, paint, actual=True, parted=False)
        add_values(series, place, chart.series[place], chart)
    _add_axis_ids(element, placed)
    if lie.drops:
        _add_edges(plot, placed, lie, room)
    add_category_axis(plot, placed, sideways=False, step=lie.step)
    ends = ends_of(chart, len(chart.series) > 1)
    unit = whole_unit([*ends, Decimal(0)], chart.number_format)
    shown = Scale(True, lie.scale.low, lie.scale.high, unit)
    add_value_axis(plot, placed, shown, sideways=False, crossing="midCat")


def names_are_beside(chart: Chart, room: Room) -> bool:
    """Return True where every area's name stands right of it, and not in the legend."""
    return bool(_lie(chart, room).drops)


def _add_group(plot: Element, name: str, chart: Chart) -> Element:
    element = add(plot, name)
    add(element, "c:grouping", {"val": "stacked" if len(chart.series) > 1 else "standard"})
    add(element, "c:varyColors", {"val": 0})
    return element


def _add_axis_ids(element: Element, placed: PlacedChart) -> None:
    for own in axis_ids(placed):
        add(element, "c:axId", {"val": own})


def _add_edges(plot: Element, placed: PlacedChart, lie: _Lie, room: Room) -> None:
    """Unseen lines along the areas' edges, each with its name at its end."""
    chart = placed.chart
    element = _add_group(plot, "c:lineChart", chart)
    for place, drop in enumerate(lie.drops):
        series = add(element, "c:ser")
        add_name(series, place, chart.series[place], order=len(chart.series) + place)
        add_stroke(add(series, "c:spPr"), None)
        add(add(series, "c:marker"), "c:symbol", {"val": "none"})
        bold = chart.series[place].id in chart.highlight
        name = Label("r", bold=bold, titled=True, valued=False, shift=(0.0, drop / room.height))
        add_labels(series, [*[None] * (len(chart.categories) - 1), name], placed)
        add_values(series, place, chart.series[place], chart)
        add(series, "c:smooth", {"val": 0})
    add(element, "c:marker", {"val": 1})
    _add_axis_ids(element, placed)


def _lie(chart: Chart, room: Room) -> _Lie:
    """Names beside the areas where there is room for them, and else in a legend above."""
    lasts = [series.values[-1] if series.values else None for series in chart.series]
    wide = max(room.wide(series.name.text) for series in chart.series) + room.size
    plain = _lying(chart, room)
    known = [value for value in lasts if value is not None and value > 0]
    if not 1 < len(known) == len(lasts) or wide > _NAME_SHARE * room.width or min(values_of(chart)) < 0:
        return plain
    beside = _lying(chart, room, wide)
    high = room.height - beside.margins.top - beside.margins.bottom
    drops = _drops([float(value / (beside.scale.high or value)) * high for value in known], high, room.line)
    return replace(beside, drops=drops) if drops and beside.step == plain.step else plain


def _lying(chart: Chart, room: Room, names: float = 0.0) -> _Lie:
    """Where all lies with ``names`` pt right of the areas, 0 for a legend above."""
    ends = ends_of(chart, len(chart.series) > 1)
    first, last = (room.wide(chart.categories[place].text) / 2 for place in (0, -1))
    left = max(room.widest(ends) + room.size, min(first, room.width / 6))
    right = max(names, min(last, room.width / 6) + 2)
    slot = (room.width - left - right) / max(1, len(chart.categories) - 1)
    step = names_step(chart, slot, room)
    top = (0.0 if names else legend_height(chart, room)) + 0.7 * room.line
    margins = Margins(left, top, right, names_height(chart, slot * step, room))
    return _Lie(margins, step, zero_based(ends, above=0.0) if names else zero_based(ends))


def _drops(bands: Sequence[float], high: float, line: float) -> tuple[float, ...]:
    """How far below each band's upper edge its name's middle stands, no two nearer than a line of text.

    None where a name would leave its band's height by more than a line. All in pt; bands from below.
    """
    edges = [sum(bands[: place + 1]) for place in range(len(bands))]
    wanted = [edge - band / 2 for edge, band in zip(edges, bands, strict=True)]
    places: list[float] = []
    for want in wanted:
        places.append(max(want, places[-1] + line if places else line / 2))
    limit = high
    for place in reversed(range(len(places))):
        places[place] = min(places[place], limit)
        limit = places[place] - line
    gone = max(abs(at - want) - band / 2 for at, want, band in zip(places, wanted, bands, strict=True))
    return () if gone > line or places[0] < 0 else tuple(e - at for e, at in zip(edges, places, strict=True))
