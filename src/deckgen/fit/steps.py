"""Steps of a process as drawn shapes: chevrons in a row in a wide area, numbered rows in a tall one."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blocks import Paragraph, Run, Step, Steps
from deckgen.fit.drawn_text import Said, drawn_text, height_of, said, text_box, words_stand
from deckgen.fit.fitted import Drawn, Group, Line, TextBox
from deckgen.fit.icons import place_icon
from deckgen.fit.setting import Setting
from deckgen.template import EMU_PER_PT, Box, Slot

WIDE = 2.2
"""Areas at least this many times wider than high show their steps side by side."""

_LEAD, _ON_LEAD, _AXIS = "accent1", "lt1", "accent6"
_CHEVRON = 640080
_TIP = 210312
_BETWEEN = 54864
_COLUMN_GAP = 228600
_BELOW_CHEVRON = 182880
_ICON = 347472
_MARK = 420624
_MARK_ICON = 256032
_BESIDE_MARK = 182880
_WIDEST_ROW_GAP = 320040
_NUMBER_WIDTH = 457200
_NUMBER = 16.0
_MARK_NUMBER = 14.0
_TEXT_GAP = 3.0
_ABOVE = 0.25
"""The part of the free height that stays above chevrons in a row."""


def step_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that steps may take in this area, preferred first; larger ones where it is wide."""
    steps = setting.steps("step", slot)
    return (18.0, *steps) if is_wide(slot) else steps


def is_wide(slot: Slot) -> bool:
    """Return True where an area holds its steps side by side."""
    return slot.box.w > WIDE * slot.box.h


