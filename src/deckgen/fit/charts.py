"""A chart in its place: the label size at which its names have room, and which name has none by how much."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from deckgen.blocks import Chart, Run
from deckgen.fit.chart_room import Room, are_numbered, legend_height, shown
from deckgen.fit.fitted import PlacedChart
from deckgen.fit.setting import Setting
from deckgen.template import Slot

_PLOT_SHARE, _NARROW_PLOT = 0.9, 0.84
_SIDEWAYS = frozenset({"bar", "stacked_bar"})
_ROUND = frozenset({"doughnut", "pie"})
_NAMES_BESIDE = 0.42
"""The part of a chart's width that names beside its bars take."""

_NAMES_BELOW = 0.4
_LEGEND = 0.35
"""The parts of a chart's height that names below it and its legend take at the most."""

_NUMBER = 0.3
"""The part of a chart's width that one of its numbers may take."""

_ENTRY = 2.5
"""The room of a legend's key and the space beside it, against the size of its text."""


class Beyond(NamedTuple):
    """A name in a chart that has no room: by how many pt it is too wide or too high.

    Where not even names of one line have room, ``most`` is for how many of them there is some. ``number`` is
    True of a value's number in the place of a name.
    """

    name: Run
    over: float
    way: str
    most: int = 0
    number: bool = False

    def __str__(self) -> str:
        """Return by how much and in which way, such as ``12 pt wider``."""
        return f"{self.over:.0f} pt {self.way}"


def chart_fits(block: Chart, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where every name of a category or series has its room at ``size`` pt.

    At all but the least size no numbered name, such as a year, may leave a letter alone below a column.
    """
    if beyond_room(block, slot, size, setting) is not None:
        return False
    return size <= min(setting.steps("label", slot)) or not _leaves_letters(block, slot, size, setting)


def _leaves_letters(block: Chart, slot: Slot, size: float, setting: Setting) -> bool:
    if block.chart_type in (*_ROUND, *_SIDEWAYS, "scatter") or not are_numbered(block.categories):
        return False
    room = Room.of(place_chart(block, slot, size, setting))
    widths = [room.width * share / max(1, len(block.categories)) for share in (_PLOT_SHARE, _NARROW_PLOT)]
    return any(room.leaves_letter(name.text, wide) for name in block.categories for wide in widths)


def beyond_room(block: Chart, slot: Slot, size: float, setting: Setting) -> Beyond | None:
    """Return the name that is most beyond its room at ``size`` pt; None where all have room.

    Numbered names, such as years, may be shown every other time; others must all stand, wrapped or not.
    """
    room = Room.of(place_chart(block, slot, size, setting))
    found = [one for one in (*_categories(block, room), *_legend(block, room)) if one.over > 0]
    return max(found or _numbers(block, room), key=lambda one: one.over, default=None)


def _numbers(block: Chart, room: Room) -> list[Beyond]:
    """The widest number, where an axis that shows it would leave too little of the chart."""
    values = ((one, value) for one in block.series for value in one.values if value is not None)
    series, value = max(values, key=lambda pair: room.number(pair[1]), default=(None, Decimal(0)))
    over = room.number(value) - room.width * _NUMBER
    if series is None or over <= 0:
        return []
    name = replace(series.name, text=shown(value, block.number_format))
    return [Beyond(name, over, "wider than its place", number=True)]


def place_chart(block: Chart, slot: Slot, size: float, setting: Setting) -> PlacedChart:
    """Return the chart filling the slot with its texts at ``size`` pt."""
    language, chart = setting.language, _anywhere(block)
    return PlacedChart(slot.name, slot.name, slot.box, block.alt, chart, size, language.tag, language.alt_tag)


def _categories(block: Chart, room: Room) -> Iterator[Beyond]:
    """How far each category's name is beyond its place: beside the bars, below the plot, around the ring."""
    count = max(1, len(block.categories))
    if block.chart_type in _ROUND:
        for name in block.categories:
            yield Beyond(name, room.wide(name.text) + _ENTRY * room.size - room.width, "wider than its place")
        return
    if block.chart_type == "scatter":
        yield from _beside_dots(block, room)
        return
    sideways = block.chart_type in _SIDEWAYS
    wide = room.width * (_NAMES_BESIDE if sideways else _PLOT_SHARE / count)
    high = (room.height - legend_height(block, room)) / count if sideways else room.height * _NAMES_BELOW
    most = int(high * count // room.line) if sideways and high < room.line else 0
    if not sideways and are_numbered(block.categories):
        wide = max(wide, max((room.word(name.text) for name in block.categories), default=0.0))
    for name in block.categories:
        yield Beyond(name, room.word(name.text) - wide, "wider than its place")
        yield Beyond(name, room.lines(name.text, wide) * room.line - high, "higher than its place", most)


def _beside_dots(block: Chart, room: Room) -> Iterator[Beyond]:
    """How far each dot's name, of one line, is beyond half the width: a dot may stand in the middle."""
    for name in block.categories:
        yield Beyond(name, room.wide(name.text) - room.width / 2, "wider than its place")


def _legend(block: Chart, room: Room) -> Iterator[Beyond]:
    """How far series' names are beyond the legend's width, and the legend beyond its part of the height."""
    if len(block.series) < 2:
        return
    for name in (series.name for series in block.series):
        yield Beyond(name, room.wide(name.text) + _ENTRY * room.size - room.width, "wider than its place")
    longest = max((series.name for series in block.series), key=lambda name: room.wide(name.text))
    yield Beyond(longest, legend_height(block, room) - _LEGEND * room.height, "higher than its place")


def _anywhere(block: Chart) -> Chart:
    """The chart without where it was written: a moved line is no other slide."""
    categories = tuple(replace(run, origin=None) for run in block.categories)
    series = tuple(replace(one, name=replace(one.name, origin=None)) for one in block.series)
    return replace(block, categories=categories, series=series)
