"""A timeline as drawn shapes: an axis with dated stations, level in a wide area, upright in a tall one."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blocks import Paragraph, Run, Station, Timeline
from deckgen.fit.drawn_text import Said, natural_width, said, text_box
from deckgen.fit.fitted import Drawn, Ellipse, Group, Line
from deckgen.fit.lined import lined
from deckgen.fit.setting import Setting
from deckgen.template import EMU_PER_PT, Box, Slot, TextStyle

WIDE = 1.9
"""Areas at least this many times wider than high have a level axis."""

_BROAD = 5 * 914400
"""Areas of at least this width have larger texts, and beside an upright axis the dates in a column."""

_LARGE = (18.0, 16.0, 14.0)
_WIDEST_DATES = 0.35
_ABOVE = 0.25
"""The part of a level timeline's free height that stays above it."""

_DOT = 146304
_GAP = 137160
_AXIS = "accent6"
_LEAD = "accent1"


def timeline_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that texts may take, preferred first; larger ones in a broad area."""
    steps = setting.steps("label", slot)
    return (*_LARGE, *steps) if slot.box.w >= _BROAD else steps


def timeline_fits(block: Timeline, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where every station's texts stay in its own part of the area at ``size`` pt."""
    return all(
        _height(station, date, text, size, setting, beside=_dates_beside(slot)) <= room / EMU_PER_PT + 0.01
        for station, date, text, room in _rooms(block, slot, size, setting)
    )


def draw_timeline(block: Timeline, slot: Slot, size: float, setting: Setting) -> Group:
    """Return the timeline's shapes as a group with the block's alt text."""
    draw = _level if _is_wide(slot) else _upright
    return Group(slot.name, slot.box, block.alt, tuple(draw(block, slot, size, setting)))


def _is_wide(slot: Slot) -> bool:
    return slot.box.w > WIDE * slot.box.h


def _dates_beside(slot: Slot) -> bool:
    """Whether dates have a column of their own on the left of an upright axis."""
    return slot.box.w >= _BROAD and not _is_wide(slot)


def _date_column(block: Timeline, slot: Slot, size: float, setting: Setting) -> int:
    """The width in EMU of the dates' column: that of the longest date, within bounds; 0 where none is."""
    if not _dates_beside(slot):
        return 0
    bold = _styles(size, setting)[0]
    longest = max(natural_width(Said(((station.date, bold),)), setting) for station in block.stations)
    return min(longest, int(slot.box.w * _WIDEST_DATES))


def _styles(size: float, setting: Setting) -> tuple[TextStyle, TextStyle]:
    return setting.drawn_style(size, bold=True, colour=_LEAD), setting.drawn_style(size)


def _lines(run: Run, style: TextStyle, width: int, setting: Setting) -> int:
    return lined(Paragraph((run,)), style, width, setting).lines(style.size, setting)


def _date_height(block: Timeline, width: int, size: float, setting: Setting) -> int:
    """The height in EMU of the dates above a level axis: that of the date with most lines."""
    style = _styles(size, setting)[0]
    lines = max(_lines(station.date, style, width, setting) for station in block.stations)
    return round(lines * style.spacing.points * EMU_PER_PT)


def _column(slot: Slot, block: Timeline) -> int:
    count = len(block.stations)
    return (slot.box.w - _GAP * (count - 1)) // count


def _row(slot: Slot, block: Timeline) -> int:
    return slot.box.h // len(block.stations)


def _rooms(
    block: Timeline, slot: Slot, size: float, setting: Setting
) -> Iterator[tuple[Station, int, int, int]]:
    """Each station with the width of its date (0: above the axis), of its text, and the height they share."""
    if _is_wide(slot):
        width = _column(slot, block)
        room = slot.box.h - _date_height(block, width, size, setting) - _DOT * 3
        yield from ((station, 0, width, room) for station in block.stations)
    else:
        dates = _date_column(block, slot, size, setting)
        width = slot.box.x + slot.box.w - _beside_axis(slot, dates)
        yield from ((station, dates or width, width, _row(slot, block)) for station in block.stations)


