"""A slide as finished parts, free of everything that only a whole deck can know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Media:
    """A picture part by content: its SHA-256, its bytes, and its extension (``png``, ``jpeg``, ``svg``)."""

    digest: str
    blob: bytes
    extension: str


@dataclass(frozen=True, slots=True)
class CompiledChart:
    """A chart part and its embedded workbook (.xlsx); the XML refers to the workbook as ``rId1``."""

    digest: str
    xml: bytes
    workbook: bytes


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a slide: ``id`` as its XML uses it; ``kind`` the type's last word.

    ``target`` is a layout name (kind ``slideLayout``), a media digest (``image``), a chart's digest
    (``chart``), or a URI (``hyperlink``).
    """

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class CompiledSlide:
    """One slide's XML with its relationships, media, charts and notes XML; part names come at assembly."""

    digest: str
    xml: bytes
    relationships: tuple[Relationship, ...]
    media: tuple[Media, ...] = ()
    notes_xml: bytes | None = None
    section: str = ""
    title: str = ""
    charts: tuple[CompiledChart, ...] = ()
