"""Key figures: side by side in a wide area, stacked in a tall one, each a rule and one text box."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import msgspec
from msgspec import Struct

from deckgen.blocks import KeyFigure, KeyFigures, Paragraph
from deckgen.fit.drawn_text import Said, measured, natural_width, said, text_box
from deckgen.fit.fitted import Line, TextBox
from deckgen.fit.setting import Setting, line_limit, lines_in
from deckgen.template import EMU_PER_PT, Box, Slot, TextStyle

WIDE = 2.2
"""Areas at least this many times wider than high show their figures side by side."""

GAP = 182880
_RULE_ROOM = 38100
_RULE_WEIGHT = 1.5
_LEAD = "accent1"
_MUTED = "accent6"
_LARGE = (44.0, 40.0, 36.0)

_UNIT, _LABEL, _NOTE = ("key figure unit", 14.0), ("key figure label", 12.0), ("key figure note", 10.0)
"""The roles of what stands beside a value, and their sizes where the brand gives none."""

_FOLDED = 0.58
"""The share of its width that a label needs, which may take two lines; a small note stays on one."""


class _Told(Struct, frozen=True):
    """A figure's paragraphs at a size: its value, then label and note; ``natural`` is each on one line."""

    texts: tuple[Said, ...]
    natural: tuple[int, ...]
    shares: tuple[float, ...]

    @property
    def wish(self) -> int:
        """The width that it asks for in EMU: its value and note on one line, its label on two."""
        return max(int(width * share) for width, share in zip(self.natural, self.shares, strict=True))


def figure_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that values may take in this area, preferred first; larger ones where it is tall."""
    steps = setting.steps("key figure", slot)
    return steps if is_wide(slot) else (*_LARGE, *steps)


def is_wide(slot: Slot) -> bool:
    """Return True where an area holds its figures side by side."""
    return slot.box.w > WIDE * slot.box.h


def figures_fit(block: KeyFigures, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where every figure stays in its cell with its value at ``size`` pt, no word wider."""
    told = _told(block, slot, size, setting)
    widths = _widths(told, slot)
    if is_wide(slot) and not widths:
        return False
    return all(_stands(figure, cell, setting) for figure, cell in zip(told, _cells(told, slot), strict=True))


def draw_figures(block: KeyFigures, slot: Slot, size: float, setting: Setting) -> tuple[Line | TextBox, ...]:
    """Return a rule and a text box for each figure, named after the slot and counted from 1.

    Units, labels and notes step down with the values, so that at the least size everything is at its least.
    """
    shapes: list[Line | TextBox] = []
    told = _told(block, slot, size, setting)
    cells = _cells(told, slot)
    if len(told) == 1 and not is_wide(slot):
        cells = [_lowered(told[0], cells[0], setting)]
    for number, (figure, cell) in enumerate(zip(told, cells, strict=True), start=1):
        name = f"{slot.name} {number}"
        shapes.append(Line(f"{name} rule", Box(cell.x, cell.y, cell.w, 0), _LEAD, _RULE_WEIGHT))
        box = Box(cell.x, cell.y + _RULE_ROOM, cell.w, cell.h - _RULE_ROOM)
        shapes.append(text_box(name, box, figure.texts, setting))
    return tuple(shapes)


def _stands(figure: _Told, cell: Box, setting: Setting) -> bool:
    """Whether a figure stays in its cell: its value on one line, its words within it, all of it in height."""
    if figure.natural[0] > cell.w:
        return False
    wide = (one for one, natural in zip(figure.texts, figure.natural, strict=True) if natural > cell.w)
    if any(measured(one, setting).widest > line_limit(cell.w, one.size) for one in wide):
        return False
    return _height(figure, cell.w, setting) <= cell.h - _RULE_ROOM


def _height(figure: _Told, width: int, setting: Setting) -> int:
    """The height in EMU of a figure's texts in a width."""
    height = 0.0
    for one, natural in zip(figure.texts, figure.natural, strict=True):
        lines = 1 if natural <= width else lines_in(measured(one, setting), width, one.size)
        height += lines * one.line
    return round(height * EMU_PER_PT)


def _lowered(figure: _Told, cell: Box, setting: Setting) -> Box:
    """The cell of a figure that is alone in a tall area: in its middle where it fills less than half."""
    height = _height(figure, cell.w, setting) + _RULE_ROOM
    spare = cell.h - height
    drop = spare // 2 if spare > height else 0
    return Box(cell.x, cell.y + drop, cell.w, cell.h - drop)


