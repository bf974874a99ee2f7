"""Doughnuts, and pies: each slice labelled outside with its name and value where there is room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blocks import Chart
from deckgen.compile.charts.axes import Margins, add_layout
from deckgen.compile.charts.data import add_name, add_values
from deckgen.compile.charts.paint import add_bar_look, slice_paints
from deckgen.compile.charts.text import Label, add_labels
from deckgen.compile.charts.tree import Element, add
from deckgen.fit.chart_room import Room
from deckgen.fit.fitted import PlacedChart

_HOLE = 0.6
_CLEAR = 8.0
_LEAST = 0.52
"""The least share of its room's shorter side that the ring may be; below it a legend names the slices."""

_STEP = 4.0
_MOST = 0.86
"""The share of its room's shorter side that the ring takes where its labels leave more."""
_LABELLED_SLICE = 0.06
_INSIDE, _INSIDE_RING = 0.3, 0.25
"""The share of a pie's or a ring's diameter that a number on a slice may take."""


class _Ring(Struct, frozen=True):
    """The ring's diameter in pt, centred in the width, its centre's distance from the top, its labels.

    ``labelled`` slices have their names beside them, those that are ``numbered`` their values alone.
    """

    diameter: float
    middle: float
    labelled: bool = False
    numbered: bool = False


def names_are_direct(chart: Chart, room: Room) -> bool:
    """Return True where every slice's name stands beside it, so that there is no legend."""
    return _ring(chart, room).labelled


def add_doughnut(plot: Element, placed: PlacedChart, room: Room) -> None:
    """Append a doughnut, or a pie, of the first series to the plot."""
    chart = placed.chart
    ring, hollow = _ring(chart, room), chart.chart_type == "doughnut"
    side, top = (room.width - ring.diameter) / 2, ring.middle - ring.diameter / 2
    add_layout(plot, Margins(side, top, side, room.height - top - ring.diameter), room)
    element = add(plot, "c:doughnutChart" if hollow else "c:pieChart")
    add(element, "c:varyColors", {"val": 1})
    _add_series(element, ring, placed, room)
    add(element, "c:firstSliceAng", {"val": 0})
    if hollow:
        add(element, "c:holeSize", {"val": round(_HOLE * 100)})


def _ring(chart: Chart, room: Room) -> _Ring:
    shorter = min(room.width, room.height)
    for step in range(int(shorter * (_MOST - _LEAST) / _STEP)):
        ring = _Ring(_MOST * shorter - step * _STEP, room.height / 2, labelled=True)
        if _fits(chart, ring, room):
            return ring
    return _above_legend(chart, room)


def _above_legend(chart: Chart, room: Room) -> _Ring:
    """Values in the slices where all are thick enough for theirs, else beside them where there is room."""
    area = replace(room, height=room.height - room.line * 1.6 * _legend_rows(chart, room))
    plain = _Ring(min(area.width, area.height) * 0.94, area.height / 2)
    if _have_room_inside(chart, plain, room):
        return plain
    for step in range(int(plain.diameter * (1 - _LEAST) / _STEP)):
        ring = _Ring(plain.diameter - step * _STEP, plain.middle, numbered=True)
        if _fits(chart, ring, area):
            return ring
    return plain


def _have_room_inside(chart: Chart, ring: _Ring, room: Room) -> bool:
    """Whether every slice is thick enough, and all numbers narrow enough, to stand on it."""
    inner = _INSIDE_RING if chart.chart_type == "doughnut" else _INSIDE
    wide = room.widest(chart.series[0].values)
    return min(_shares(chart)) >= _LABELLED_SLICE and wide <= inner * ring.diameter


