"""What a slide takes from its layout before anything is said on it, read from the master's parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from deckgen.compile.skeleton import LayoutSkeleton, MasterSkeleton, Placeholder
from deckgen.master.opc import parsed
from deckgen.master.parts import Master
from deckgen.master.shapes import Head, P, head_of
from deckgen.template import Box
from deckgen.xml_text import quoted

_NAMESPACES = {
    "a": ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    "p": ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
    "r": ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
}


def _named(prefixes: str) -> str:
    return "".join(_NAMESPACES[prefix] for prefix in prefixes)


_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_SLIDE = (f"<p:sld{_named('apr')}><p:cSld><p:spTree>{_TREE}", f"{_END}</p:sld>")
_BODY = "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"

_UNSAID: Mapping[str, str] = {"type": "obj", "idx": "0", "orient": "horz", "sz": "full"}
"""A placeholder's attributes with what each is where it is left out. Source: ECMA-376 part 1, 19.3.1.36."""

_SHAPES = frozenset(f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart"))
_FROM_TITLE = frozenset({"title", "ctrTitle"})
_FROM_THEIR_OWN = frozenset({"dt", "ftr", "sldNum"})
_NOWHERE = Box(0, 0, 0, 0)

_Marked = list[tuple[Head, etree._Element]]
"""Placeholders, each with its ``p:ph``."""


_MOST = 8
_given: dict[str, MasterSkeleton] = {}


def compile_master(master: Master) -> MasterSkeleton:
    """Return what `compile_slide` needs of a master, the same object for the same digest in this process."""
    return _given.get(master.digest) or _made(master)


def give_skeleton(skeleton: MasterSkeleton) -> None:
    """Have `compile_master` return a skeleton that was made before, by another process perhaps."""
    while len(_given) >= _MOST:
        del _given[next(iter(_given))]
    _given[skeleton.digest] = skeleton


@lru_cache(maxsize=_MOST)
def _made(master: Master) -> MasterSkeleton:
    return empty_slides(master)


def empty_slides(master: Master) -> MasterSkeleton:
    """Return what `compile_slide` needs of every layout, equal to what python-pptx's objects give.

    Of two layouts of one name the first counts, of two placeholders of one name the last.
    """
    inherited = {name: _boxes_by_kind(_placeholders(master.parts[name])) for name in master.masters}
    layouts = {
        name: _layout(_placeholders(master.parts[part]), inherited[master.slide_master_of(part)])
        for name, part in master.layouts.items()
    }
    return MasterSkeleton(master.digest, layouts, _notes(_placeholders(master.parts[master.notes_master])))


def _placeholders(part: bytes) -> _Marked:
    tree = parsed(part).find(f"{P}cSld/{P}spTree")
    heads = () if tree is None else (head_of(shape) for shape in tree if shape.tag in _SHAPES)
    return [(head, head.mark) for head in heads if head.mark is not None]


def _layout(shapes: _Marked, inherited: Mapping[str, Box]) -> LayoutSkeleton:
    return LayoutSkeleton(_SLIDE, {head.name: _placeholder(head, mark, inherited) for head, mark in shapes})


def _placeholder(head: Head, mark: etree._Element, inherited: Mapping[str, Box]) -> Placeholder:
    said = {name: mark.get(name, default) for name, default in _UNSAID.items()}
    given = "".join(f' {name}="{quoted(value)}"' for name, value in said.items() if value != _UNSAID[name])
    written = f"<p:ph{given}/>"
    named = f'" name="{quoted(head.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    around = (
        '<p:sp><p:nvSpPr><p:cNvPr id="',
        f"{named}<p:nvPr>{written}</p:nvPr></p:nvSpPr>{_BODY}",
        "</p:txBody></p:sp>",
    )
    return Placeholder(written, around, head.box or inherited.get(_above(said["type"]), _NOWHERE))


def _above(kind: str) -> str:
    """The kind of the slide master's placeholder that a layout's takes its box from."""
    if kind in _FROM_TITLE:
        return "title"
    return kind if kind in _FROM_THEIR_OWN else "body"


def _boxes_by_kind(shapes: _Marked) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    for head, mark in shapes:
        boxes.setdefault(mark.get("type", "obj"), head.box or _NOWHERE)
    return boxes


def _notes(shapes: _Marked) -> tuple[str, str]:
    """A notes slide before and after its text, its picture and its text where the notes master has them."""
    places = {mark.get("type", "obj"): mark.get("idx", "0") for _, mark in shapes}
    image, body = places.get("sldImg", "2"), places.get("body", "1")
    before = (
        f"<p:notes{_named('arp')}><p:cSld><p:spTree>{_TREE}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="{quoted(image)}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="{quoted(body)}"/></p:nvPr></p:nvSpPr>{_BODY}'
    )
    return before, f"</p:txBody></p:sp>{_END}</p:notes>"
