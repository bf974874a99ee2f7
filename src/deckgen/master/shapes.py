"""What a shape on a part of the master says of itself, found by going from child to child."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from deckgen.template import Box

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


class Head(NamedTuple):
    """A shape's name, its ``p:ph`` where it is a placeholder, and its box where it says one."""

    name: str
    mark: etree._Element | None
    box: Box | None


def head_of(shape: etree._Element) -> Head:
    """Return what a shape says of itself."""
    name: str | None = None
    for child in shape:
        for said in child:
            if said.tag == f"{P}cNvPr" and name is None:
                name = said.get("name", "")
            elif said.tag == f"{P}nvPr" and (mark := child_of(said, f"{P}ph")) is not None:
                return Head(name or "", mark, box_of(shape))
        if name is not None:
            break
    return Head(name or "", None, box_of(shape))


def box_of(shape: etree._Element) -> Box | None:
    """Return where a shape stands, in EMU; None where it says nothing of it."""
    properties = child_of(shape, f"{P}spPr")
    frame = None if properties is None else child_of(properties, f"{A}xfrm")
    if frame is None:
        return None
    offset, extent = child_of(frame, f"{A}off"), child_of(frame, f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = int(offset.get("x", "0")), int(offset.get("y", "0"))
    return Box(x, y, int(extent.get("cx", "0")), int(extent.get("cy", "0")))


def child_of(element: etree._Element, tag: str) -> etree._Element | None:
    """Return an element's first child of a tag; several times as quick as a path."""
    return next(element.iterchildren(tag), None)
