"""A finished file as the package rules see it: its entries, their types, how they refer to each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from deckgen.master.opc import PML
from deckgen.package import tags
from deckgen.package.facts import NO_LINKS, PartFacts
from deckgen.package.structure import Structure
from deckgen.package.tags import PRESENTATION
from deckgen.package.zip_reader import Entry

SLIDE_TYPE, NOTES_TYPE = f"{PML}slide+xml", f"{PML}notesSlide+xml"
LAYOUT_TYPE, MASTER_TYPE = f"{PML}slideLayout+xml", f"{PML}slideMaster+xml"
NO_FACTS = PartFacts()


class PackageView:
    """The parts of a .pptx by name: their structure, and the facts of each."""

    def __init__(
        self, structure: Structure, entries: Mapping[str, Entry], facts_of: Mapping[str, PartFacts]
    ) -> None:
        self.structure, self.entries, self.facts_of = structure, entries, facts_of
        self.main, self.judged, self.relationships = structure.main, structure.judged, structure.relationships
        self.links, self.named = structure.links, structure.named

    def facts(self, name: str) -> PartFacts:
        """Return the facts of a part, empty ones where it is not there or cannot be read."""
        return self.facts_of.get(name, NO_FACTS)

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
