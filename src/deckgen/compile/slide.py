"""One fitted slide to one compiled slide: its layout's skeleton, filled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import count

from deckgen.compile.chart import drawn_chart
from deckgen.compile.compiled import CompiledSlide, Media
from deckgen.compile.markup import part_of
from deckgen.compile.notes import notes_part
from deckgen.compile.picture import drawn_picture
from deckgen.compile.references import References
from deckgen.compile.shapes import drawn_group, drawn_shape
from deckgen.compile.skeleton import LayoutSkeleton, MasterSkeleton
from deckgen.compile.table import drawn_table
from deckgen.compile.text import text_paragraphs
from deckgen.fit.fitted import (
    FittedSlide,
    Group,
    PlacedChart,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Shape,
)

_FIRST_SHAPE_ID = 2


def slide_key(slide: FittedSlide, master: str) -> str:
    """Return what names a compiled slide: the SHA-256 of the slide and the digest of its master."""
    return hashlib.sha256(f"{slide.digest()} {master}".encode()).hexdigest()


def compile_slide(
    slide: FittedSlide, master: MasterSkeleton, media: Mapping[str, Media], key: str = ""
) -> CompiledSlide:
    """Return the slide's parts; ``media`` holds the pictures that it names, by digest.

    A pure function of the slide and the master's digest; ``key`` is `slide_key` where it is known already.
    Raises KeyError for a layout, a text's slot or a picture that is not there: fitting decides what exists.
    """
    layout = master.layouts[slide.layout]
    references = References(slide.layout)
    shape_ids = count(_FIRST_SHAPE_ID)
    shapes = "".join([_drawn(shape, shape_ids, layout, references) for shape in slide.shapes])
    before, after = layout.slide
    return CompiledSlide(
        digest=key or slide_key(slide, master.digest),
        xml=part_of(f"{before}{shapes}{after}"),
        relationships=references.all(),
        media=tuple(media[digest] for digest in references.targets("image")),
        notes_xml=notes_part(slide.notes, master.notes) if slide.notes else None,
        section=slide.section,
        title=slide.title,
        charts=references.charts,
    )


def _drawn(shape: Shape, shape_ids: Iterator[int], layout: LayoutSkeleton, references: References) -> str:
    if isinstance(shape, PlaceholderText):
        return _filled(shape, next(shape_ids), layout, references)
    if isinstance(shape, Group):
        return drawn_group(shape, shape_ids, references)
    if isinstance(shape, PlacedPicture):
        return drawn_picture(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    if isinstance(shape, PlacedTable):
        return drawn_table(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    if isinstance(shape, PlacedChart):
        return drawn_chart(shape, next(shape_ids), layout.slots.get(shape.slot), references)
    return drawn_shape(shape, shape_ids, references)


def _filled(text: PlaceholderText, shape_id: int, layout: LayoutSkeleton, references: References) -> str:
    before, named, after = layout.slots[text.slot].shape
    if text.inset_right is not None:
        named = named.replace("<a:bodyPr/>", f'<a:bodyPr rIns="{text.inset_right}"/>')
    return f"{before}{shape_id}{named}{text_paragraphs(text.paragraphs, references)}{after}"
