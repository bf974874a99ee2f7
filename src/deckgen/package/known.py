"""Facts of parts that were seen before, by the bytes they have in the file."""

from __future__ import annotations

from collections.abc import Hashable
from hashlib import sha256
from typing import Generic, TypeVar

from deckgen.package.copied_end import CopiedEnd
from deckgen.package.facts import PartFacts
from deckgen.package.structure import Structure
from deckgen.package.view import PackageView
from deckgen.package.zip_reader import Archive, Entry
from deckgen.zip_writer import Bundle

_MOST_ENDS, _MOST_STRUCTURES = 8, 32
_LARGE, _MOST_BYTES = 2**14, 4 * 2**20
T = TypeVar("T")


class _Lasting(Generic[T]):
    """What was asked for last, ``most`` of it by weight; the rest is forgotten."""

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._kept: dict[Hashable, tuple[T, int]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> T | None:
        found = self._kept.pop(key, None)
        if found is None:
            return None
        self._kept[key] = found
        return found[0]

    def put(self, key: Hashable, value: T, weight: int = 1) -> None:
        _, replaced = self._kept.pop(key, (None, 0))
        self._kept[key] = (value, weight)
        self._weight += weight - replaced
        while self._weight > self._most and len(self._kept) > 1:
            self._weight -= self._kept.pop(next(iter(self._kept)), (None, 0))[1]


class KnownParts:
    """A bounded memory: what a part's packed bytes are decides its facts, so no file's facts serve another's.

    ``most`` small parts are known by their bytes, and those that have only their markup in common by that, a
    large one by its SHA-256. Of large parts, which are pictures, the last few are kept and compared, which is
    far quicker.
    """

    def __init__(self, most: int = 512) -> None:
        self._small: _Lasting[PartFacts] = _Lasting(most)
        self._large: _Lasting[tuple[bytes, PartFacts]] = _Lasting(_MOST_BYTES)
        self._structures: _Lasting[Structure] = _Lasting(_MOST_STRUCTURES)
        self._ends: dict[bytes, CopiedEnd] = {}

    def __len__(self) -> int:
        return len(self._small) + len(self._large)

    def get(self, entry: Entry, kind: str) -> PartFacts | None:
        """Return what is known of a part, None where it was not seen or is forgotten."""
        if len(entry.packed) < _LARGE:
            return self._small.get((entry.packed, entry.crc, entry.size, entry.method, kind))
        packed, facts = self._large.get((entry.crc, entry.size, entry.method, kind)) or (b"", None)
        return facts if packed == entry.packed else None

    def put(self, entry: Entry, kind: str, facts: PartFacts) -> None:
        """Remember a part's facts."""
        about = (entry.crc, entry.size, entry.method, kind)
        if len(entry.packed) < _LARGE:
            self._small.put((entry.packed, *about), facts)
        else:
            self._large.put(about, (entry.packed, facts), len(entry.packed))

    def alike(self, markup: bytes, kind: str) -> PartFacts | None:
        """Return what is known of all parts that have this markup in common."""
        return self._small.get((_short(markup), kind))

    def put_alike(self, markup: bytes, kind: str, facts: PartFacts) -> None:
        """Remember the facts of parts that have this markup in common."""
        self._small.put((_short(markup), kind), facts)

    def structure(self, names: tuple[str, ...]) -> Structure | None:
        """Return the structure of the last file with these entries, None where there was none."""
        return self._structures.get(names)

    def put_structure(self, names: tuple[str, ...], structure: Structure) -> None:
        """Remember the structure of a file with these entries."""
        self._structures.put(names, structure)

    def end(self, copied: Bundle) -> CopiedEnd | None:
        """Return what is known of the entries that end a deck, None where they were not seen."""
        return self._ends.get(copied.block)

    def learn_end(self, copied: Bundle, archive: Archive, view: PackageView) -> None:
        """Remember the entries that end a file which was read whole, where they are those of ``copied``."""
        start, stop, count = archive.directory
        if archive.faults or archive.hidden or not copied.places or count != len(archive.entries):
            return
        end = CopiedEnd(copied, archive, view.structure.type_of)
        if end.ends(archive.data, start, stop, count):
            end.learn(view.facts_of)
            while len(self._ends) >= _MOST_ENDS:
                self._ends.pop(next(iter(self._ends)), None)
            self._ends[copied.block] = end


def _short(markup: bytes) -> bytes:
    """What stands for a markup: itself, as a digest takes longer, unless keeping it takes much memory."""
    return markup if len(markup) < _LARGE else sha256(markup).digest()
