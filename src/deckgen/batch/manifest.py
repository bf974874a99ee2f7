"""The record of built decks: one JSON line each in ``.deckgen/``, so that a deck edited by hand is known."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

RECORD = ".deckgen/manifest.jsonl"


class Manifest:
    """What deckgen built in a project, by the file's path; the last line on a path counts.

    A line that cannot be read, such as one torn by a crash, is passed over.
    """

    def __init__(self, root: Path) -> None:
        self._file = root / RECORD
        self._root = root.resolve()

    def built(self, place: Path) -> str | None:
        """Return the SHA-256 that deckgen last wrote there, or None where it wrote nothing."""
        name, found = self._name(place), None
        with contextlib.suppress(OSError):
            for line in self._file.read_text(encoding="utf-8", errors="replace").splitlines():
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    entry = json.loads(line)
                    found = str(entry["sha256"]) if entry["file"] == name else found
        return found

    def was_edited(self, place: Path) -> bool:
        """Return True where a file stands that is not, byte for byte, what deckgen last wrote there.

        One that cannot be read counts as edited.
        """
        try:
            data = place.read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
        except OSError:
            return True
        return hashlib.sha256(data).hexdigest() != self.built(place)

    def record(self, place: Path, data: bytes, edition: dict[str, str]) -> None:
        """Add a line for a deck that was written; raises OSError."""
        entry = {"file": self._name(place), "sha256": hashlib.sha256(data).hexdigest(), **edition}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n")
            lines.flush()
            os.fsync(lines.fileno())

    def _name(self, place: Path) -> str:
        whole = place.resolve()
        return (
            whole.relative_to(self._root).as_posix() if whole.is_relative_to(self._root) else whole.as_posix()
        )