def _told(block: KeyFigures, slot: Slot, size: float, setting: Setting) -> list[_Told]:
    """The figures at a size, kept by the objects' identities."""
    key = ("figures", id(block), id(slot), size)
    known = setting.kept.get(key)
    if known is None:
        further = sum(one < size for one in setting.steps("key figure", slot))
        told = [_figure(figure, size, further, setting) for figure in block.figures]
        known = setting.kept[key] = (told, block, slot)
    return cast(list[_Told], known[0])


def _figure(figure: KeyFigure, size: float, further: int, setting: Setting) -> _Told:
    label = said(figure.label, _beside(_LABEL, further, "dk1", setting))
    note = said(figure.note, _beside(_NOTE, further, _MUTED, setting))
    texts = (_value(figure, size, further, setting), *label, *note)
    shares = (1.0, *[_FOLDED] * len(label), *[1.0] * len(note))
    return _Told(texts, tuple(natural_width(one, setting) for one in texts), shares)


def _beside(role: tuple[str, float], further: int, colour: str, setting: Setting) -> TextStyle:
    """The style of what stands beside a value that could go so many steps further down: least with least."""
    name, otherwise = role
    sizes = setting.scale.steps.get(name, (otherwise,))
    return setting.drawn_style(sizes[max(0, len(sizes) - 1 - further)], colour=colour)


def _value(figure: KeyFigure, size: float, further: int, setting: Setting) -> Said:
    """The value between its prefix and unit, parted by a space that stays, where the language writes one."""
    parts = [
        (figure.prefix, _beside(_UNIT, further, _MUTED, setting)),
        (figure.value, setting.drawn_style(size, bold=True, colour=_LEAD)),
        (figure.unit, _beside(_UNIT, further, "dk1", setting)),
    ]
    shown = [(run, style) for run, style in parts if run]
    if not setting.language.cjk:
        for place, ((run, style), (following, _)) in enumerate(pairwise(shown)):
            if following.text[:1] not in ("%", "°", " ", "\xa0") and not run.text.endswith((" ", "\xa0")):
                shown[place] = (msgspec.structs.replace(run, text=f"{run.text}\xa0"), style)
    return Said(tuple(shown))


def _widths(figures: Sequence[_Told], slot: Slot) -> list[int]:
    """The widths of cells side by side: what each figure needs, then evenly; empty where they do not fit.

    A figure needs its value and note on one line and its label on two; labels come onto one line where the
    others leave room for that, those that need least first.
    """
    wishes = [figure.wish for figure in figures]
    values = [figure.natural[0] for figure in figures]
    space = slot.box.w - GAP * (len(figures) - 1)
    if sum(values) > space:
        return []
    spare = space - sum(wishes)
    if spare >= 0:
        return _with_spare(wishes, figures, spare)
    more = [wish - value for wish, value in zip(wishes, values, strict=True)]
    over = space - sum(values)
    return [value + over * extra // max(1, sum(more)) for value, extra in zip(values, more, strict=True)]


def _with_spare(wishes: Sequence[int], figures: Sequence[_Told], spare: int) -> list[int]:
    """The widths with what is left shared out: labels onto one line where that can be, the rest evenly."""
    widths = list(wishes)
    missing = [max(figure.natural) - width for figure, width in zip(figures, wishes, strict=True)]
    for place in sorted(range(len(widths)), key=lambda n: missing[n]):
        if missing[place] <= spare:
            widths[place] += missing[place]
            spare -= missing[place]
    return [width + spare // len(widths) for width in widths]


def _cells(figures: Sequence[_Told], slot: Slot) -> list[Box]:
    """The cell of each figure, in reading order."""
    area, count = slot.box, len(figures)
    if not is_wide(slot):
        height = (area.h - GAP * (count - 1)) // count
        return [Box(area.x, area.y + place * (height + GAP), area.w, height) for place in range(count)]
    even = (area.w - GAP * (count - 1)) // count
    widths = _widths(figures, slot) or [even] * count
    lefts = [area.x + sum(widths[:place]) + GAP * place for place in range(count)]
    return [Box(left, area.y, width, area.h) for left, width in zip(lefts, widths, strict=True)]


def longest_text(block: KeyFigures) -> Paragraph:
    """Return the longest text among the figures, which is the one to shorten first."""
    runs = [run for f in block.figures for run in (f.value, f.label, f.prefix, f.unit, f.note) if run]
    return Paragraph((max(runs, key=lambda run: len(run.text)),))
