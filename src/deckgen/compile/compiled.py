"""A slide as finished parts, free of everything that only a whole deck can know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from deckgen.zip_writer import Packed, deflated, packed


@dataclass(frozen=True)
class Media:
    """A picture part by content: its SHA-256, its bytes, and its extension (``png``, ``jpeg``, ``svg``)."""

    digest: str
    blob: bytes
    extension: str

    @property
    def name(self) -> str:
        """The part's name in every deck that shows it."""
        return f"ppt/media/{self.digest[:32]}.{self.extension}"

    @cached_property
    def packed(self) -> Packed:
        """The bytes as they lie in a zip."""
        return packed(self.name, self.blob)


@dataclass(frozen=True)
class CompiledChart:
    """A chart part and its embedded workbook (.xlsx); the XML refers to the workbook as ``rId1``."""

    digest: str
    xml: bytes
    workbook: bytes

    @cached_property
    def packed_xml(self) -> Packed:
        """The chart part as it lies in a zip."""
        return deflated(self.xml)

    @cached_property
    def packed_workbook(self) -> Packed:
        """The workbook as it lies in a zip."""
        return deflated(self.workbook)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a slide: ``id`` as its XML uses it; ``kind`` the type's last word.

    ``target`` is a layout name (kind ``slideLayout``), a media digest (``image``), a chart's digest
    (``chart``), or a URI (``hyperlink``).
    """

    id: str
    kind: str
    target: str


@dataclass(frozen=True)
class CompiledSlide:
    """One slide's XML with its relationships, media, charts and notes XML; part names come at assembly.

    Parts are deflated once for each compiled slide, when a deck first needs them.
    """

    digest: str
    xml: bytes
    relationships: tuple[Relationship, ...]
    media: tuple[Media, ...] = ()
    notes_xml: bytes | None = None
    section: str = ""
    title: str = ""
    charts: tuple[CompiledChart, ...] = ()

    @cached_property
    def packed_xml(self) -> Packed:
        """The slide part as it lies in a zip."""
        return deflated(self.xml)

    @cached_property
    def packed_notes(self) -> Packed | None:
        """The notes slide as it lies in a zip."""
        return None if self.notes_xml is None else deflated(self.notes_xml)

    @cached_property
    def weight(self) -> int:
        """About how many bytes of memory the slide takes, packed parts included."""
        parts = [self.xml, self.notes_xml or b"", *(item.blob for item in self.media)]
        parts += [part for chart in self.charts for part in (chart.xml, chart.workbook)]
        return 2 * sum(map(len, parts))
