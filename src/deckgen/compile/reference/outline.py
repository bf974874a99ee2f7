"""Drawn ellipses and free outlines: decoration without text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from deckgen.compile.reference.elements import add, add_fill, name_shape
from deckgen.compile.reference.place import add_transform
from deckgen.fit.fitted import Ellipse, Freeform, Strokes
from deckgen.template import EMU_PER_PT

_SHAPE = (
    f"<p:sp {nsdecls('p', 'a', 'r')}><p:nvSpPr><p:cNvPr/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>"
)


def draw_ellipse(ellipse: Ellipse, shape_id: int) -> etree._Element:
    """Return an ellipse filling its box."""
    shape = _named(ellipse, shape_id)
    add(add(shape[1], "a:prstGeom", {"prst": "ellipse"}), "a:avLst")
    _paint(shape[1], ellipse)
    return shape


def draw_freeform(freeform: Freeform, shape_id: int) -> etree._Element:
    """Return one shape of all the outlines, so that an outline inside another is a hole."""
    shape = _named(freeform, shape_id)
    path = add(_path_list(shape[1]), "a:path", {"w": freeform.box.w, "h": freeform.box.h})
    for outline in freeform.paths:
        _trace(path, outline)
    _paint(shape[1], freeform, freeform.luminance)
    return shape


def draw_strokes(strokes: Strokes, shape_id: int) -> etree._Element:
    """Return one shape of all the lines and curves, without a fill."""
    shape = _named(strokes, shape_id)
    whole: dict[str, str | int] = {"w": strokes.box.w, "h": strokes.box.h, "fill": "none"}
    path = add(_path_list(shape[1]), "a:path", whole)
    for groups in strokes.paths:
        _draw_stroke(path, groups)
    add_fill(shape[1], "")
    line = add(shape[1], "a:ln", {"w": round(strokes.weight * EMU_PER_PT), "cap": "rnd"})
    add_fill(line, strokes.line)
    add(line, "a:round")
    return shape


def _path_list(properties: etree._Element) -> etree._Element:
    """Append a geometry of one's own; return its list of paths."""
    geometry = add(properties, "a:custGeom")
    for name in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"):
        add(geometry, name)
    add(geometry, "a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return add(geometry, "a:pathLst")


def _named(drawn: Ellipse | Freeform | Strokes, shape_id: int) -> etree._Element:
    shape: etree._Element = parse_xml(_SHAPE)
    shape[0][0].set("id", str(shape_id))
    name_shape(shape, drawn.name, decorative=True)
    add_transform(shape[1], "a:xfrm", drawn.box)
    return shape


def _paint(properties: etree._Element, drawn: Ellipse | Freeform, luminance: int = 100) -> None:
    add_fill(properties, drawn.fill, luminance)
    weight: dict[str, str | int] = {"w": round(drawn.weight * EMU_PER_PT)} if drawn.line else {}
    add_fill(add(properties, "a:ln", weight), drawn.line)


def _trace(path: etree._Element, outline: Sequence[tuple[int, int]]) -> None:
    for number, (x, y) in enumerate(outline):
        add(add(path, "a:lnTo" if number else "a:moveTo"), "a:pt", {"x": x, "y": y})
    if outline:
        add(path, "a:close")


def _draw_stroke(path: etree._Element, groups: Sequence[Sequence[int]]) -> None:
    for number, group in enumerate(groups):
        if not group:
            add(path, "a:close")
            continue
        name = "a:moveTo" if not number else "a:cubicBezTo" if len(group) > 2 else "a:lnTo"
        segment = add(path, name)
        for x, y in zip(group[::2], group[1::2], strict=True):
            add(segment, "a:pt", {"x": x, "y": y})
