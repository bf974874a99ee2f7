"""Graphic frames, which hold a table or a chart."""

from __future__ import annotations

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from deckgen.compile.reference.elements import add, name_shape
from deckgen.compile.reference.place import add_placeholder_mark, add_transform
from deckgen.compile.reference.skeleton import Placeholder
from deckgen.fit.fitted import PlacedChart, PlacedTable

_FRAME = (
    f"<p:graphicFrame {nsdecls('p', 'a', 'r')}><p:nvGraphicFramePr><p:cNvPr/><p:cNvGraphicFramePr>"
    '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr></p:graphicFrame>'
)


def new_frame(
    placed: PlacedTable | PlacedChart, shape_id: int, placeholder: Placeholder | None, uri: str
) -> tuple[etree._Element, etree._Element]:
    """Return a frame and its ``a:graphicData`` for content of ``uri``, tied to the placeholder if any."""
    frame: etree._Element = parse_xml(_FRAME)
    heads = frame[0]
    heads[0].set("id", str(shape_id))
    name_shape(frame, placed.name, placed.alt)
    add_placeholder_mark(heads[2], placeholder)
    add_transform(frame, "p:xfrm", placed.box)
    return frame, add(add(frame, "a:graphic"), "a:graphicData", {"uri": uri})
