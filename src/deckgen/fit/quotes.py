"""A quotation as drawn shapes: a panel, a bar, the words beside it, and below them who said them."""

from __future__ import annotations

from deckgen.blocks import Paragraph, Quote
from deckgen.fit.drawn_text import Said, height_of, said, text_box, words_stand
from deckgen.fit.fitted import Group, TextBox
from deckgen.fit.setting import Setting
from deckgen.template import Box, Slot

_BAR = 36576
_BESIDE_BAR = 228600
_CREDIT = 12.0
_ABOVE_CREDIT = 10.0
_LARGEST = 20.0
_BROAD, _LARGEST_IN_BROAD = 5 * 914400, 24.0
_INSET = 228600
"""What the panel leaves free around the words."""


def quote_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that a quotation may take in an area, preferred first."""
    steps, largest = setting.steps("quote", slot), _LARGEST_IN_BROAD if slot.box.w >= _BROAD else _LARGEST
    return tuple(step for step in steps if step <= largest) or steps[-1:]


def quote_fits(block: Quote, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where the quotation and its credit stay in the area at ``size`` pt."""
    texts, room = _texts(block, size, setting), _room(slot)
    return height_of(texts, room.w, setting) <= room.h and words_stand(texts, room.w, setting)


def draw_quote(block: Quote, slot: Slot, size: float, setting: Setting) -> Group:
    """Return the quotation's shapes as a group, whose alt text is the words themselves."""
    texts, room = _texts(block, size, setting), _room(slot)
    height = min(room.h, height_of(texts, room.w, setting))
    top = room.y + (room.h - height) // 2
    panel = TextBox(f"{slot.name} panel", slot.box, (), fill="lt2")
    bar = TextBox(f"{slot.name} bar", Box(room.x - _BESIDE_BAR, top, _BAR, height), (), fill="accent1")
    place = Box(room.x, top, room.w, height)
    words = text_box(f"{slot.name} words", place, texts, setting, anchor="ctr")
    return Group(slot.name, slot.box, block.text.text, (panel, bar, words))


def longest_text(block: Quote) -> Paragraph:
    """Return the words, which are what to shorten."""
    return Paragraph((block.text,))


def _room(slot: Slot) -> Box:
    """The part of the panel that the words may fill."""
    area, left = slot.box, _INSET + _BESIDE_BAR
    return Box(area.x + left, area.y + _INSET, area.w - left - _INSET, area.h - 2 * _INSET)


def _texts(block: Quote, size: float, setting: Setting) -> tuple[Said, ...]:
    credit = setting.drawn_style(_CREDIT, colour="accent6")
    return (
        *said(block.text, setting.drawn_style(size, colour="dk2")),
        *said(block.credit, credit, _ABOVE_CREDIT),
    )
