"""Files read before, by name and bytes: the last ones, as far as their bytes go."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.diagnostics import Checked
from deckgen.yaml_source.node import Node

Read = Callable[[str, bytes], Checked[Node]]

MOST_FILES = 64
MOST_BYTES = 1_000_000
"""Bytes of files as they are written; their nodes take some ten times as many."""


class KeptFiles:
    """Reads every file once while it is kept; the one not asked for longest makes room.

    What is larger than a quarter of ``most`` bytes is read anew each time.
    """

    def __init__(self, read: Read, most: int = MOST_BYTES) -> None:
        self._read, self._most = read, most
        self._kept: dict[tuple[str, bytes], Checked[Node]] = {}

    def read(self, file: str, data: bytes) -> Checked[Node]:
        """Return what a file of these bytes is, and the findings on it."""
        if 4 * len(data) > self._most:
            return self._read(file, data)
        known = self._kept.pop((file, data), None)
        self._kept[file, data] = found = self._read(file, data) if known is None else known
        if known is None:
            self._make_room()
        return found

    @property
    def weight(self) -> int:
        """The bytes of the files that are kept."""
        return sum(len(data) for _, data in self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def _make_room(self) -> None:
        while len(self._kept) > MOST_FILES or self.weight > self._most:
            self._kept.pop(next(iter(self._kept)), None)
