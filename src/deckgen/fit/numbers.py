"""One figure as large as can be: its icon, its value, what it is, and a sentence below it or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blocks import BigNumber, KeyFigure, Paragraph, Run
from deckgen.fit.drawn_text import Said, height_of, natural_width, on_one_line, said, text_box, words_stand
from deckgen.fit.fitted import Drawn, TextBox
from deckgen.fit.icons import place_icon
from deckgen.fit.setting import Setting
from deckgen.template import EMU_PER_PT, Box, Slot, TextStyle

WIDE = 2.2
"""Areas at least this many times wider than high have the sentence beside the figure."""

_BROAD = 4114800
"""Panels of at least this width have a larger value."""

_LEAD, _MUTED = "accent1", "accent6"
_ICON = 548640
_BELOW_ICON = 137160
_GAP = 457200
_BAR = 36576
_INSET = 228600
_UNIT_SHARE, _LEAST_UNIT = 0.45, 14.0
_LABEL, _NOTE = 16.0, 10.0
_SENTENCE, _WIDE_SENTENCE = 16.0, 22.0
_ABOVE_NOTE, _ABOVE_SENTENCE = 4.0, 16.0
_LEFT_SHARE = 0.62
"""The part of a wide area that the figure may take at the most where a sentence stands beside it."""


def number_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that the value may take in an area, preferred first; larger ones where it is wide."""
    steps = setting.steps("big number", slot)
    if is_wide(slot):
        return (80.0, 66.0, 54.0, *steps)
    return (66.0, 54.0, *steps) if slot.box.w >= _BROAD else steps


def is_wide(slot: Slot) -> bool:
    """Return True where an area holds the sentence beside the figure."""
    return slot.box.w > WIDE * slot.box.h


def number_fits(block: BigNumber, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where the value stands on one line at ``size`` pt and everything else in the area."""
    figure, sentence = _texts(block, slot, size, setting)
    left, right = _boxes(block, slot, size, setting)
    return (
        on_one_line(figure[0], left.w, setting)
        and words_stand((*figure[1:], *sentence), min(left.w, right.w if sentence else left.w), setting)
        and _icon_room(block) + height_of(figure, left.w, setting) <= left.h
        and (not sentence or (right.w > 0 and height_of(sentence, right.w, setting) <= right.h))
    )


def draw_number(block: BigNumber, slot: Slot, size: float, setting: Setting) -> tuple[Drawn, ...]:
    """Return the icon and the text boxes, named after the slot."""
    return tuple(_shapes(block, slot, size, setting))


def longest_text(block: BigNumber) -> Paragraph:
    """Return the longest text, which is the one to shorten first."""
    figure = block.figure
    runs = [run for run in (figure.value, figure.label, figure.note, block.sentence) if run]
    return Paragraph((max(runs, key=lambda run: len(run.text)),))


def _shapes(block: BigNumber, slot: Slot, size: float, setting: Setting) -> Iterator[Drawn]:
    figure, sentence = _texts(block, slot, size, setting)
    left, right = _boxes(block, slot, size, setting)
    if not is_wide(slot):
        yield TextBox(f"{slot.name} panel", slot.box, (), fill="lt2")
    icon = Box(left.x, left.y, _ICON, _ICON)
    yield from place_icon(block.icon, f"{slot.name} icon", icon, _LEAD)
    room = _icon_room(block)
    box = Box(left.x, left.y + room, left.w, left.h - room)
    yield text_box(f"{slot.name} figure", box, figure, setting)
    if sentence and is_wide(slot):
        height = max(room + height_of(figure, left.w, setting), height_of(sentence, right.w, setting))
        bar = Box(right.x - _GAP // 2, right.y, _BAR, min(height, right.h))
        yield TextBox(f"{slot.name} bar", bar, (), fill=_LEAD)
    if sentence:
        yield text_box(f"{slot.name} sentence", right, sentence, setting)


def _icon_room(block: BigNumber) -> int:
    return _ICON + _BELOW_ICON if block.icon else 0


def _boxes(block: BigNumber, slot: Slot, size: float, setting: Setting) -> tuple[Box, Box]:
    """The boxes of the figure and of the sentence, side by side where the area is wide."""
    area, (figure, sentence) = _room(slot), _texts(block, slot, size, setting)
    if not sentence and is_wide(slot):
        return area, Box(area.x, area.y, 0, 0)
    if is_wide(slot):
        width = min(max(natural_width(figure[0], setting), area.w // 3), int(area.w * _LEFT_SHARE))
        left = area.x + width + _GAP
        return Box(area.x, area.y, width, area.h), Box(left, area.y, area.x + area.w - left, area.h)
    above = min(area.h, _icon_room(block) + height_of(figure, area.w, setting))
    gap = round(_ABOVE_SENTENCE * EMU_PER_PT) if sentence else 0
    free = area.h - above - gap - height_of(sentence, area.w, setting)
    top = area.y + max(0, free // 2)
    below = top + above + gap
    return Box(area.x, top, area.w, above), Box(area.x, below, area.w, area.y + area.h - below)


def _room(slot: Slot) -> Box:
    """The area, or what its panel leaves free."""
    area = slot.box
    if is_wide(slot):
        return area
    return Box(area.x + _INSET, area.y + _INSET, area.w - 2 * _INSET, area.h - 2 * _INSET)


def _texts(
    block: BigNumber, slot: Slot, size: float, setting: Setting
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """The figure's paragraphs, its value first, and the sentence's."""
    figure = block.figure
    value = Said(tuple(_value(figure, size, setting)))
    label = said(figure.label, setting.drawn_style(_LABEL, bold=True, colour="dk2"))
    note = said(figure.note, setting.drawn_style(_NOTE, colour=_MUTED), _ABOVE_NOTE)
    sentence_size = _WIDE_SENTENCE if is_wide(slot) else _SENTENCE
    return (value, *label, *note), said(block.sentence, setting.drawn_style(sentence_size))


def _value(figure: KeyFigure, size: float, setting: Setting) -> Iterator[tuple[Run, TextStyle]]:
    unit_size = max(_LEAST_UNIT, round(size * _UNIT_SHARE))
    unit = setting.drawn_style(unit_size, colour="dk1")
    if figure.prefix:
        yield _kept(figure.prefix, setting), setting.drawn_style(unit_size, colour=_MUTED)
    last = figure.unit is None or setting.language.cjk or figure.unit.text[:1] in "%° \xa0"
    value = figure.value if last else Run(f"{figure.value.text}\xa0", origin=figure.value.origin)
    yield value, setting.drawn_style(size, bold=True, colour=_LEAD)
    if figure.unit:
        yield figure.unit, unit


def _kept(prefix: Run, setting: Setting) -> Run:
    """A prefix with a space that stays with the value, where the language writes one."""
    if setting.language.cjk or prefix.text.endswith((" ", "\xa0")):
        return prefix
    return Run(f"{prefix.text}\xa0", origin=prefix.origin)
