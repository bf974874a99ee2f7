"""Compiled slides and a master's parts put together as one .pptx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deckgen.compile.compiled import CompiledChart, CompiledSlide, Media, Relationship
from deckgen.master.opc import (
    CONTENT_TYPES,
    IMAGE_TYPES,
    PML,
    RELATIONSHIP_TYPES,
    PartRelationship,
    rels_name,
    write_content_types,
    write_relationships,
)
from deckgen.master.parts import Master
from deckgen.package.presentation import presentation_part, sections_of
from deckgen.package.properties import APP_TYPE, CORE_TYPE, app_properties, core_properties
from deckgen.package.zip_writer import write_zip
from deckgen.plan import Properties

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"


@dataclass(slots=True)
class _Parts:
    """The deck's parts in the order in which they are written, [Content_Types].xml excepted."""

    blobs: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    charts: int = 0

    def add(self, name: str, content_type: str, blob: bytes, links: Sequence[PartRelationship] = ()) -> None:
        self.blobs[name], self.types[name] = blob, content_type
        if links:
            self.blobs[rels_name(name)] = write_relationships(name, links)


def assemble(
    master: Master,
    slides: Sequence[CompiledSlide],
    properties: Properties,
    application: str = "deckgen",
) -> bytes:
    """Return the deck as .pptx bytes: the same for the same arguments, whatever was assembled before.

    Raises KeyError where a slide names a layout that the master does not have or a picture it does not bring.
    """
    parts = _Parts()
    parts.blobs[rels_name("")] = write_relationships("", _package_links(master))
    notes = sum(slide.notes_xml is not None for slide in slides)
    parts.add(_APP, APP_TYPE, app_properties(application, len(slides), notes))
    parts.add(_CORE, CORE_TYPE, core_properties(properties))
    _add_presentation(parts, master, slides, properties)
    media: dict[str, Media] = {}
    for number, slide in enumerate(slides, 1):
        own = {item.digest: item for item in slide.media}
        _add_slide(parts, master, slide, number, own)
        media |= own
    for name, blob in master.parts.items():
        if name != master.presentation:
            parts.add(name, master.content_types[name], blob, master.relationships[name])
    for item in media.values():
        parts.add(_media_name(item), IMAGE_TYPES[item.extension], item.blob)
    types = write_content_types(parts.types.items())
    return write_zip([(CONTENT_TYPES, types), *parts.blobs.items()])


def _package_links(master: Master) -> list[PartRelationship]:
    return [
        PartRelationship("rId1", f"{RELATIONSHIP_TYPES}officeDocument", master.presentation),
        PartRelationship("rId2", _CORE_RELATIONSHIP, _CORE),
        PartRelationship("rId3", f"{RELATIONSHIP_TYPES}extended-properties", _APP),
    ]


def _add_presentation(
    parts: _Parts, master: Master, slides: Sequence[CompiledSlide], properties: Properties
) -> None:
    links = list(master.relationships[master.presentation])
    taken = {item.id for item in links}
    free = (f"rId{number}" for number in range(1, len(taken) + len(slides) + 1))
    references = [name for name in free if name not in taken][: len(slides)]
    for number, reference in enumerate(references, 1):
        links.append(PartRelationship(reference, f"{RELATIONSHIP_TYPES}slide", _slide_name(number)))
    sections = sections_of([(slide.section, slide.digest) for slide in slides], properties.title)
    blob = presentation_part(master.parts[master.presentation], references, sections, properties.language)
    parts.add(master.presentation, master.content_types[master.presentation], blob, links)


def _add_slide(
    parts: _Parts, master: Master, slide: CompiledSlide, number: int, media: dict[str, Media]
) -> None:
    targets = {digest: _media_name(item) for digest, item in media.items()}
    targets |= {chart.digest: _add_chart(parts, chart) for chart in slide.charts}
    links = [_slide_link(item, master, targets) for item in slide.relationships]
    notes_name = f"ppt/notesSlides/notesSlide{number}.xml"
    if slide.notes_xml is not None:
        links.append(_link(len(links) + 1, "notesSlide", notes_name))
    parts.add(_slide_name(number), f"{PML}slide+xml", slide.xml, links)
    if slide.notes_xml is not None:
        back = [_link(1, "notesMaster", master.notes_master), _link(2, "slide", _slide_name(number))]
        parts.add(notes_name, f"{PML}notesSlide+xml", slide.notes_xml, back)


def _add_chart(parts: _Parts, chart: CompiledChart) -> str:
    """Add a chart part and its workbook, both of this slide alone, and return the chart's name."""
    parts.charts += 1
    name = f"ppt/charts/chart{parts.charts}.xml"
    workbook = f"ppt/embeddings/Microsoft_Excel_Sheet{parts.charts}.xlsx"
    parts.add(name, _CHART_TYPE, chart.xml, [_link(1, "package", workbook)])
    parts.add(workbook, _WORKBOOK_TYPE, chart.workbook)
    return name


def _slide_link(item: Relationship, master: Master, targets: dict[str, str]) -> PartRelationship:
    kind = f"{RELATIONSHIP_TYPES}{item.kind}"
    if item.kind == "hyperlink":
        return PartRelationship(item.id, kind, item.target, external=True)
    target = master.layouts[item.target] if item.kind == "slideLayout" else targets[item.target]
    return PartRelationship(item.id, kind, target)


def _link(number: int, kind: str, target: str) -> PartRelationship:
    return PartRelationship(f"rId{number}", f"{RELATIONSHIP_TYPES}{kind}", target)


def _slide_name(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _media_name(media: Media) -> str:
    return f"ppt/media/{media.digest[:32]}.{media.extension}"
