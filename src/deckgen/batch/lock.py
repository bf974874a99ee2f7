"""One writer at a time: a lock on the project's ``.deckgen/``, kept by the filelock library."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from deckgen.batch.manifest import RECORDS
from deckgen.diagnostics import DeckgenError, Finding, Where
from deckgen.workspace import system
from deckgen.workspace.disk import write_whole

LOCK = f"{RECORDS}/lock"
HOLDER = f"{RECORDS}/lock-holder"


@contextmanager
def project_lock(root: Path) -> Iterator[None]:
    """Hold the project's lock; it is gone with the process, however that ends.

    Raises DeckgenError where another process holds it, told by its id, and OSError where ``.deckgen/``
    cannot be written.
    """
    system.make_folder(root / RECORDS)
    lock = FileLock(root / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise DeckgenError([_held(root)]) from None
    try:
        write_whole(root / HOLDER, str(os.getpid()).encode(), flushed=False)
        yield
    finally:
        try:
            with contextlib.suppress(OSError):
                system.remove(root / HOLDER)
        finally:
            lock.release()


def _held(root: Path) -> Finding:
    try:
        holder = f"process {int((root / HOLDER).read_text(encoding='ascii'))}"
    except (OSError, ValueError):
        holder = "another process"
    message = f"{holder} is building in this project"
    cure = "wait until it is done, or end it"
    return Finding("project-in-use", message, cure, Where(RECORDS))
