"""A map as drawn shapes: a country's divisions from an outline table, some highlighted, with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from deckgen.blocks import Map, Run
from deckgen.fit.fitted import Drawn, Freeform, Group, TextBox
from deckgen.fit.setting import CJK_LINE, Setting, line_limit
from deckgen.template import EMU_PER_PT, Box, Slot

Ring = tuple[tuple[float, float], ...]


class Outlines(msgspec.Struct, frozen=True):
    """A country's shapes, ready projected: x to the right and y down from 0 to ``width`` and ``height``.

    ``divisions`` are closed rings by division id; ``labels`` the point that a division's label points at.
    """

    width: float
    height: float
    divisions: dict[str, tuple[Ring, ...]]
    labels: dict[str, tuple[float, float]] = {}


@cache
def outlines_of(country: str) -> Outlines | None:
    """Return the outlines of a country from the package's data, or None where there are none."""
    source = files("deckgen") / "data" / "maps" / f"{country}.msgpack"
    return msgspec.msgpack.decode(source.read_bytes(), type=Outlines) if source.is_file() else None


def draw_map(block: Map, slot: Slot, size: float, setting: Setting, outlines: Outlines | None) -> Group:
    """Return the map centred in the slot's area; without outlines only its labels, stacked from the top."""
    shapes: list[Drawn] = []
    if outlines:
        shapes.extend(_shapes(block, slot, outlines))
    shapes.extend(_labels(block, slot, size, setting, outlines))
    return Group(slot.name, slot.box, block.alt, tuple(shapes))


def map_fits(block: Map, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where each label stays on one line within the area at ``size`` pt."""
    return all(_label_width(run, size, setting) <= slot.box.w for run in block.labels.values())


def _frame(slot: Slot, outlines: Outlines) -> tuple[float, float, float]:
    """The EMU of one unit of the outlines, and the map's left and top."""
    scale = min(slot.box.w / outlines.width, slot.box.h / outlines.height)
    left = slot.box.x + (slot.box.w - outlines.width * scale) / 2
    return scale, left, slot.box.y + (slot.box.h - outlines.height * scale) / 2


def _shapes(block: Map, slot: Slot, outlines: Outlines) -> Iterator[Freeform]:
    """The divisions, plain ones first, so that borders of highlighted ones are on top."""
    frame = _frame(slot, outlines)
    plain, lead, edge = ("accent6", "accent1", "dk2") if block.on_dark else ("lt2", "accent1", "lt1")
    for division, rings in sorted(outlines.divisions.items(), key=lambda item: item[0] in block.highlight):
        fill = lead if division in block.highlight else plain
        yield _freeform(f"{slot.name} {division}", rings, frame, fill, edge)


def _freeform(
    name: str, rings: tuple[Ring, ...], frame: tuple[float, float, float], fill: str, line: str
) -> Freeform:
    scale, left, top = frame
    points = [[(round(left + x * scale), round(top + y * scale)) for x, y in ring] for ring in rings]
    xs, ys = zip(*(point for ring in points for point in ring), strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    paths = tuple(tuple((x - box.x, y - box.y) for x, y in ring) for ring in points)
    return Freeform(name, box, paths, fill, line, 0.5)


def _label_width(run: Run, size: float, setting: Setting) -> int:
    em = setting.widths(setting.drawn_style(size, bold=True), False, run.lang).of(run.text)
    return int(em / line_limit(EMU_PER_PT, size) * EMU_PER_PT) + 1


def _labels(
    block: Map, slot: Slot, size: float, setting: Setting, outlines: Outlines | None
) -> Iterator[TextBox]:
    """Each label right of its point where there is room, left of it otherwise, kept inside the area."""
    area, height = slot.box, round(size * CJK_LINE * EMU_PER_PT)
    style = setting.drawn_style(size, bold=True, colour="lt1" if block.on_dark else "dk1")
    points: Mapping[str, tuple[float, float]] = outlines.labels if outlines else {}
    for place, (division, run) in enumerate(block.labels.items()):
        width = _label_width(run, size, setting)
        x, y = area.x, area.y + place * height
        if outlines and division in points:
            scale, left, top = _frame(slot, outlines)
            x = round(left + points[division][0] * scale)
            y = round(top + points[division][1] * scale) - height // 2
            x = x if x + width <= area.x + area.w else x - width
        box = Box(
            min(max(x, area.x), area.x + area.w - width),
            min(max(y, area.y), area.y + area.h - height),
            width,
            height,
        )
        yield TextBox(f"{slot.name} label {division}", box, (setting.drawn([(run, style)]),), anchor="ctr")
