"""Pieces of DrawingML as strings: escaped text, fills, places, a shape's name."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.template import Box

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ON_SLIDES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_DECORATIVE = (
    '><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst></p:cNvPr>"
)
_NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What no XML part can hold, not even escaped. Source: Extensible Markup Language 1.0, 2.2."""

_SPECIAL = re.compile(f"[&<>\r{_NO_CHARACTERS}]")
_SPECIAL_IN_QUOTES = re.compile(f'[&<>"\r\n\t{_NO_CHARACTERS}]')
_NONE = re.compile(f"[{_NO_CHARACTERS}]")


def escaped(text: str) -> str:
    """Return a text as it stands between tags; raises ValueError for a character that XML does not have."""
    return _SPECIAL.sub(_reference, text) if _SPECIAL.search(text) else text


def quoted(text: str) -> str:
    """Return a text as it stands in an attribute, as `escaped` does, without the quotation marks."""
    return _SPECIAL_IN_QUOTES.sub(_reference, text) if _SPECIAL_IN_QUOTES.search(text) else text


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


def _reference(found: re.Match[str]) -> str:
    if _NONE.match(found[0]):
        raise ValueError(f"a text holds U+{ord(found[0]):04X}, which no XML part can hold")
    return f"&#{ord(found[0])};"
