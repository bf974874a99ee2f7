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

from deckgen.compile.chart import draw_chart
from deckgen.compile.compiled import CompiledSlide, Media
from deckgen.compile.elements import NO_ATTRIBUTES, name_shape, tag
from deckgen.compile.group import draw_group, draw_shape
from deckgen.compile.notes import compile_notes
from deckgen.compile.picture import draw_picture
from deckgen.compile.references import References
from deckgen.compile.skeleton import CompileMaster, LayoutSkeleton
from deckgen.compile.table import draw_table
from deckgen.compile.text import write_text
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
    new_part: Any = SlidePart.new
    part = new_part(_NO_NAME, master.package, layout.part)
    references = References(slide.layout)
    tree = part.slide.shapes.element
    shape_ids = count(_FIRST_SHAPE_ID)
    for shape in slide.shapes:
        tree.append(_draw(shape, shape_ids, layout, references))
    return CompiledSlide(
        digest=hashlib.sha256(f"{slide.digest()} {master.digest}".encode()).hexdigest(),
        xml=_serialise(part.slide.element),
        relationships=references.all(),
        media=tuple(media[digest] for digest in references.targets("image")),
        notes_xml=_serialise(compile_notes(slide.notes, master)) if slide.notes else None,
        section=slide.section,
        title=slide.title,
        charts=references.charts,
    )


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
    slot = layout.slots[text.slot]
    shape: etree._Element = CT_Shape.new_placeholder_sp(
        shape_id, "", slot.kind, slot.orient, slot.size, slot.idx
    )
    name_shape(shape, text.slot)
    for body in shape.findall(tag("p:txBody")):
        shape.remove(body)
    insets = NO_ATTRIBUTES if text.inset_right is None else {"rIns": text.inset_right}
    write_text(etree.SubElement(shape, tag("p:txBody")), text.paragraphs, references, insets)
    return shape


def _serialise(element: etree._Element) -> bytes:
    etree.cleanup_namespaces(element, keep_ns_prefixes=["a", "r", "p"])
    return etree.tostring(element, encoding="UTF-8", standalone=True)
