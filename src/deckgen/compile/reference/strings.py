"""Skeletons as python-pptx's objects give them: what ours are held against, master by master."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx.oxml.ns import nsdecls

from deckgen.compile.empty_slide import empty_slides
from deckgen.compile.reference import skeleton as opened
from deckgen.compile.reference.elements import add, tag
from deckgen.compile.reference.notes import compile_notes
from deckgen.compile.reference.slide import empty_placeholder, new_slide
from deckgen.compile.skeleton import LayoutSkeleton, MasterSkeleton, Placeholder
from deckgen.diagnostics import Finding
from deckgen.master.parts import Master

_NAMESPACES = nsdecls("a", "p")
_HOLE = "p:hole"
_SHAPE_ID = 987654321
_DECLARED = re.compile(r' xmlns:[apr]="[^"]*"')


def master_skeleton(master: Master) -> MasterSkeleton:
    """Return every layout's skeleton as python-pptx's objects make it."""
    ready = opened.opened_master(master)
    layouts = {name: _layout(layout, ready) for name, layout in ready.layouts.items()}
    notes = compile_notes((), ready)
    body = next(notes.iter(tag("p:txBody")))
    body.replace(body[-1], _hole())
    return MasterSkeleton(ready.digest, layouts, _cut(notes))


def differing_layouts(master: Master, ours: Mapping[str, LayoutSkeleton] | None = None) -> list[str]:
    """Return the layouts whose empty slide (``ours``, or as builds make it) python-pptx makes otherwise."""
    made = empty_slides(master).layouts if ours is None else ours
    theirs = master_skeleton(master).layouts
    return [name for name in theirs if name not in made or _canonical(made[name]) != _canonical(theirs[name])]


def check_layouts(master: Master) -> tuple[Finding, ...]:
    """Return an error for each layout whose empty slide python-pptx makes otherwise than builds do."""
    return tuple(
        Finding(
            "layout-differs",
            f"layout '{name}': python-pptx makes another empty slide of it than deckgen does",
            "delete the layout's placeholders in PowerPoint and insert them anew; please report it",
        )
        for name in differing_layouts(master)
    )


def _canonical(layout: LayoutSkeleton) -> object:
    """The skeleton with its XML in canonical form, since a character can be escaped in more than one way."""
    slots = {
        name: (_c14n(place.mark), _c14n(str(_SHAPE_ID).join(place.shape[:2]) + place.shape[2]), place.box)
        for name, place in layout.slots.items()
    }
    return _c14n("".join(layout.slide)), slots


def _c14n(xml: str) -> bytes:
    return etree.tostring(etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>"), method="c14n")


def _layout(layout: opened.LayoutSkeleton, master: opened.CompileMaster) -> LayoutSkeleton:
    slide: Any = new_slide(layout, master)
    slide.shapes.element.append(_hole())
    slots = {name: _placeholder(name, place) for name, place in layout.slots.items()}
    return LayoutSkeleton(_cut(slide.element), slots)


def _placeholder(name: str, place: opened.Placeholder) -> Placeholder:
    shape = empty_placeholder(name, place, _SHAPE_ID)
    body = etree.SubElement(shape, tag("p:txBody"))
    for part in ("a:bodyPr", "a:lstStyle", _HOLE):
        add(body, part)
    start, named = _DECLARED.sub("", etree.tostring(shape, encoding="unicode")).split(str(_SHAPE_ID))
    before, after = named.split(f"<{_HOLE}/>")
    return Placeholder(_mark(place), (start, before, after), place.box)


def _mark(place: opened.Placeholder) -> str:
    mark = next(empty_placeholder("", place, 0).iter(tag("p:ph")))
    return _DECLARED.sub("", etree.tostring(mark, encoding="unicode"))


def _hole() -> etree._Element:
    return etree.Element(tag(_HOLE), nsmap={"p": tag(_HOLE)[1:].split("}")[0]})


def _cut(root: etree._Element) -> tuple[str, str]:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
    before, after = etree.tostring(root, encoding="unicode").split(f"<{_HOLE}/>")
    return before, after
