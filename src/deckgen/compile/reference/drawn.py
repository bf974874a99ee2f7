"""Drawn text boxes, panels and lines."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.connector import CT_Connector

from deckgen.compile.reference.elements import add, add_fill, name_shape, tag
from deckgen.compile.reference.text import write_text
from deckgen.compile.references import References
from deckgen.fit.fitted import Line, TextBox
from deckgen.template import EMU_PER_PT


def draw_text_box(box: TextBox, shape_id: int, references: References) -> etree._Element:
    """Return a text box that neither grows nor shrinks; one without text is a panel, hence decoration."""
    place = box.box
    new: Any = CT_Shape.new_textbox_sp
    shape: etree._Element = new(shape_id, "", place.x, place.y, place.w, place.h)
    name_shape(shape, box.name, decorative=not box.paragraphs)
    if not box.paragraphs or box.preset != "rect":
        del shape[0][1].attrib["txBox"]
    properties, body = shape[1], shape[2]
    properties.remove(properties[-1])
    _give_form(properties, box)
    add_fill(properties, box.fill)
    for child in list(body):
        body.remove(child)
    insets = box.insets
    said: dict[str, str | int] = {
        "wrap": "square",
        "lIns": insets.left,
        "tIns": insets.top,
        "rIns": insets.right,
    }
    said |= {"bIns": insets.bottom, "rtlCol": 0, "anchor": box.anchor}
    add(write_text(body, box.paragraphs, references, said), "a:noAutofit")
    return shape


def _give_form(properties: etree._Element, box: TextBox) -> None:
    """Set the shape's geometry and its first adjustment."""
    geometry = properties[1]
    geometry.set("prst", box.preset)
    if box.adjust is not None:
        add(geometry[0], "a:gd", {"name": "adj", "fmla": f"val {box.adjust}"})


def draw_line(line: Line, shape_id: int) -> etree._Element:
    """Return a straight connector across the line's box, marked as decoration."""
    place = line.box
    shape: etree._Element = CT_Connector.new_cxnSp(
        shape_id, "", "line", place.x, place.y, place.w, place.h, False, False
    )
    name_shape(shape, line.name, decorative=True)
    for style in shape.findall(tag("p:style")):
        shape.remove(style)
    stroke = add(shape[1], "a:ln", {"w": round(line.weight * EMU_PER_PT)})
    add_fill(stroke, line.colour)
    return shape
