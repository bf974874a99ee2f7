"""Pieces of DrawingML as strings: escaped text, fills, places, a shape's name."""

from __future__ import annotations

from functools import lru_cache

from deckgen.template import Box
from deckgen.xml_text import quoted

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ON_SLIDES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_DECORATIVE = (
    '><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></p:cNvPr>"
)


def part_of(markup: str) -> bytes:
    """Return an XML part in UTF-8."""
    return f"{DECLARATION}{markup}".encode()


def on_slides(colour: str) -> str:
    """Return the name under which slides use a theme slot."""
    return _ON_SLIDES.get(colour, colour)


@lru_cache(maxsize=256)
def fill(colour: str, luminance: int = 100) -> str:
    """Return a solid fill of a theme slot, its luminance in percent; an empty colour means no fill."""
    if not colour:
        return "<a:noFill/>"
    slot = on_slides(colour)
    if luminance == 100:
        return f'<a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
    change = f'<a:lumMod val="{luminance * 1000}"/>'
    return f'<a:solidFill><a:schemeClr val="{slot}">{change}</a:schemeClr></a:solidFill>'


def place(box: Box) -> str:
    """Return the offset and extent of a box (EMU), to stand in ``a:xfrm`` or ``p:xfrm``."""
    return f'<a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/>'


def identity(shape_id: int, name: str, alt: str | None = None, *, decorative: bool = False) -> str:
    """Return a shape's ``p:cNvPr``: id, name, and alternative text or the mark of decoration."""
    start = f'<p:cNvPr id="{shape_id}" name="{quoted(name)}"'
    if decorative:
        return start + _DECORATIVE
    return f"{start}/>" if alt is None else f'{start} descr="{quoted(alt)}"/>'