def steps_fit(block: Steps, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where every step's texts stay in its column or row at ``size`` pt."""
    if is_wide(slot):
        width = _pitch(block, slot) - _COLUMN_GAP
        needed = _level_height(block, width, size, setting)
    else:
        width = slot.box.w - _MARK - _BESIDE_MARK
        needed = sum(_row_heights(block, width, size, setting))
    whole = (text for step in block.steps for text in _texts(step, size, setting))
    return needed <= slot.box.h and words_stand(whole, width, setting)


def draw_steps(block: Steps, slot: Slot, size: float, setting: Setting) -> Group:
    """Return the steps' shapes as a group with the block's alt text."""
    draw = _level if is_wide(slot) else _upright
    return Group(slot.name, slot.box, block.alt, tuple(draw(block, slot, size, setting)))


def longest_text(block: Steps) -> Paragraph:
    """Return the longest text of the steps, which is the one to shorten first."""
    runs = [run for step in block.steps for run in (step.heading, step.text) if run]
    return Paragraph((max(runs, key=lambda run: len(run.text)),))


def _heading(step: Step, size: float, setting: Setting) -> tuple[Said, ...]:
    return said(step.heading, setting.drawn_style(size, bold=True, colour="dk2"))


def _text(step: Step, size: float, setting: Setting) -> tuple[Said, ...]:
    return said(step.text, setting.drawn_style(size), _TEXT_GAP)


def _texts(step: Step, size: float, setting: Setting) -> tuple[Said, ...]:
    return (*_heading(step, size, setting), *_text(step, size, setting))


def _pitch(block: Steps, slot: Slot) -> int:
    """From one chevron to the next in EMU; each reaches into the notch of the one after it."""
    return (slot.box.w - _TIP + _BETWEEN) // len(block.steps)


def _level_heads(block: Steps, width: int, size: float, setting: Setting) -> int:
    heads = max(height_of(_heading(step, size, setting), width, setting) for step in block.steps)
    return heads + round(_TEXT_GAP * EMU_PER_PT)


def _level_height(block: Steps, width: int, size: float, setting: Setting) -> int:
    texts = max(height_of(_text(step, size, setting), width, setting) for step in block.steps)
    return _CHEVRON + _BELOW_CHEVRON + _level_heads(block, width, size, setting) + texts


def _number(number: int, size: float, setting: Setting) -> tuple[Said, ...]:
    return said(Run(str(number)), setting.drawn_style(size, bold=True, colour=_ON_LEAD))


def _level(block: Steps, slot: Slot, size: float, setting: Setting) -> Iterator[Drawn]:
    area, pitch = slot.box, _pitch(block, slot)
    width = pitch - _COLUMN_GAP
    heads = _level_heads(block, width, size, setting)
    top = area.y + max(0, round((area.h - _level_height(block, width, size, setting)) * _ABOVE))
    below = top + _CHEVRON + _BELOW_CHEVRON
    for place, step in enumerate(block.steps):
        left, name = area.x + place * pitch, f"{slot.name} {place + 1}"
        chevron = Box(left, top, pitch + _TIP - _BETWEEN, _CHEVRON)
        yield from _chevron(name, chevron, place + 1, step, setting)
        head = Box(left, below, width, heads)
        yield text_box(f"{name} heading", head, _heading(step, size, setting), setting)
        text = _text(step, size, setting)
        if text:
            room = Box(left, below + heads, width, area.y + area.h - below - heads)
            yield text_box(f"{name} text", room, text, setting)


def _chevron(name: str, box: Box, number: int, step: Step, setting: Setting) -> Iterator[Drawn]:
    """A step's chevron with its icon, or else its number, in the middle; the first has no notch.

    The number is a text box of its own, for chevrons reach into each other and their texts must not.
    """
    first = number == 1
    preset, tip = "homePlate" if first else "chevron", round(_TIP / box.h * 100000)
    yield TextBox(f"{name} chevron", box, (), fill=_LEAD, preset=preset, adjust=tip)
    middle = box.x + (box.w + (0 if first else _TIP) - _TIP) // 2
    if not step.icon:
        room = Box(middle - _NUMBER_WIDTH // 2, box.y, _NUMBER_WIDTH, box.h)
        told = drawn_text(_number(number, _NUMBER, setting), _NUMBER_WIDTH, setting, "ctr")
        yield TextBox(f"{name} number", room, told, anchor="ctr")
    icon = Box(middle - _ICON // 2, box.y + (box.h - _ICON) // 2, _ICON, _ICON)
    yield from place_icon(step.icon, f"{name} icon", icon, _ON_LEAD)


def _drop(size: float, setting: Setting) -> int:
    """How far below its mark's top a row's text begins, so that mark and heading stand on one line."""
    return max(0, (_MARK - round(setting.drawn_style(size).spacing.points * EMU_PER_PT)) // 2)


def _row_heights(block: Steps, width: int, size: float, setting: Setting) -> list[int]:
    drop = _drop(size, setting)
    heights = (height_of(_texts(step, size, setting), width, setting) for step in block.steps)
    return [max(_MARK, drop + height) for height in heights]


def _upright(block: Steps, slot: Slot, size: float, setting: Setting) -> Iterator[Drawn]:
    area, drop = slot.box, _drop(size, setting)
    left, width = area.x + _MARK + _BESIDE_MARK, area.w - _MARK - _BESIDE_MARK
    heights = _row_heights(block, width, size, setting)
    gap = min(_WIDEST_ROW_GAP, max(0, area.h - sum(heights)) // len(heights))
    tops = [area.y + sum(heights[:place]) + gap * place for place in range(len(heights))]
    axis = Box(area.x + _MARK // 2, area.y + _MARK // 2, 0, tops[-1] - tops[0])
    yield Line(f"{slot.name} axis", axis, _AXIS, 1.0)
    for place, (step, top, height) in enumerate(zip(block.steps, tops, heights, strict=True)):
        name = f"{slot.name} {place + 1}"
        yield from _mark(name, Box(area.x, top, _MARK, _MARK), place + 1, step, setting)
        room = Box(left, top + drop, width, height - drop)
        yield text_box(name, room, _texts(step, size, setting), setting)


def _mark(name: str, box: Box, number: int, step: Step, setting: Setting) -> Iterator[Drawn]:
    """A row's round mark, with its icon or else its number."""
    told = () if step.icon else drawn_text(_number(number, _MARK_NUMBER, setting), _MARK, setting, "ctr")
    yield TextBox(f"{name} mark", box, told, anchor="ctr", fill=_LEAD, preset="ellipse")
    edge = (_MARK - _MARK_ICON) // 2
    icon = Box(box.x + edge, box.y + edge, _MARK_ICON, _MARK_ICON)
    yield from place_icon(step.icon, f"{name} icon", icon, _ON_LEAD)
