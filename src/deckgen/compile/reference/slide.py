"""One fitted slide to one compiled slide, through python-pptx's objects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from lxml import etree
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.parts.slide import SlidePart

from deckgen.compile.compiled import CompiledSlide, Media
from deckgen.compile.reference.chart import draw_chart
from deckgen.compile.reference.elements import NO_ATTRIBUTES, name_shape, tag
from deckgen.compile.reference.group import draw_group, draw_shape
from deckgen.compile.reference.notes import compile_notes
from deckgen.compile.reference.picture import draw_picture
from deckgen.compile.reference.skeleton import CompileMaster, LayoutSkeleton, Placeholder
from deckgen.compile.reference.table import draw_table
from deckgen.compile.reference.text import write_text
from deckgen.compile.references import References
from deckgen.fit.fitted import (
    FittedSlide,
    Group,
    PlacedChart,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Shape,
)

_NO_NAME = PackURI("/ppt/slides/slide0.xml")
_FIRST_SHAPE_ID = 2


def compile_slide(slide: FittedSlide, master: CompileMaster, media: Mapping[str, Media]) -> CompiledSlide:
    """Return the slide's parts; ``media`` holds the pictures that it names, by digest.

    A pure function of the slide and the master's digest. Raises KeyError for a layout, a text's slot or a
    picture that is not there: fitting decides what exists.
    """
    layout = master.layouts[slide.layout]
    part = new_slide(layout, master)
    references = References(slide.layout)
    tree = part.shapes.element
    shape_ids = count(_FIRST_SHAPE_ID)
    for shape in slide.shapes:
        tree.append(_draw(shape, shape_ids, layout, references))
    return CompiledSlide(
        digest=hashlib.sha256(f"{slide.digest()} {master.digest}".encode()).hexdigest(),
        xml=_serialise(part.element),
        relationships=references.all(),
        media=tuple(media[digest] for digest in references.targets("image")),
        notes_xml=_serialise(compile_notes(slide.notes, master)) if slide.notes else None,
        section=slide.section,
        title=slide.title,
        charts=references.charts,
    )


def new_slide(layout: LayoutSkeleton, master: CompileMaster) -> Any:
    """Return python-pptx's slide of a layout, without a shape."""
    new_part: Any = SlidePart.new
    return new_part(_NO_NAME, master.package, layout.part).slide


def empty_placeholder(name: str, place: Placeholder, shape_id: int) -> etree._Element:
    """Return the shape that stands in a layout's placeholder, without a text body."""
    shape: etree._Element = CT_Shape.new_placeholder_sp(
        shape_id, "", place.kind, place.orient, place.size, place.idx
    )
    name_shape(shape, name)
    for body in shape.findall(tag("p:txBody")):
        shape.remove(body)
    return shape


def _draw(
    shape: Shape, shape_ids: Iterator[int], layout: LayoutSkeleton, references: References
) -> etree._Element:
    if isinstance(shape, PlaceholderText):
        return _fill_placeholder(shape, next(shape_ids), layout, references)
    if isinstance(shape, Group):
        return draw_group(shape, shape_ids, references)
    if isinstance(shape, PlacedPicture):
        return draw_picture(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    if isinstance(shape, PlacedTable):
        return draw_table(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    if isinstance(shape, PlacedChart):
        return draw_chart(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    return draw_shape(shape, shape_ids, references)


def _fill_placeholder(
    text: PlaceholderText, shape_id: int, layout: LayoutSkeleton, references: References
) -> etree._Element:
    shape = empty_placeholder(text.slot, layout.slots[text.slot], shape_id)
    insets = NO_ATTRIBUTES if text.inset_right is None else {"rIns": text.inset_right}
    write_text(etree.SubElement(shape, tag("p:txBody")), text.paragraphs, references, insets)
    return shape


def _serialise(element: etree._Element) -> bytes:
    etree.cleanup_namespaces(element, keep_ns_prefixes=["a", "r", "p"])
    return etree.tostring(element, encoding="UTF-8", standalone=True)
