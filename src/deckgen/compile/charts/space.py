"""The chart part: a chart of its family, its legend, and what holds for all charts."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.blocks import Chart
from deckgen.compile.charts.areas import add_areas, names_are_beside
from deckgen.compile.charts.bars import add_bars
from deckgen.compile.charts.column_line import add_columns_with_line, name_is_direct
from deckgen.compile.charts.doughnut import add_doughnut, names_are_direct
from deckgen.compile.charts.lines import add_lines
from deckgen.compile.charts.scatter import add_scatter
from deckgen.compile.charts.text import add_text_look
from deckgen.compile.charts.tree import Element, Finished, add
from deckgen.compile.charts.waterfall import add_waterfall
from deckgen.fit.chart_room import Room
from deckgen.fit.fitted import PlacedChart

WORKBOOK_REFERENCE = "rId1"
"""The id by which a chart part refers to its workbook."""

_FAMILIES: dict[str, Callable[[Element, PlacedChart, Room], None]] = {
    "column": add_bars,
    "bar": add_bars,
    "stacked_column": add_bars,
    "stacked_bar": add_bars,
    "line": add_lines,
    "doughnut": add_doughnut,
    "pie": add_doughnut,
    "area": add_areas,
    "scatter": add_scatter,
    "waterfall": add_waterfall,
    "column_line": add_columns_with_line,
}
_ROUND = (add_doughnut,)
_NAMESPACES: dict[str, str | int] = {
    "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def chart_space(placed: PlacedChart) -> Element:
    """Return the root of the chart part; raises ValueError for a chart type that is not drawn.

    No ``c:style``: every colour is said, by theme slot. Source: ECMA-376 part 1, 21.2.2.
    """
    family = _FAMILIES.get(placed.chart.chart_type)
    if family is None:
        raise ValueError(f"no chart type {placed.chart.chart_type}; known: {', '.join(_FAMILIES)}")
    room = Room.of(placed)
    space = Element("c:chartSpace", _NAMESPACES)
    add(space, "c:date1904", {"val": 0})
    add(space, "c:lang", {"val": placed.lang})
    add(space, "c:roundedCorners", {"val": 0})
    chart = add(space, "c:chart")
    add(chart, "c:autoTitleDeleted", {"val": 1})
    plot = add(chart, "c:plotArea")
    family(plot, placed, room)
    _add_emptiness(plot)
    _add_legend(chart, placed, room, round_=family in _ROUND)
    add(chart, "c:plotVisOnly", {"val": 1})
    add(chart, "c:dispBlanksAs", {"val": "gap"})
    _add_emptiness(space)
    add_text_look(space, placed)
    add(add(space, "c:externalData", {"r:id": WORKBOOK_REFERENCE}), "c:autoUpdate", {"val": 0})
    return space


def _add_emptiness(parent: Element) -> None:
    parent.children.append(_EMPTINESS)


def _emptiness() -> Element:
    properties = Element("c:spPr")
    add(properties, "a:noFill")
    add(add(properties, "a:ln"), "a:noFill")
    return Finished(properties)


_EMPTINESS = _emptiness()


def _add_legend(parent: Element, placed: PlacedChart, room: Room, *, round_: bool) -> None:
    """Several series are named above the plot, slices without room for their names below it."""
    if _all_named(placed.chart, room, round_=round_):
        return
    legend = add(parent, "c:legend")
    add(legend, "c:legendPos", {"val": "b" if round_ else "t"})
    for place in _unlisted(placed.chart, room):
        entry = add(legend, "c:legendEntry")
        add(entry, "c:idx", {"val": place})
        add(entry, "c:delete", {"val": 1})
    if not round_:
        layout = add(add(legend, "c:layout"), "c:manualLayout")
        for name, value in (("xMode", "edge"), ("yMode", "edge"), ("x", 0), ("y", 0)):
            add(layout, f"c:{name}", {"val": value})
    add(legend, "c:overlay", {"val": 0})
    add_text_look(legend, placed)


def _all_named(chart: Chart, room: Room, *, round_: bool) -> bool:
    """Whether names stand beside what they name, or a lone series needs none."""
    if round_:
        return names_are_direct(chart, room)
    return len(chart.series) < 2 or (chart.chart_type == "area" and names_are_beside(chart, room))


def _unlisted(chart: Chart, room: Room) -> list[int]:
    """The series that the legend leaves out: what a waterfall does not show, a line named at its end."""
    if chart.chart_type == "waterfall":
        return [0, *(place for place, part in enumerate(chart.series[1:], 1) if not any(part.values))]
    direct = chart.chart_type == "column_line" and name_is_direct(chart, room)
    return [len(chart.series) - 1] if direct else []
