"""The pictures of many decks: each taken in when a deck first asks for it, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from deckgen.diagnostics import Finding, Where
from deckgen.pictures.original import Original
from deckgen.workspace import Workspace

MOST_BYTES_KEPT = 6 * 2**20
"""Bytes of picture files kept, encoded as they are."""


class PictureShelf:
    """Pictures by file, checked and encoded as they are; those not asked for longest make room."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: OrderedDict[str, Original] = OrderedDict()

    def asking(self, findings: list[Finding]) -> AskedPictures:
        """Return the pictures by file for one deck; what cannot be taken in is added to the findings."""
        return AskedPictures(self, findings)

    def take(self, file: str, findings: list[Finding]) -> Original | None:
        """Return the picture of a file, or None with its finding."""
        if kept := self._kept.get(file):
            self._kept.move_to_end(file)
            return kept
        from deckgen.pictures.intake import (
            take_in,  # it loads Pillow, which decks without pictures do not need
        )

        where = getattr(file, "where", None)
        read = take_in(self._workspace, file, where if isinstance(where, Where) else None)
        findings.extend(read.findings)
        if read.value is not None:
            self._keep(str(file), read.value)
        return read.value

    def _keep(self, file: str, original: Original) -> None:
        self._kept[file] = original
        while self.weight > MOST_BYTES_KEPT and len(self._kept) > 1:
            self._kept.popitem(last=False)

    @property
    def weight(self) -> int:
        """The bytes of the pictures that are kept."""
        return sum(kept.weight for kept in self._kept.values())


class AskedPictures(Mapping[str, Original]):
    """One deck's pictures by file, taken in as they are asked for."""

    def __init__(self, shelf: PictureShelf, findings: list[Finding]) -> None:
        self._shelf, self._findings = shelf, findings
        self._asked: dict[str, Original] = {}
        self.files: set[str] = set()
        """The files asked for, those that cannot be taken in among them."""

    def by_digest(self) -> dict[str, Original]:
        """Return those asked for so far by the digest of their files."""
        return {original.digest: original for original in self._asked.values()}

    def __getitem__(self, file: str) -> Original:
        """Return the picture; raises KeyError where it cannot be taken in."""
        if file not in self._asked:
            self.files.add(str(file))
            taken = self._shelf.take(file, self._findings)
            if taken is None:
                raise KeyError(file)
            self._asked[file] = taken
        return self._asked[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._asked)

    def __len__(self) -> int:
        return len(self._asked)
