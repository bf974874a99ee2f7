"""The visual beside the text: a picture, an exhibit or a drawing, with its head and caption."""

from __future__ import annotations

from deckgen.master.design import Area, Item, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, across
from deckgen.master.looks import Looks

_CAPTION_TOP = 6.13
_CAPTION_HEIGHT = 0.37
_HEAD_HEIGHT = 0.42
_BELOW_HEAD = 2.32
_FLOOR = 6.07


def visual(looks: Looks, kind: str, first: int, count: int) -> tuple[Item, ...]:
    """Return the items of a visual over some columns; ``kind`` is Picture, Exhibit, Drawn or Panel.

    A panel is drawn over the whole height, without head and caption: a quotation, a big number.
    """
    caption = Placeholder(
        "caption",
        "body",
        across(first, count, _CAPTION_TOP, _CAPTION_HEIGHT),
        looks.line("caption", looks.colours.muted),
    )
    if kind == "Panel":
        return (Area("visual", across(first, count, CONTENT_TOP, CONTENT_HEIGHT)),)
    if kind == "Picture":
        whole = across(first, count, CONTENT_TOP, _FLOOR - CONTENT_TOP)
        return (Placeholder("visual", "pic", whole, looks.line("caption", "dk1"), "Picture"), caption)
    head = Placeholder(
        "head",
        "body",
        across(first, count, CONTENT_TOP, _HEAD_HEIGHT),
        looks.line("head", "dk2", bold=True),
    )
    below = across(first, count, _BELOW_HEAD, _FLOOR - _BELOW_HEAD)
    if kind == "Drawn":
        return (head, Area("visual", below), caption)
    exhibit = Placeholder("visual", "obj", below, looks.line("label", "dk1"), "Chart or table")
    return (head, exhibit, caption)