def _height(
    station: Station, date: int, text: int, size: float, setting: Setting, *, beside: bool = False
) -> float:
    """The height in pt of a station's texts, one above the other or ``beside`` each other."""
    bold, plain = _styles(size, setting)
    first = _lines(station.date, bold, date, setting) * bold.spacing.points if date else 0.0
    second = _lines(station.text, plain, text, setting) * plain.spacing.points
    return max(first, second) if beside else first + second


def _axis_of(slot: Slot, dates: int) -> int:
    """Where an upright axis stands: at the area's left, or behind the column of dates."""
    return slot.box.x + _DOT // 2 + (dates + _GAP if dates else 0)


def _beside_axis(slot: Slot, dates: int) -> int:
    """Where the texts beside an upright axis begin."""
    return _axis_of(slot, dates) + _DOT * 3 // 2


def _dot(name: str, x: int, y: int, station: Station) -> Ellipse:
    """A station's dot around a point: filled, or hollow where it is planned."""
    box = Box(x - _DOT // 2, y - _DOT // 2, _DOT, _DOT)
    return Ellipse(name, box, "lt1" if station.planned else _LEAD, _LEAD, 1.5)


def _drop(block: Timeline, slot: Slot, size: float, setting: Setting) -> int:
    """How far below its area's top a level timeline begins, so that few words do not hang from it."""
    rooms = list(_rooms(block, slot, size, setting))
    texts = max(_height(station, date, text, size, setting) for station, date, text, _ in rooms)
    return round(max(0.0, rooms[0][3] - texts * EMU_PER_PT) * _ABOVE)


def _level(block: Timeline, slot: Slot, size: float, setting: Setting) -> Iterator[Drawn]:
    area, width = slot.box, _column(slot, block)
    bold, plain = _styles(size, setting)
    dates = _date_height(block, width, size, setting)
    top = area.y + _drop(block, slot, size, setting)
    axis = top + dates + _DOT
    below = axis + _DOT
    yield Line(f"{slot.name} axis", Box(area.x, axis, area.w, 0), _AXIS, 1.0)
    for place, station in enumerate(block.stations):
        left, name = area.x + place * (width + _GAP), f"{slot.name} {place + 1}"
        yield text_box(
            f"{name} date", Box(left, top, width, dates), said(station.date, bold), setting, anchor="b"
        )
        yield _dot(f"{name} dot", left + _DOT // 2, axis, station)
        room = Box(left, below, width, area.y + area.h - below)
        yield text_box(name, room, said(station.text, plain), setting)


def _upright(block: Timeline, slot: Slot, size: float, setting: Setting) -> Iterator[Drawn]:
    area, height = slot.box, _row(slot, block)
    bold, plain = _styles(size, setting)
    dates = _date_column(block, slot, size, setting)
    axis, first = _axis_of(slot, dates), area.y + round(bold.spacing.points * EMU_PER_PT / 2)
    last = first + height * (len(block.stations) - 1)
    yield Line(f"{slot.name} axis", Box(axis, first, 0, last - first), _AXIS, 1.0)
    for place, station in enumerate(block.stations):
        name, top = f"{slot.name} {place + 1}", area.y + place * height
        yield _dot(f"{name} dot", axis, first + place * height, station)
        date, text = said(station.date, bold), said(station.text, plain)
        if dates:
            yield text_box(f"{name} date", Box(area.x, top, dates, height), date, setting)
        left = _beside_axis(slot, dates)
        told = Box(left, top, area.x + area.w - left, height)
        yield text_box(name, told, text if dates else (*date, *text), setting)


def longest_text(block: Timeline) -> Paragraph:
    """Return the longest text of the stations, which is the one to shorten first."""
    runs = [run for station in block.stations for run in (station.date, station.text)]
    return Paragraph((max(runs, key=lambda run: len(run.text)),))
