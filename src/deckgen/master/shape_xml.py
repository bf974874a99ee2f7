"""A design's items as PresentationML shapes."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.master.design import (
    AREA_PREFIX,
    Area,
    Hairline,
    Item,
    Mark,
    Panel,
    Placeholder,
)
from deckgen.master.level_xml import colour_xml, levels_xml
from deckgen.master.slot_index import index_of
from deckgen.template import EMU_PER_PT, Box
from deckgen.xml_text import escaped, quoted

LOGO_RELATIONSHIP = "rId2"
"""The relationship to the logo on the master and on dark layouts; rId1 leads to the theme or the master."""

EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
"""How every shape tree begins."""

_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def shapes_xml(items: Iterable[Item], logo_alt: str) -> str:
    """Return a shape tree's content; shape ids are 2, 3, ... in the order of the items."""
    return EMPTY_GROUP + "".join(_item(number, item, logo_alt) for number, item in enumerate(items, 2))


def _item(number: int, item: Item, logo_alt: str) -> str:
    match item:
        case Placeholder():
            return _placeholder(number, item)
        case Area():
            return _rectangle(number, f"{AREA_PREFIX}{item.name}", item.box, "<a:noFill/>")
        case Panel():
            return _rectangle(number, item.name, item.box, colour_xml(item.colour))
        case Hairline():
            return _hairline(number, item)
        case Mark():
            return _logo(number, item, logo_alt)


def _name(number: int, name: str, inside: str = "", alt: str = "") -> str:
    described = f' descr="{quoted(alt)}"' if alt else ""
    return f'<p:cNvPr id="{number}" name="{quoted(name)}"{described}>{inside}</p:cNvPr>'


def _frame(box: Box) -> str:
    return f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/></a:xfrm>'


def _placeholder(number: int, item: Placeholder) -> str:
    shape = f"<p:spPr>{_frame(item.box)}{_RECTANGLE}</p:spPr>" if item.box else "<p:spPr/>"
    return (
        f"<p:sp><p:nvSpPr>{_name(number, item.name)}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{_ph(item)}</p:nvPr></p:nvSpPr>{shape}'
        f"<p:txBody>{_body(item)}<a:lstStyle>{levels_xml(item.levels)}</a:lstStyle>{_prompt(item)}</p:txBody>"
        "</p:sp>"
    )


def _ph(item: Placeholder) -> str:
    kind = "" if item.type == "obj" else f' type="{item.type}"'
    index = index_of(item.name, item.type)
    place = f' idx="{index}"' if index else ""
    size = ' sz="quarter"' if item.type in ("ftr", "sldNum") else ' sz="half"' if item.type == "dt" else ""
    custom = "" if item.on_master or item.type in ("dt", "ftr", "sldNum") else ' hasCustomPrompt="1"'
    return f"<p:ph{kind}{size}{place}{custom}/>"


def _body(item: Placeholder) -> str:
    if item.box is None:
        return "<a:bodyPr/>"
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{item.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _prompt(item: Placeholder) -> str:
    language = f'<a:rPr lang="{item.lang}"/>'
    if item.type == "sldNum":
        return f'<a:p><a:fld id="{_SLIDE_NUMBER}" type="slidenum">{language}<a:t>‹#›</a:t></a:fld></a:p>'
    if item.type in ("dt", "ftr") and not item.prompt:
        return f'<a:p><a:endParaRPr lang="{item.lang}"/></a:p>'
    lines = (item.prompt or item.name.capitalize()).split("\n")
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r>{language}<a:t>{escaped(line)}</a:t></a:r></a:p>'
        for level, line in enumerate(lines)
    )


def _rectangle(number: int, name: str, box: Box, fill: str) -> str:
    return (
        f"<p:sp><p:nvSpPr>{_name(number, name, _DECORATIVE)}<p:cNvSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}{_RECTANGLE}{fill}'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _hairline(number: int, item: Hairline) -> str:
    weight = round(item.weight * EMU_PER_PT)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_name(number, item.name, _DECORATIVE)}<p:cNvCxnSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>{_frame(item.box)}'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{weight}">{colour_xml(item.colour)}</a:ln>'
        "</p:spPr></p:cxnSp>"
    )


def _logo(number: int, item: Mark, alt: str) -> str:
    return (
        f"<p:pic><p:nvPicPr>{_name(number, 'logo', alt=alt)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{LOGO_RELATIONSHIP}"/><a:stretch><a:fillRect/></a:stretch>'
        "</p:blipFill>"
        f"<p:spPr>{_frame(item.box)}{_RECTANGLE}</p:spPr></p:pic>"
    )
