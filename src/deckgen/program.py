"""What program this is: known by its files, so that nothing made by another version is taken for its own."""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import deckgen

_DRAWS = ("isal", "lxml", "msgspec", "pillow", "python-pptx", "resvg-py", "xlsxwriter")
"""Libraries on which the bytes of a deck, or of what is kept for decks, may depend."""

_PLANS = ("budoux", "segno", "uniseg")
"""Libraries on which what a deck says and where its lines break may depend."""

_NOT_IN_DECKS = ("__pycache__", "batch", "cli", "preview")
_INSTALLED = ".dist-info"


@functools.cache
def program_digest() -> str:
    """Return a digest of deckgen's own files and of the versions of the libraries that plan and draw."""
    versions = _versions()
    digest = hashlib.sha256(deckgen.__version__.encode())
    for name in sorted((*_DRAWS, *_PLANS)):
        digest.update(f"\n{name} {versions.get(name, '')}".encode())
    home = str(Path(deckgen.__file__).parent)
    for file in sorted(_files(home, _NOT_IN_DECKS), key=lambda file: file.path):
        with FileIO(file.path) as opened:
            data = opened.read()
        digest.update(f"\n{file.path.removeprefix(home)} {len(data)} ".replace(os.sep, "/").encode() + data)
    return digest.hexdigest()


def _files(folder: str, without: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    """The files below a folder, compiled ones left out; ``without`` names folders right in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in without:
                    yield from _files(entry.path, ())
            elif not entry.name.endswith(".pyc"):
                yield entry


@functools.cache
def _versions() -> dict[str, str]:
    """The versions of the installed libraries by name, read from the names of their records.

    The standard library's ``importlib.metadata`` would say the same, for the time of a quarter of a deck.
    """
    found: dict[str, str] = {}
    for folder in reversed(sys.path):  # the first one on the path is the one imported
        try:
            with os.scandir(folder or ".") as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        for record in (name.removesuffix(_INSTALLED) for name in names if name.endswith(_INSTALLED)):
            name, _, version = record.partition("-")
            found[name.lower().replace("_", "-").replace(".", "-")] = version
    return found
