"""The record of built decks: one JSON line each in ``.deckgen/``, so that a deck edited by hand is known."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from sys import intern

import msgspec

from deckgen.batch.record import Record
from deckgen.workspace import system
from deckgen.workspace.disk import TEMPORARY, Stamp, add_line, flush_file, stamp_of, write_whole

RECORDS = ".deckgen"
RECORD = f"{RECORDS}/manifest.jsonl"
JOURNAL = f"{RECORDS}/journal"

_TIDY_FACTOR = 3
_TIDY_LEAST = 64


class Intent(msgspec.Struct, frozen=True):
    """A line written before a file is given its name, so that after a crash it is known to be ours."""

    file: str
    sha256: str


class Journal:
    """What one process is about to write: a file of its own in ``.deckgen/journal/``."""

    def __init__(self, root: Path) -> None:
        self._file = root / JOURNAL / f"{os.urandom(8).hex()}.jsonl"
        self._root = root.resolve()

    def intend(self, place: Path, sha256: str) -> None:
        """Note a file that is about to be given its name; raises OSError."""
        line = msgspec.json.encode(Intent(name_of(place, self._root), sha256))
        add_line(self._file, line, flushed=True)


class Manifest:
    """What deckgen built in a project, by the file's path; the last line on a path counts.

    It is read once. A line that cannot be read, such as one torn by a crash, is passed over and counted in
    ``unreadable``. To ``verify`` is to read every file, whatever its stamp says.
    """

    def __init__(self, root: Path, *, verify: bool = False) -> None:
        self.root, self._verify = root.resolve(), verify
        self.unreadable = 0
        self._file = root / RECORD
        self._lines = 0
        self._unflushed = False
        self._records: dict[str, Record] = {}
        self._stamped_anew: dict[str, tuple[Record, Stamp]] = {}
        self._known: dict[str, set[str]] = {}
        for line in _lines_of(self._file):
            self._read(line)
        for journal in self._journals():
            for line in _lines_of(journal):
                with contextlib.suppress(msgspec.MsgspecError):
                    intent = msgspec.json.decode(line, type=Intent)
                    self._known.setdefault(intent.file, set()).add(intent.sha256)

    def __iter__(self) -> Iterator[Record]:
        return iter(list(self._records.values()))

    def at(self, place: Path) -> Record | None:
        """Return the record of the file there, or None where deckgen wrote nothing."""
        return self._records.get(name_of(place, self.root))

    def named(self, file: str) -> Record | None:
        """Return the record of a file by the name that records have for it."""
        return self._records.get(file)

    def was_edited(self, place: Path) -> bool:
        """Return True where a file stands that is not, byte for byte, one that deckgen wrote there.

        One that cannot be read counts as edited.
        """
        return self.state(place) == "edited"

    def state(self, place: Path) -> str:
        """Return what stands there: ``none``, ``ours`` as last recorded, ``older`` of ours, or ``edited``."""
        name = name_of(place, self.root)
        record = self._records.get(name)
        try:
            stamp = stamp_of(place)
            if record and stamp == record.stamp and not self._verify:
                return "ours"
            digest = hashlib.sha256(place.read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return "none"
        except OSError:
            return "edited"
        if record and digest == record.sha256:
            self._stamped_anew[name] = (record, stamp)
            return "ours"
        return "older" if digest in self._known.get(name, ()) else "edited"

    def add(self, record: Record, *, flushed: bool = True) -> None:
        """Add a line for a file that was written; raises OSError.

        One that is not flushed to disk may be lost with the machine's power, never with the process.
        """
        add_line(self._file, msgspec.json.encode(record), flushed=flushed)
        self._unflushed = not flushed
        self._keep(record)  # only now: until the line is there, the journal has to tell of the file

    def forget(self, place: Path) -> None:
        """Drop a file's record; it is gone from disk with the next `tidy`."""
        name = name_of(place, self.root)
        self._records.pop(name, None)
        self._known.pop(name, None)
        self._lines += _TIDY_LEAST * _TIDY_FACTOR

    def settle(self) -> None:
        """Turn what a crashed run was about to write, and did, into records; raises OSError.

        Only for the holder of the project's lock.
        """
        for journal in self._journals():
            for line in _lines_of(journal):
                with contextlib.suppress(msgspec.MsgspecError):
                    self._settle(msgspec.json.decode(line, type=Intent))
            system.remove(journal)

    def close(self) -> None:
        """Have every line on disk, and the file no longer than need be; raises OSError.

        What was read and found to be ours is known by its stamp from now on.

        Only for the holder of the project's lock.
        """
        for name, (record, stamp) in self._stamped_anew.items():
            if self._records.get(name) is record and record.stamp != stamp:
                self.add(msgspec.structs.replace(record, stamp=stamp), flushed=False)
        if self.unreadable or self._lines > max(_TIDY_LEAST, len(self._records) * _TIDY_FACTOR):
            self.tidy()
        elif self._unflushed:
            flush_file(self._file)
            self._unflushed = False
        self.settle()

    def tidy(self) -> None:
        """Write the manifest anew with one line for each file; raises OSError."""
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in self._records.values())
        write_whole(self._file, lines)
        self._lines = len(self._records)

    def _settle(self, intent: Intent) -> None:
        place = self.root / intent.file
        record = self._records.get(intent.file)
        if record is not None and record.sha256 == intent.sha256:
            return
        try:
            standing = hashlib.sha256(place.read_bytes()).hexdigest()
        except OSError:
            return
        if standing == intent.sha256:
            self.add(Record(intent.file, standing))

    def _read(self, line: bytes) -> None:
        try:
            record = msgspec.json.decode(line, type=Record)
        except msgspec.MsgspecError:
            self.unreadable += 1
        else:
            shared = {intern(path): intern(digest) for path, digest in record.inputs.items()}
            self._keep(msgspec.structs.replace(record, inputs=shared))

    def _keep(self, record: Record) -> None:
        self._lines += 1
        self._records[record.file] = record
        self._known.setdefault(record.file, set()).add(record.sha256)

    def _journals(self) -> list[Path]:
        folder = self.root / JOURNAL
        with contextlib.suppress(OSError):
            return sorted(entry for entry in folder.iterdir() if entry.suffix == ".jsonl")
        return []


def name_of(place: Path, root: Path) -> str:
    """Return the path of a file as records name it: relative to the project where it is inside."""
    whole = place if place.is_absolute() and ".." not in place.parts else place.resolve()
    if whole.is_relative_to(root):
        return whole.relative_to(root).as_posix()
    whole = whole.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def sweep(root: Path, folders: set[Path]) -> list[Path]:
    """Remove what crashed runs left half written, and return what was removed.

    That is right inside the folders, and anywhere among the project's records. Only for the holder of the
    project's lock.
    """
    strays = [stray for folder in sorted(folders) for stray in sorted(folder.glob(f"{TEMPORARY}*"))]
    strays += sorted((root / RECORDS).rglob(f"{TEMPORARY}*"))
    for stray in strays:
        with contextlib.suppress(OSError):
            system.remove(stray)
    return strays


def _lines_of(file: Path) -> list[bytes]:
    try:
        return [line for line in file.read_bytes().splitlines() if line.strip()]
    except OSError:
        return []
