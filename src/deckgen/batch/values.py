"""A content file as flat values with their lines, kept by its digest, so that a change can be named."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from deckgen.batch.manifest import RECORDS
from deckgen.batch.record import digest_of
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.workspace.disk import write_whole

if TYPE_CHECKING:
    from deckgen.yaml_source import Node

CACHE = f"{RECORDS}/cache"
VALUES = f"{CACHE}/values"

_LONGEST = 120

Values = dict[str, tuple[str, int]]
"""What a file says by its dotted path, each with its line; a long text ends in its digest."""


def values_in(path: str, data: bytes) -> Values:
    """Return what a YAML file says; empty for one that cannot be read as YAML."""
    from deckgen.yaml_source import load_yaml  # where nothing changed, nothing is loaded

    node = load_yaml(path, data).value
    return dict(_flat(node, "")) if node else {}


def _flat(node: Node, path: str) -> Iterator[tuple[str, tuple[str, int]]]:
    from deckgen.content.overlay import id_of

    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from _flat(child, f"{path}.{key}" if path else key)
    elif isinstance(node.value, list):
        for place, child in enumerate(node.value, 1):
            yield from _flat(child, f"{path}.{id_of(child) or place}")
    else:
        text = "" if node.value is None else str(node.value)
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} {digest_of(text.encode())}"
        yield path, (short, (node.key_where or node.where).line)


def changes(before: Values, after: Values) -> list[tuple[str, str, int]]:
    """Return what differs: the dotted path, what happened, and its line in the file as it is now.

    What is gone has the line 0.
    """
    told = []
    for path, (text, line) in after.items():
        if path not in before:
            told.append((path, "is new", line))
        elif before[path][0] != text:
            told.append((path, "changed", line))
    told += [(path, "is gone", 0) for path in before if path not in after]
    return told


class ValueStore:
    """Files' values on disk by digest; what is broken there is passed over and told in ``findings``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._at_hand: dict[str, Values] = {}
        self.findings: list[Finding] = []

    def of(self, path: str, digest: str, data: bytes | None = None) -> Values | None:
        """Return a file's values by its digest; ``data`` are its bytes where they are at hand."""
        if digest not in self._at_hand:
            values = self._stored(digest)
            if values is None and data is not None and digest_of(data) == digest:
                values = values_in(path, data)
            if values is None:
                return None
            self._at_hand[digest] = values
        return self._at_hand[digest]

    def keep(self, path: str, data: bytes) -> None:
        """Keep a file's values; where they cannot be written, a later change is told without its line."""
        digest = digest_of(data)
        place = self._place(digest)
        if place.exists():
            return
        values = self.of(path, digest, data)
        with contextlib.suppress(OSError):
            write_whole(place, msgspec.msgpack.encode(values), flushed=False)

    def prune(self, used: set[str]) -> None:
        """Remove what no record names any more."""
        with contextlib.suppress(OSError):
            for entry in (self._root / VALUES).iterdir():
                if entry.stem not in used:
                    entry.unlink()

    def _place(self, digest: str) -> Path:
        return self._root / VALUES / f"{digest}.msgpack"

    def _stored(self, digest: str) -> Values | None:
        place = self._place(digest)
        try:
            return msgspec.msgpack.decode(place.read_bytes(), type=Values)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError):
            self.findings.append(broken_cache(f"{VALUES}/{place.name}"))
            with contextlib.suppress(OSError):
                place.unlink()
            return None


def broken_cache(path: str) -> Finding:
    """Return the warning that a kept file cannot be used."""
    message = "this was not written by this deckgen, or is damaged; it is passed over"
    return Finding("cache-ignored", message, "nothing: it is made anew", Where(path), Severity.WARNING)
