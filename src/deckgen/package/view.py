"""A finished file as the package rules see it: parts, types, relationships, facts of slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

from deckgen.diagnostics import Finding, Severity, Where
from deckgen.master.opc import (
    CONTENT_TYPES,
    PML,
    PartRelationship,
    parse_xml,
    read_content_types,
    read_relationships,
    rels_name,
)
from deckgen.package.facts import SlideFacts, slide_facts

SLIDE_TYPE, NOTES_TYPE = f"{PML}slide+xml", f"{PML}notesSlide+xml"
LAYOUT_TYPE, MASTER_TYPE = f"{PML}slideLayout+xml", f"{PML}slideMaster+xml"
_relationships = lru_cache(maxsize=4096)(read_relationships)


class PackageView:
    """The parts of a .pptx by name, no leading slash; raises lxml.etree.XMLSyntaxError for broken indexes."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.defaults, self.overrides = read_content_types(parts.get(CONTENT_TYPES, b"<Types/>"))
        self.relationships = {
            name: _relationships(name, parts[rels]) for name, rels in _sources(parts) if rels in parts
        }

    def type_of(self, name: str) -> str:
        """Return a part's content type, empty where none is declared."""
        return self.overrides.get(name) or self.defaults.get(name.rsplit(".", 1)[-1].lower(), "")

    def links(self, name: str, kind: str = "") -> list[PartRelationship]:
        """Return a part's relationships, all or of one kind; the package's own under the empty name."""
        return [item for item in self.relationships.get(name, ()) if not kind or item.kind == kind]

    def named(self, content_type: str) -> list[str]:
        """Return the names of the parts of one content type."""
        return self._by_type.get(content_type, [])

    def facts(self, name: str) -> SlideFacts:
        """Return the facts of a slide, layout or notes slide."""
        return slide_facts(self.parts[name])

    @cached_property
    def _by_type(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.parts:
            found.setdefault(self.type_of(name), []).append(name)
        return found

    @cached_property
    def slide_like(self) -> list[str]:
        """The names of slides and notes slides."""
        return [*self.named(SLIDE_TYPE), *self.named(NOTES_TYPE)]

    @cached_property
    def main(self) -> str:
        """The name of the presentation part, empty where the package names none that is there."""
        found = [item.target for item in self.links("", "officeDocument") if item.target in self.parts]
        return found[0] if found else ""

    @cached_property
    def presentation(self) -> etree._Element:
        """The root of the presentation part; an empty element where there is none."""
        return parse_xml(self.parts[self.main]) if self.main else etree.Element("none")


@dataclass(frozen=True, slots=True)
class PackageRule:
    """A rule on finished files: its id is its findings' code; ``fault`` and ``why`` are for the docs."""

    id: str
    fault: str
    why: str
    check: Callable[[PackageView], Iterable[tuple[str, str]]]
    cure: str = "this is a fault in deckgen unless the file was changed since; please report it"
    severity: Severity = Severity.ERROR

    def findings(self, view: PackageView) -> Iterator[Finding]:
        """Yield a finding for each (part, message) that the check returns."""
        for part, message in self.check(view):
            place = Where(part) if part else None
            yield Finding(self.id, f"{part or 'the file'}: {message}", self.cure, place, self.severity)


def _sources(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    yield "", rels_name("")
    for name in parts:
        if not name.endswith(".rels"):
            yield name, rels_name(name)