def _legend_rows(chart: Chart, room: Room) -> int:
    """How many rows the legend takes: its entries stand in columns as wide as the widest."""
    widest = max((room.wide(category.text) for category in chart.categories), default=0.0)
    columns = max(1, int(room.width // (widest + 2.5 * room.size)))
    return math.ceil(len(chart.categories) / columns)


def _fits(chart: Chart, ring: _Ring, room: Room) -> bool:
    """Whether every label stays within the chart and off the others."""
    boxes = [
        (x, y, half)
        for (x, y, _), half in zip(_places(chart, ring, room), _halves(chart, ring, room), strict=True)
    ]
    high = _half_high(ring, room)
    inside = all(abs(x) + half <= room.width / 2 and abs(y) + high <= room.height / 2 for x, y, half in boxes)
    return inside and not any(
        abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < 1.95 * high
        for one, other in combinations(boxes, 2)
    )


def _half_high(ring: _Ring, room: Room) -> float:
    """Half the height of a label: of two lines, or of the value's alone."""
    return room.line / 2 if ring.numbered else room.line


def _halves(chart: Chart, ring: _Ring, room: Room) -> list[float]:
    """Half the width of each slice's label."""
    values = chart.series[0].values
    return [
        max(0.0 if ring.numbered else room.wide(category.text), room.number(value)) / 2 + 2
        for category, value in zip(chart.categories, values, strict=True)
    ]


def _add_series(parent: Element, ring: _Ring, placed: PlacedChart, room: Room) -> None:
    chart = placed.chart
    series = chart.series[0]
    element = add(parent, "c:ser")
    add_name(element, 0, series)
    actual = len(series.values) - series.forecast
    paints = slice_paints(chart, labelled=ring.labelled)
    for row, paint in enumerate(paints):
        point = add(element, "c:dPt")
        add(point, "c:idx", {"val": row})
        add(point, "c:bubble3D", {"val": 0})
        add_bar_look(point, paint, actual=row < actual, parted=True)
    inks = [paint.ink if row < actual else "dk1" for row, paint in enumerate(paints)]
    labels = _beside(chart, ring, room) if ring.labelled or ring.numbered else _inside(chart, inks)
    add_labels(element, labels, placed)
    add_values(element, 0, series, chart)


def _shares(chart: Chart) -> list[float]:
    values = [abs(float(value or 0)) for value in chart.series[0].values]
    return [value / (sum(values) or 1.0) for value in values]


def _inside(chart: Chart, inks: Sequence[str]) -> list[Label | None]:
    return [
        Label("", ink, category.text in chart.highlight) if share >= _LABELLED_SLICE else None
        for share, ink, category in zip(_shares(chart), inks, chart.categories, strict=True)
    ]


def _beside(chart: Chart, ring: _Ring, room: Room) -> list[Label | None]:
    """Labels just outside: a pie's stand there, a doughnut's are moved from the middle of their slice."""
    hollow, centre = chart.chart_type == "doughnut", ring.diameter / 4 * (1 + _HOLE)
    labels: list[Label | None] = []
    for row, (x, y, angle) in enumerate(_places(chart, ring, room)):
        shift = (
            (x - centre * math.sin(angle)) / room.width,
            (y + centre * math.cos(angle)) / room.height,
        )
        bold = chart.categories[row].text in chart.highlight
        none = not chart.series[0].values[row]
        place = Label("", shift=shift) if hollow else Label("outEnd")
        labels.append(None if none else replace(place, bold=bold, named=ring.labelled))
    return labels


def _places(chart: Chart, ring: _Ring, room: Room) -> list[tuple[float, float, float]]:
    """Each label's middle from the ring's, x to the right and y down, and its slice's middle angle."""
    high = _half_high(ring, room)
    parted = _parted([*_radial(chart, ring, room)], 2 * high)
    clear = ring.diameter / 2 + _CLEAR
    return [
        (_beside_ring(x, abs(y) - high, half, clear), y, angle)
        for (x, y, angle), half in zip(parted, _halves(chart, ring, room), strict=True)
    ]


def _beside_ring(x: float, beyond: float, half: float, clear: float) -> float:
    """The x of a label's middle, moved outwards where moving it down has brought it nearer than ``clear``."""
    if beyond >= clear:
        return x
    least = math.sqrt(clear**2 - max(beyond, 0.0) ** 2) + half
    return math.copysign(max(abs(x), least - 1.0), x)


def _radial(chart: Chart, ring: _Ring, room: Room) -> Iterator[tuple[float, float, float]]:
    turned = 0.0
    high = _half_high(ring, room)
    for share, half in zip(_shares(chart), _halves(chart, ring, room), strict=True):
        angle = 2 * math.pi * (turned + share / 2)
        turned += share
        away = _distance(angle, half, high, ring.diameter / 2 + _CLEAR)
        yield math.sin(angle) * away, -math.cos(angle) * away, angle


def _distance(angle: float, half: float, line: float, clear: float) -> float:
    """How far out the middle of a label stands so that no corner of it comes nearer than ``clear``."""
    away = clear
    while True:
        beside = abs(math.sin(angle)) * away - half
        beyond = abs(math.cos(angle)) * away - line
        if math.hypot(max(beside, 0.0), max(beyond, 0.0)) >= clear:
            return away
        away += 1.0


def _parted(places: list[tuple[float, float, float]], apart: float) -> list[tuple[float, float, float]]:
    """The places with labels of one side moved down until none is nearer to the next than ``apart``."""
    moved = list(places)
    for side in (True, False):
        rows = [row for row, place in enumerate(places) if (place[0] >= 0) is side]
        last = -math.inf
        for row in sorted(rows, key=lambda row: places[row][1]):
            x, y, angle = moved[row]
            last = max(y, last + apart)
            moved[row] = (x, last, angle)
    return moved
