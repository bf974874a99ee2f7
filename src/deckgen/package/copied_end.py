"""The end that every deck of one master has, the same bytes each time: compared whole, not read again."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from deckgen.master.opc import RELS_TYPE
from deckgen.package.facts import Links, PartFacts, source_of
from deckgen.package.zip_reader import Archive, Entry
from deckgen.zip_writer import Bundle


class CopiedEnd:
    """Entries that ended a zip which was read entry by entry, with what was found in them.

    ``bundle`` is how they were written; ``entries``, ``types`` and ``facts`` are by name, ``relationships``
    by the part whose they are; ``size`` is what they unpack to, ``xml`` what of it is XML, both in bytes.
    Where it is ``closed``, its relationships are those of its own parts alone, and lead to no others: what
    rules found of them once holds for every file of this end.
    """

    def __init__(self, bundle: Bundle, archive: Archive, type_of: Mapping[str, str]) -> None:
        self.bundle = bundle
        self.count = len(bundle.places)
        self.entries: dict[str, Entry] = dict(list(archive.entries.items())[-self.count :])
        self.lower = frozenset(name.lower() for name in self.entries)
        self.size = sum(entry.size for entry in self.entries.values())
        self.types = {name: type_of[name] for name in self.entries}
        self.xml = sum(entry.size for name, entry in self.entries.items() if type_of[name].endswith("xml"))
        self.facts: dict[str, PartFacts] = {}
        self.relationships: dict[str, Links] = {}
        self.closed = False
        self._records = _records(bundle)
        self._fixed = self._records.unpack(bundle.directory)[::2]

    def learn(self, facts_of: Mapping[str, PartFacts]) -> None:
        """Take over the facts of the entries from those of a whole file."""
        self.facts = {name: facts_of[name] for name in self.entries}
        named = (name for name, content_type in self.types.items() if content_type == RELS_TYPE)
        self.relationships = {source_of(name): self.facts[name].links for name in named}
        leading = {name for name, facts in self.facts.items() if facts.references}
        self.closed = leading <= self.relationships.keys() <= self.entries.keys() and all(
            links.targets <= self.entries.keys() and not links.outer for links in self.relationships.values()
        )

    def ends(self, data: bytes, start: int, stop: int, count: int) -> bool:
        """Return True where a zip of ``count`` entries, its directory from start to stop, has this end.

        Every byte of it counts, but for the places in the directory that tell how far what precedes it goes.
        """
        block, first = self.bundle.block, start - len(self.bundle.block)
        at = stop - self._records.size
        if count < self.count or at < start or first < 0 or not data.endswith(block, 0, start):
            return False
        told = self._records.unpack_from(data, at)
        return told[::2] == self._fixed and told[1::2] == tuple(first + far for _, far in self.bundle.places)


def _records(bundle: Bundle) -> struct.Struct:
    """The directory's records in one: what stands between two offsets, an offset, and so on."""
    form, at = "<", 0
    for place, _ in bundle.places:
        form += f"{place - at}sI"
        at = place + 4
    return struct.Struct(f"{form}{len(bundle.directory) - at}s")
