"""A quotation as drawn shapes: a bar, the words beside it, and below them who said them."""

from __future__ import annotations

from deckgen.blocks import Paragraph, Quote
from deckgen.fit.drawn_text import Said, drawn_text, height_of, said, words_stand
from deckgen.fit.fitted import Group, TextBox
from deckgen.fit.setting import Setting
from deckgen.template import Box, Slot

_BAR = 36576
_BESIDE_BAR = 228600
_CREDIT = 12.0
_ABOVE_CREDIT = 10.0
_LARGEST = 20.0
_TOP_SHARE = 0.3
"""The part of the room that is left which stands above the quotation."""


def quote_sizes(slot: Slot, setting: Setting) -> tuple[float, ...]:
    """Return the sizes that a quotation may take in an area, preferred first."""
    steps = setting.steps("quote", slot)
    return tuple(step for step in steps if step <= _LARGEST) or steps[-1:]


def quote_fits(block: Quote, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where the quotation and its credit stay in the area at ``size`` pt."""
    texts, width = _texts(block, size, setting), slot.box.w - _BESIDE_BAR
    return height_of(texts, width, setting) <= slot.box.h and words_stand(texts, width, setting)


def draw_quote(block: Quote, slot: Slot, size: float, setting: Setting) -> Group:
    """Return the quotation's shapes as a group, whose alt text is the words themselves."""
    texts, area, width = _texts(block, size, setting), slot.box, slot.box.w - _BESIDE_BAR
    height = min(area.h, height_of(texts, width, setting))
    top = area.y + round((area.h - height) * _TOP_SHARE)
    bar = TextBox(f"{slot.name} bar", Box(area.x, top, _BAR, height), (), fill="accent1")
    room = Box(area.x + _BESIDE_BAR, top, width, height)
    words = TextBox(f"{slot.name} words", room, drawn_text(texts, setting))
    return Group(slot.name, Box(area.x, top, area.w, height), block.text.text, (bar, words))


def longest_text(block: Quote) -> Paragraph:
    """Return the words, which are what to shorten."""
    return Paragraph((block.text,))


def _texts(block: Quote, size: float, setting: Setting) -> tuple[Said, ...]:
    credit = setting.drawn_style(_CREDIT, colour="accent6")
    return (
        *said(block.text, setting.drawn_style(size, colour="dk2")),
        *said(block.credit, credit, _ABOVE_CREDIT),
    )
