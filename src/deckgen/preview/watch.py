"""What a person may save: the project's files as they stand, and the wait for the next change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import sleep

WATCHED = ("content", "assets", "templates")
LOOK_EVERY = 0.2
SETTLED_AFTER = 0.06

Snapshot = Mapping[str, tuple[int, int]]


def snapshot(root: Path) -> Snapshot:
    """Return each watched file's time of change (ns) and size; what editors write aside is left out."""
    return {entry.path: (state.st_mtime_ns, state.st_size) for entry, state in _files(root)}


def _files(root: Path) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    folders = [root / name for name in WATCHED]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~", "#")) or entry.name.endswith(("~", ".tmp")):
                        continue
                    if entry.is_dir():
                        folders.append(Path(entry.path))
                    else:
                        yield entry, entry.stat()
        except OSError:  # removed or renamed while we looked; the next look sees it
            continue


def changed_since(root: Path, before: Snapshot, wait: float) -> Snapshot | None:
    """Return the new snapshot once a change has settled, or None after ``wait`` seconds without one."""
    waited = 0.0
    while (now := snapshot(root)) == before:
        if waited >= wait:
            return None
        sleep(LOOK_EVERY)
        waited += LOOK_EVERY
    while True:
        sleep(SETTLED_AFTER)
        after, now = now, snapshot(root)
        if after == now:
            return now
