"""What program this is: known by its files, so that nothing kept by another version is taken for its own."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import deckgen

_DRAWS = ("pptx", "lxml", "isal", "msgspec", "PIL", "resvg_py")
"""Libraries on which what is kept depends."""


@functools.cache
def program_stamp() -> str:
    """Return a digest of the sizes and times of deckgen's files and of the libraries that draw."""
    specs = [spec for name in _DRAWS if (spec := find_spec(name)) and spec.origin]
    found = [_stamp(str(spec.origin), Path(str(spec.origin)).stat()) for spec in specs]
    found += sorted(_below(str(Path(deckgen.__file__).parent)))
    return hashlib.sha256("\n".join([deckgen.__version__, *found]).encode()).hexdigest()


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield _stamp(entry.path, entry.stat())


def _stamp(file: str, about: os.stat_result) -> str:
    return f"{file} {about.st_size} {about.st_mtime_ns}"
