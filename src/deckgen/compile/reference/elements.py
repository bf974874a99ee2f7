"""XML elements added in one call, and theme colours under the names that slides use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree
from pptx.oxml.ns import qn

_ON_SLIDES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
NO_ATTRIBUTES: Mapping[str, str | int] = {}


@lru_cache(maxsize=256)
def tag(name: str) -> str:
    """Return the full tag of a prefixed name such as ``a:rPr``."""
    return str(qn(name))


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str | int] = NO_ATTRIBUTES
) -> etree._Element:
    """Append an element with its attributes to ``parent`` and return it; calls are made in schema order."""
    element = etree.SubElement(parent, tag(name))
    for key, value in attributes.items():
        element.set(tag(key) if ":" in key else key, str(value))
    return element


def add_fill(parent: etree._Element, colour: str, luminance: int = 100) -> None:
    """Append a solid fill of a theme slot, its luminance in percent; an empty colour means no fill."""
    if not colour:
        add(parent, "a:noFill")
        return
    slot = add(add(parent, "a:solidFill"), "a:schemeClr", {"val": _ON_SLIDES.get(colour, colour)})
    if luminance != 100:
        add(slot, "a:lumMod", {"val": luminance * 1000})


def name_shape(shape: etree._Element, name: str, alt: str | None = None, decorative: bool = False) -> None:
    """Give a shape its name and its alternative text, or mark it as decoration for screen readers."""
    properties = shape[0][0]
    properties.set("name", name)
    if decorative:
        extension = add(add(properties, "a:extLst"), "a:ext", {"uri": _DECORATIVE_URI})
        mark = etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE})
        mark.set("val", "1")
    elif alt is not None:
        properties.set("descr", alt)
