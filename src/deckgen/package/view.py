"""A finished file as the package rules see it: its entries, their types, how they refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from deckgen.master.opc import CONTENT_TYPES, PML, RELS_TYPE, PartRelationship
from deckgen.package import tags
from deckgen.package.facts import NO_LINKS, Links, PartFacts, source_of
from deckgen.package.tags import PRESENTATION
from deckgen.package.zip_reader import Archive, Entry

if TYPE_CHECKING:
    from deckgen.package.copied_end import CopiedEnd

SLIDE_TYPE, NOTES_TYPE = f"{PML}slide+xml", f"{PML}notesSlide+xml"
LAYOUT_TYPE, MASTER_TYPE = f"{PML}slideLayout+xml", f"{PML}slideMaster+xml"
NO_FACTS = PartFacts()


class PackageView:
    """The parts of a .pptx by name, without a leading slash, and the facts of each.

    ``main_types`` are the content types that the main part may have in a file of this ending. Of ``judged``
    parts, in whose relationships nothing was wrong, nobody need look at the relationships again.
    """

    def __init__(self, archive: Archive, main_types: Iterable[str]) -> None:
        self.entries: Mapping[str, Entry] = archive.entries
        self.main_types = frozenset(main_types)
        self.facts_of: dict[str, PartFacts] = {}
        self.type_of: dict[str, str] = {}
        self.overrides: Mapping[str, str] = {}
        self.relationships: dict[str, Links] = {}
        self.judged: Set[str] = frozenset()

    def declare(self, content_types: PartFacts) -> None:
        """Take in [Content_Types].xml: from here on each entry has its type, empty where it has none."""
        self.facts_of[CONTENT_TYPES] = content_types
        defaults, overrides = content_types.defaults, content_types.overrides
        self.overrides = overrides
        self.type_of = {
            name: overrides.get(name) or defaults.get(name[name.rfind(".") + 1 :].lower(), "")
            for name in self.entries
        }
        self.type_of[CONTENT_TYPES] = ""

    def take(self, name: str, facts: PartFacts) -> None:
        """Take in the facts of one entry, and the relationships that they tell."""
        self.facts_of[name] = facts
        if self.type_of[name] == RELS_TYPE:
            self.relationships[source_of(name)] = facts.links

    def take_end(self, end: CopiedEnd) -> None:
        """Take in the facts of all entries of a known end, and the relationships that they tell."""
        self.facts_of.update(end.facts)
        self.relationships.update(end.relationships)
        if end.closed:
            self.judged = end.relationships.keys()

    def facts(self, name: str) -> PartFacts:
        """Return the facts of a part, empty ones where it is not there or cannot be read."""
        return self.facts_of.get(name, NO_FACTS)

    def links(self, name: str, kind: str) -> Sequence[PartRelationship]:
        """Return a part's relationships of one kind; the package's own under the empty name."""
        return self.relationships.get(name, NO_LINKS).by_kind.get(kind, ())

    def named(self, content_type: str) -> list[str]:
        """Return the names of the parts of one content type."""
        return self.by_type.get(content_type, [])

    @cached_property
    def by_type(self) -> Mapping[str, list[str]]:
        """The names of the parts by content type."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, content_type in self.type_of.items():
            found[content_type].append(name)
        return found

    @cached_property
    def main(self) -> str:
        """The name of the presentation part, empty where the package names none that is there."""
        found = (item.target for item in self.links("", "officeDocument"))
        return next((target for target in found if target in self.entries), "")

    @cached_property
    def presentation(self) -> PartFacts:
        """The facts of the presentation part; empty where there is none, or it is none."""
        facts = self.facts(self.main)
        return facts if facts.tag == PRESENTATION else NO_FACTS

    @cached_property
    def is_ours(self) -> bool:
        """True where deckgen was the last program to save the file, by its own word."""
        return any(self.facts(name).application == "deckgen" for name in self.named(tags.APP_TYPE))

    @cached_property
    def slides(self) -> list[str]:
        """The slide parts in the order in which the presentation lists them, those that are there."""
        targets = {link.id: link.target for link in self.links(self.main, "slide")}
        listed = (targets.get(reference, "") for _, reference in self.presentation.lists.get("sldId", ()))
        return [name for name in listed if name in self.entries]

    def label(self, name: str) -> str:
        """Return a part's name with the number of the slide that it is, or that it belongs to."""
        if not name:
            return "the file"
        number = self.number(name)
        return f"slide {number} ({name})" if number else name

    def number(self, name: str) -> int:
        """Return the number of the slide that a part is, or that it belongs to; 0 where there is none."""
        return self._numbers.get(name, 0)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        numbers: dict[str, int] = {}
        for number, slide in enumerate(self.slides, 1):
            numbers.setdefault(slide, number)
        for slide, number in list(numbers.items()):
            for link in self.relationships.get(slide, NO_LINKS).every:
                if not link.external and link.kind not in ("slideLayout", "slide"):
                    numbers.setdefault(link.target, number)
        return numbers
