"""Drawn shapes that stand alone, and groups of them that are one thing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from deckgen.compile.reference.drawn import draw_line, draw_text_box
from deckgen.compile.reference.elements import add, name_shape
from deckgen.compile.reference.outline import draw_ellipse, draw_freeform, draw_strokes
from deckgen.compile.reference.place import add_transform
from deckgen.compile.references import References
from deckgen.fit.fitted import Drawn, Ellipse, Group, Line, Strokes, TextBox

_GROUP = (
    f"<p:grpSp {nsdecls('p', 'a', 'r')}><p:nvGrpSpPr><p:cNvPr/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    "<p:grpSpPr/></p:grpSp>"
)


def draw_shape(shape: Drawn, shape_ids: Iterator[int], references: References) -> etree._Element:
    """Return one drawn shape with the next id."""
    if isinstance(shape, TextBox):
        return draw_text_box(shape, next(shape_ids), references)
    if isinstance(shape, Line):
        return draw_line(shape, next(shape_ids))
    if isinstance(shape, Ellipse):
        return draw_ellipse(shape, next(shape_ids))
    if isinstance(shape, Strokes):
        return draw_strokes(shape, next(shape_ids))
    return draw_freeform(shape, next(shape_ids))


def draw_group(group: Group, shape_ids: Iterator[int], references: References) -> etree._Element:
    """Return a group with one alternative text; its shapes keep the slide's own coordinates."""
    element: etree._Element = parse_xml(_GROUP)
    element[0][0].set("id", str(next(shape_ids)))
    name_shape(element, group.name, group.alt)
    transform = add_transform(element[1], "a:xfrm", group.box)
    add(transform, "a:chOff", {"x": group.box.x, "y": group.box.y})
    add(transform, "a:chExt", {"cx": group.box.w, "cy": group.box.h})
    for shape in group.shapes:
        element.append(draw_shape(shape, shape_ids, references))
    return element
