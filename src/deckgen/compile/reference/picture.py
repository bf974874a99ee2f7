"""Pictures, in a layout's placeholder or on their own."""

from __future__ import annotations

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from deckgen.compile.reference.elements import add, name_shape
from deckgen.compile.reference.place import add_placeholder_mark, add_transform
from deckgen.compile.reference.skeleton import Placeholder
from deckgen.compile.references import References
from deckgen.fit.fitted import PlacedPicture

_PICTURE = (
    f"<p:pic {nsdecls('p', 'a', 'r')}><p:nvPicPr><p:cNvPr/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
    "<p:blipFill><a:blip/></p:blipFill><p:spPr/></p:pic>"
)

_DRAWING_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DRAWING = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def draw_picture(
    picture: PlacedPicture, shape_id: int, placeholder: Placeholder | None, references: References
) -> etree._Element:
    """Return a ``p:pic``; in a placeholder whose box it fills it says nothing of its place."""
    shape: etree._Element = parse_xml(_PICTURE)
    heads, fill, properties = shape
    heads[0].set("id", str(shape_id))
    name_shape(shape, picture.name, picture.alt, picture.decorative)
    locks = {"noChangeAspect": 1} if placeholder is None else {"noGrp": 1, "noChangeAspect": 1}
    add(heads[1], "a:picLocks", locks)
    add_placeholder_mark(heads[2], placeholder)
    _show_part(fill, picture, references)
    if placeholder is None or placeholder.box != picture.box:
        add_transform(properties, "a:xfrm", picture.box)
        add(add(properties, "a:prstGeom", {"prst": "rect"}), "a:avLst")
    return shape


def _show_part(fill: etree._Element, picture: PlacedPicture, references: References) -> None:
    add(fill, "a:stretch")
    add(fill[1], "a:fillRect")
    fill[0].set(_embed(), references.to("image", picture.digest))
    if picture.drawing:
        _add_drawing(fill[0], references.to("image", picture.drawing))
    if any(picture.crop):
        cut = zip("ltrb", picture.crop, strict=True)
        rectangle = add(fill, "a:srcRect", {side: round(share * 100000) for side, share in cut if share})
        fill.insert(1, rectangle)


def _add_drawing(blip: etree._Element, reference: str) -> None:
    """Name the SVG that newer viewers show in the pixels' place (Office 2016's extension of `a:blip`)."""
    extension = add(add(blip, "a:extLst"), "a:ext", {"uri": _DRAWING_URI})
    shown = etree.SubElement(extension, f"{{{_DRAWING}}}svgBlip", nsmap={"asvg": _DRAWING})
    shown.set(_embed(), reference)


def _embed() -> str:
    return "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
