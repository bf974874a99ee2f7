"""Decks that content keeps from being built: told again without being tried, until a file changes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from deckgen.batch.inputs import holds
from deckgen.batch.job import Outcome
from deckgen.batch.manifest import RECORDS
from deckgen.batch.record import digest_of
from deckgen.plan import Edition
from deckgen.workspace.disk import write_whole

FAILURES = f"{RECORDS}/failures.msgpack"
_FOLDERS = ("content", "templates", "assets")


def with_strict(settings: Mapping[str, str], strict: bool) -> dict[str, str]:
    """Return the settings under which a deck fails: warnings may be errors."""
    return {**settings, "strict": "yes" if strict else "no"}


class Failure(msgspec.Struct, frozen=True):
    """What came of a deck that failed, and the settings under which it did."""

    outcome: Outcome
    settings: dict[str, str]


class _Kept(msgspec.Struct, frozen=True):
    stamp: str
    failures: dict[str, Failure]


class Failures:
    """The decks of a project that failed while its files were as they are now, by their file.

    What a deck that failed depends on is not known to the end, so all of them are tried again once any file
    of the project changed.
    """

    def __init__(self, root: Path) -> None:
        self._root, self._place = root, root / FAILURES
        self._changed = False

    def of(self, file: str, edition: Edition, settings: Mapping[str, str]) -> Outcome | None:
        """Return what came of a deck before, where it would come to the same now."""
        known = self._known.get(file)
        if known is None or known.outcome.edition != edition:
            return None
        return known.outcome if holds(known.settings, known.outcome.until, settings) else None

    def watch(self) -> None:
        """See how the files are, before decks are made of them."""
        _ = self._stamp

    def note(self, outcome: Outcome, settings: Mapping[str, str]) -> None:
        """Keep a failure that has its cause in the files, and forget an earlier one of that deck."""
        if self._known.pop(outcome.file, None) is not None:
            self._changed = True
        if outcome.lasting:
            self._known[outcome.file] = Failure(outcome, dict(settings))
            self._changed = True

    def save(self) -> None:
        """Keep them for the next run; where that cannot be, the decks are tried again."""
        if self._changed:
            with contextlib.suppress(OSError):
                kept = msgspec.msgpack.encode(_Kept(self._stamp, self._known))
                write_whole(self._place, kept, flushed=False)

    @cached_property
    def _known(self) -> dict[str, Failure]:
        try:
            kept = msgspec.msgpack.decode(self._place.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return {}
        return kept.failures if kept.failures and kept.stamp == self._stamp else {}

    @cached_property
    def _stamp(self) -> str:
        told = sorted(line for folder in _FOLDERS for line in _told_below(self._root / folder))
        return digest_of("\n".join(told).encode(errors="surrogateescape"))


def _told_below(folder: Path) -> Iterator[str]:
    """By what each file below a folder is known without reading it."""
    for inner, _, names in os.walk(folder):
        for name in names:
            place = os.path.join(inner, name)  # noqa: PTH118 - of thousands of files, and no more than a name
            with contextlib.suppress(OSError):
                found = Path(place).stat()
                yield f"{place} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
