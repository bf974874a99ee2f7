"""Why a deck was built, or would be: the values that changed, by file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from deckgen.batch.failures import Failures, with_strict
from deckgen.batch.inputs import INVESTORS, Tracing, beyond_rule, holds, inputs_of, settings_of
from deckgen.batch.manifest import Manifest, name_of
from deckgen.batch.record import Record, digest_of
from deckgen.batch.values import ValueStore, changes
from deckgen.diagnostics import Finding, Severity
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace, Workspace

_MOST_TOLD = 8

_SETTINGS = {
    "date": "the date given is another",
    "today": "the day to hold expiry dates against is another",
    "deckgen": "deckgen itself or a library that draws changed",
}


class History(Struct, frozen=True):
    """What is known of an edition's deck: its record, why it was built last, why it would be built now.

    ``record`` is None for a deck that was never built, ``now`` empty where nothing would be done. ``failed``
    are the errors of a deck that failed and would fail again, as no file changed since.
    """

    record: Record | None
    last: tuple[str, ...]
    now: tuple[str, ...]
    failed: tuple[Finding, ...] = ()


class Reasons:
    """Tells what changed between a deck's record and the files, each two versions compared once."""

    def __init__(self, workspace: Workspace, store: ValueStore) -> None:
        self._workspace, self._store = workspace, store
        self._told: dict[tuple[str, str, str], list[tuple[str, str]]] = {}

    def between(
        self, record: Record, inputs: Mapping[str, str], settings: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Return a sentence for each change, the first few of a file; empty where all is as it was."""
        told = []
        if not holds(record.settings, record.until, settings):
            told = [
                text for name, text in _SETTINGS.items() if record.settings.get(name) != settings.get(name)
            ]
        for path in sorted({*record.inputs, *inputs}):
            before, after = record.inputs.get(path, ""), inputs.get(path, "")
            if before != after:
                told += self._of_file(path, before, after, record.region)
        return tuple(told)

    def _of_file(self, path: str, before: str, after: str, region: str) -> list[str]:
        key = (path, before, after)
        if key not in self._told:
            self._told[key] = self._compared(path, before, after)
        other = f"{path} changed for other regions"
        found = [text for owner, text in self._told[key] if owner in ("", region)] or [other]
        more = len(found) - _MOST_TOLD
        differ = "value differs" if more == 1 else "values differ"
        return found if more <= 0 else [*found[:_MOST_TOLD], f"{more} further {differ} in {path}"]

    def _compared(self, path: str, before: str, after: str) -> list[tuple[str, str]]:
        """Sentences, each with the region that it is about where an investor's file says so."""
        if not after:
            return [("", f"{path} is gone")]
        if not before:
            return [("", f"{path} is new")]
        old = self._store.of(path, before) if path.endswith(".yaml") else None
        new = self._store.of(path, after, self._bytes(path)) if old is not None else None
        if not old or not new:  # unknown, or not to be read
            return [("", f"{path} changed")]
        told = [
            (_owner(path, value), _sentence(path, value, what, line))
            for value, what, line in changes(old, new)
        ]
        return told or [("", f"{path} changed, but nothing that it says")]

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._workspace.read(path)
        except OSError:
            return None


def _sentence(path: str, value: str, what: str, line: int) -> str:
    return f"{value} {what} in {path}:{line}" if line else f"{value} {what} from {path}"


def _owner(path: str, value: str) -> str:
    """The region that a value of an investor's file is about, or nothing."""
    steps = value.split(".")
    return steps[1] if path.startswith(f"{INVESTORS}/") and steps[0] == "regions" and len(steps) > 1 else ""


def why(root: Path, edition: Edition, place: Path, date: str = "") -> History:
    """Return why the edition's deck at a place was built last, and why it would be built again now."""
    workspace, manifest = DiskWorkspace(root), Manifest(root)
    record, settings = manifest.at(place), settings_of(date, workspace.today())
    failed = _failed(root, edition, place, settings)
    if record is None or record.edition != edition:
        return History(None, (), ("it was not built yet",), failed)
    if (state := manifest.state(place)) != "ours":
        gone = "the file is gone" if state == "none" else "the file is not the one that was built"
        return History(record, record.why, (gone,), failed)
    files = Tracing(workspace)
    inputs = inputs_of(files, edition, beyond_rule(record.inputs, edition.region))
    reasons = Reasons(workspace, ValueStore(root))
    return History(record, record.why, reasons.between(record, inputs, settings), failed)


def _failed(root: Path, edition: Edition, place: Path, settings: dict[str, str]) -> tuple[Finding, ...]:
    """The errors of the edition's deck where it failed and no file changed since."""
    outcome = Failures(root).of(name_of(place, root), edition, with_strict(settings, False))
    return tuple(found for found in outcome.findings if found.severity is Severity.ERROR) if outcome else ()


def keep_values(store: ValueStore, workspace: Workspace, records: Iterable[Record], kept: set[str]) -> None:
    """Keep the values of the content files that records name, so that a later change can be told."""
    for record in records:
        for path, digest in record.inputs.items():
            if digest and digest not in kept and path.endswith(".yaml"):
                kept.add(digest)
                try:
                    data = workspace.read(path)
                except OSError:
                    continue
                if digest_of(data) == digest:
                    store.keep(path, data)
