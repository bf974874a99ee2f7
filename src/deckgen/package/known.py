"""Facts of parts that were seen before, by the bytes they have in the file."""

from __future__ import annotations

from deckgen.package.copied_end import CopiedEnd
from deckgen.package.facts import PartFacts
from deckgen.package.view import PackageView
from deckgen.package.zip_reader import Archive
from deckgen.zip_writer import Bundle

Key = tuple[bytes, int, int, int, str]
_MOST_ENDS = 8


class KnownParts:
    """A bounded memory: what a part's packed bytes are decides its facts, so no file's facts serve another's.

    ``most`` parts are kept; the one not used for the longest time is forgotten first.
    """

    def __init__(self, most: int = 2048) -> None:
        self._most = most
        self._facts: dict[Key, PartFacts] = {}
        self._ends: dict[bytes, CopiedEnd] = {}

    def __len__(self) -> int:
        return len(self._facts)

    def get(self, key: Key) -> PartFacts | None:
        """Return what is known of a part, None where it was not seen or is forgotten."""
        facts = self._facts.pop(key, None)
        if facts is not None:
            self._facts[key] = facts
        return facts

    def put(self, key: Key, facts: PartFacts) -> None:
        """Remember a part's facts."""
        self._facts[key] = facts
        while len(self._facts) > self._most:
            self._facts.pop(next(iter(self._facts)), None)

    def end(self, copied: Bundle) -> CopiedEnd | None:
        """Return what is known of the entries that end a deck, None where they were not seen."""
        return self._ends.get(copied.block)

    def learn_end(self, copied: Bundle, archive: Archive, view: PackageView) -> None:
        """Remember the entries that end a file which was read whole, where they are those of ``copied``."""
        start, stop, count = archive.directory
        if archive.faults or archive.hidden or not copied.places or count != len(archive.entries):
            return
        end = CopiedEnd(copied, archive, view.type_of)
        if end.ends(archive.data, start, stop, count):
            end.learn(view.facts_of)
            while len(self._ends) >= _MOST_ENDS:
                self._ends.pop(next(iter(self._ends)), None)
            self._ends[copied.block] = end
