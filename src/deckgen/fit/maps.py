"""A map as drawn shapes: a country's divisions from an outline table, some highlighted, with their labels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from deckgen.blocks import Map, Run
from deckgen.fit.drawn_text import Said, natural_width
from deckgen.fit.fitted import Drawn, Freeform, Group, TextBox
from deckgen.fit.map_data import Outlines, Ring
from deckgen.fit.map_labels import Surroundings, place_label
from deckgen.fit.map_view import view_of
from deckgen.fit.setting import CJK_LINE, Setting
from deckgen.template import EMU_PER_PT, Box, Slot

BORDER = 0.5
"""The weight of borders in pt."""

_INSET_LINE = round(0.75 * EMU_PER_PT)

_ON_LIGHT, _ON_DARK = ("lt2", 88, "accent1", "lt1"), ("accent1", 100, "lt1", "dk2")
"""Plain divisions' fill and luminance, highlighted ones' fill, borders; on dk2 only lt1 stands out."""


def draw_map(block: Map, slot: Slot, size: float, setting: Setting, outlines: Outlines | None) -> Group:
    """Return the map centred in the slot's area; without outlines only its labels, stacked from the top."""
    shapes: tuple[Freeform, ...] = ()
    sides: tuple[Box, ...] = ()
    if outlines:
        shown = view_of(outlines, block.highlight, slot.box)
        shapes = _divisions(shown, block.highlight, block.on_dark, slot.name, slot.box)
        sides = _inset(shown, slot.box)
    labels = _labels(block, slot, size, setting, shapes, sides)
    drawn: tuple[Drawn, ...] = (*shapes, *_inset_line(sides, slot.name, block.on_dark), *labels)
    return Group(slot.name, slot.box, block.alt, drawn)


def map_fits(block: Map, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where each label stays on one line within the area at ``size`` pt."""
    return all(_label_width(run, size, setting) <= slot.box.w for run in block.labels.values())


def _frame(area: Box, outlines: Outlines) -> tuple[float, float, float]:
    """The EMU of one unit of the outlines, and the map's left and top."""
    scale = min(area.w / outlines.width, area.h / outlines.height)
    left = area.x + (area.w - outlines.width * scale) / 2
    return scale, left, area.y + (area.h - outlines.height * scale) / 2


@lru_cache(maxsize=64)
def _divisions(
    outlines: Outlines, highlight: tuple[str, ...], on_dark: bool, name: str, area: Box
) -> tuple[Freeform, ...]:
    """The divisions, plain ones first, so that borders of highlighted ones are on top."""
    frame = _frame(area, outlines)
    plain, luminance, lead, edge = _ON_DARK if on_dark else _ON_LIGHT
    in_order = sorted(outlines.divisions, key=lambda division: division in highlight)
    return tuple(
        _freeform(
            f"{name} {division}",
            outlines.divisions[division],
            frame,
            (lead, edge, 100) if division in highlight else (plain, edge, luminance),
        )
        for division in in_order
    )


def _freeform(
    name: str, rings: tuple[Ring, ...], frame: tuple[float, float, float], look: tuple[str, str, int]
) -> Freeform:
    scale, left, top = frame
    points = [[(round(left + x * scale), round(top + y * scale)) for x, y in ring] for ring in rings]
    xs, ys = zip(*(point for ring in points for point in ring), strict=True)
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    paths = tuple(tuple((x - box.x, y - box.y) for x, y in ring) for ring in points)
    fill, line, luminance = look
    return Freeform(name, box, paths, fill, line, BORDER, luminance)


def _inset(outlines: Outlines, area: Box) -> tuple[Box, ...]:
    """The right side and the foot of the inset, which part it from the map; nothing without an inset."""
    if outlines.inset == (0, 0):
        return ()
    scale, left, top = _frame(area, outlines)
    x, y = round(left), round(top)
    w, h = (round(side * scale) for side in outlines.inset)
    return Box(x + w - _INSET_LINE, y, _INSET_LINE, h), Box(x, y + h - _INSET_LINE, w, _INSET_LINE)


def _inset_line(sides: tuple[Box, ...], name: str, on_dark: bool) -> Iterator[Freeform]:
    """The sides as one filled corner, whose tint a line could not have."""
    if not sides:
        return
    side, foot = sides
    w, h, thick = foot.w, side.h, _INSET_LINE
    corner = ((w - thick, 0), (w, 0), (w, h), (0, h), (0, h - thick), (w - thick, h - thick))
    fill, luminance = ("accent1", 100) if on_dark else ("lt2", 75)
    yield Freeform(f"{name} inset", Box(foot.x, side.y, w, h), (corner,), fill, luminance=luminance)


def _label_width(run: Run, size: float, setting: Setting) -> int:
    return natural_width(Said(((run, setting.drawn_style(size, bold=True)),)), setting)


def _labels(
    block: Map,
    slot: Slot,
    size: float,
    setting: Setting,
    shapes: tuple[Freeform, ...],
    keep_clear: tuple[Box, ...],
) -> Iterator[TextBox]:
    """Each label beside its division; one whose division is not drawn stands at the area's left."""
    area, height = slot.box, round(size * CJK_LINE * EMU_PER_PT)
    style = setting.drawn_style(size, bold=True, colour="lt1" if block.on_dark else "dk1")
    named = {shape.name: shape.box for shape in shapes}
    leading = {f"{slot.name} {division}" for division in block.highlight}
    around = Surroundings(area, shapes, [shape for shape in shapes if shape.name in leading])
    taken = list(keep_clear)
    for place, (division, run) in enumerate(block.labels.items()):
        width = _label_width(run, size, setting)
        stacked = Box(area.x, area.y + place * height, 0, height)
        own = named.get(f"{slot.name} {division}", stacked)
        box = place_label(own, width, height, around, taken)
        taken.append(box)
        yield TextBox(f"{slot.name} label {division}", box, (setting.drawn([(run, style)]),), anchor="ctr")
