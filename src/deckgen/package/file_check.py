"""The full check of a file on disk, from wherever it comes and whatever it is."""

from __future__ import annotations

import stat
from pathlib import Path

from msgspec.structs import replace

from deckgen.diagnostics import Finding, Where
from deckgen.package.soundness import inspect_package

MOST_BYTES = 512 * 2**20


def check_file(name: str) -> tuple[Finding, ...]:
    """Return every finding on a file, each with the file as its place; never raises."""
    where, path = Where(name), Path(name)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return (_unreadable("it is a folder or a device, not a file", where),)
        if about.st_size > MOST_BYTES:
            return (_unreadable(f"it is larger than {MOST_BYTES >> 20} MB", where),)
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        return (_unreadable(getattr(problem, "strerror", None) or str(problem), where),)
    return tuple(replace(found, where=where) for found in inspect_package(data, path.suffix))


def _unreadable(why: str, where: Where) -> Finding:
    return Finding("unreadable-file", f"cannot be read: {why}", "check the name", where)
