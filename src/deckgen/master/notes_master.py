"""The notes master: the slide above, the notes below, the page number."""

from __future__ import annotations

from deckgen.master.design import Level
from deckgen.master.level_xml import levels_xml
from deckgen.master.namespaces import COLOUR_MAP, DECLARATION, PREFIXES
from deckgen.master.shape_xml import EMPTY_GROUP
from deckgen.master.slide_master import background_xml
from deckgen.template import Box

NOTES_WIDTH = 6858000
NOTES_HEIGHT = 9144000
"""The notes page in EMU: 7.5 x 10 in, as PowerPoint has it."""

_NOTE = Level(12, "dk1", before=3)
_NUMBER = Level(9, "dk1", align="r")
_SLIDE_NUMBER = "{C9D2F1B4-2A5E-4C0C-9B36-7A1D5F0E8C21}"


def notes_master_xml() -> str:
    """Return the notes master part; rId1 is its theme."""
    shapes = _slide_image() + _body() + _number()
    return (
        f"{DECLARATION}<p:notesMaster {PREFIXES}><p:cSld>{background_xml('lt1')}"
        f"<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/>"
        f"<p:notesStyle>{levels_xml([_NOTE] * 5)}</p:notesStyle></p:notesMaster>"
    )


def _slide_image() -> str:
    locks = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    line = '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide image"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(Box(685800, 685800, 5486400, 3086100))}{line}</p:spPr></p:sp>"
    )


def _body() -> str:
    text = '<a:p><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p>'
    box = Box(685800, 4000500, 5486400, 4572000)
    return _text_shape(3, "notes", 'type="body" sz="quarter" idx="3"', box, text)


def _number() -> str:
    text = (
        f'<a:p><a:fld id="{_SLIDE_NUMBER}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    box = Box(5257800, 8686800, 914400, 274320)
    levels = levels_xml([_NUMBER])
    return _text_shape(4, "slide number", 'type="sldNum" sz="quarter" idx="5"', box, text, levels)


def _text_shape(number: int, name: str, placeholder: str, box: Box, text: str, levels: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
        f"<a:lstStyle>{levels}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _frame(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
