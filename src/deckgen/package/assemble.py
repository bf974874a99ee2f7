"""Compiled slides and a master's parts put together as one .pptx: copied, numbered, listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, field

from deckgen.compile.compiled import CompiledChart, CompiledSlide, Media, Relationship
from deckgen.master.opc import CONTENT_TYPES, IMAGE_TYPES, MAIN_TYPE, PML
from deckgen.master.parts import Master
from deckgen.package.links import (
    hyperlink,
    link,
    links_name,
    links_part,
    override,
    package_links,
    relative,
    types_part,
)
from deckgen.package.master_parts import MasterParts, master_parts
from deckgen.package.presentation import presentation_part, sections_of
from deckgen.package.properties import APP_TYPE, CORE_TYPE, app_properties, core_properties
from deckgen.plan import Properties
from deckgen.zip_writer import Packed, write_zip

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"


class _Parts(Struct):
    """The deck's parts in the order in which they are written, and the types of those that are named."""

    entries: list[tuple[str, bytes | Packed]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    charts: int = 0

    def add(self, name: str, kind: str, part: bytes | Packed, links: Sequence[str] = ()) -> None:
        self.entries.append((name, part))
        self.types.append(override(name, kind))
        if links:
            self.entries.append((links_name(name), links_part("".join(links))))


def assemble(
    master: Master,
    slides: Sequence[CompiledSlide],
    properties: Properties,
    application: str = "deckgen",
) -> bytes:
    """Return the deck as .pptx bytes: the same for the same arguments, whatever was assembled before.

    Slides, charts, pictures and the master's parts are copied as they were packed once. Raises KeyError where
    a slide names a layout that the master does not have or a picture it does not bring.
    """
    base = master_parts(master)
    parts = _Parts([(links_name(""), package_links(base.presentation, _CORE, _APP))])
    notes = sum(slide.notes_xml is not None for slide in slides)
    parts.add(_APP, APP_TYPE, app_properties(application, len(slides), notes))
    parts.add(_CORE, CORE_TYPE, core_properties(properties))
    _add_presentation(parts, base, slides, properties)
    media: dict[str, Media] = {}
    for number, slide in enumerate(slides, 1):
        own = {item.digest: item for item in slide.media}
        _add_slide(parts, base, slide, number, own)
        media |= own
    parts.entries += [(item.name, item.packed) for item in media.values()]
    extensions = base.extensions | {item.extension: IMAGE_TYPES[item.extension] for item in media.values()}
    types = types_part(extensions.items(), [*parts.types, base.types])
    return write_zip([(CONTENT_TYPES, types), *parts.entries], base.ending)


def _add_presentation(
    parts: _Parts, base: MasterParts, slides: Sequence[CompiledSlide], properties: Properties
) -> None:
    references = _slide_references(base.taken, len(slides))
    links = [base.links, _slide_links(base.presentation, references)]
    sections = sections_of([(slide.section, slide.digest) for slide in slides], properties.title)
    blob = presentation_part(base.skeleton, references, sections, properties.language)
    parts.add(base.presentation, MAIN_TYPE, blob, links)


@lru_cache(maxsize=64)
def _slide_references(taken: frozenset[str], slides: int) -> tuple[str, ...]:
    """The ids of the presentation's relationships to so many slides, the same in decks of one master."""
    free = (f"rId{number}" for number in range(1, len(taken) + slides + 1))
    return tuple([name for name in free if name not in taken][:slides])


@lru_cache(maxsize=64)
def _slide_links(presentation: str, references: tuple[str, ...]) -> str:
    numbered = enumerate(references, 1)
    return "".join([link(own, "slide", relative(presentation, _slide_name(at))) for at, own in numbered])


def _add_slide(
    parts: _Parts, base: MasterParts, slide: CompiledSlide, number: int, media: Mapping[str, Media]
) -> None:
    name, notes_name = _slide_name(number), f"ppt/notesSlides/notesSlide{number}.xml"
    targets = {digest: item.name for digest, item in media.items()}
    for chart in slide.charts:
        parts.charts += 1
        targets[chart.digest] = f"ppt/charts/chart{parts.charts}.xml"
        _add_chart(parts, chart, targets[chart.digest])
    links = [_slide_link(item, name, base, targets) for item in slide.relationships]
    if slide.packed_notes is not None:
        links.append(link(f"rId{len(links) + 1}", "notesSlide", relative(name, notes_name)))
    parts.add(name, f"{PML}slide+xml", slide.packed_xml, links)
    if slide.packed_notes is not None:
        back = [
            link("rId1", "notesMaster", relative(notes_name, base.notes_master)),
            link("rId2", "slide", relative(notes_name, name)),
        ]
        parts.add(notes_name, f"{PML}notesSlide+xml", slide.packed_notes, back)


def _add_chart(parts: _Parts, chart: CompiledChart, name: str) -> None:
    """Add a chart part and its workbook, both of one slide alone."""
    workbook = f"ppt/embeddings/Microsoft_Excel_Sheet{parts.charts}.xlsx"
    parts.add(name, _CHART_TYPE, chart.packed_xml, [link("rId1", "package", relative(name, workbook))])
    parts.add(workbook, _WORKBOOK_TYPE, chart.packed_workbook)


def _slide_link(item: Relationship, slide: str, base: MasterParts, targets: Mapping[str, str]) -> str:
    if item.kind == "hyperlink":
        return hyperlink(item.id, item.target)
    target = base.layouts[item.target] if item.kind == "slideLayout" else targets[item.target]
    return link(item.id, item.kind, relative(slide, target))


def _slide_name(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"
