"""A project's files as one value, for workers on machines that do not see its folder."""

from __future__ import annotations

import atexit
import hashlib
import io
import shutil
import tempfile
import zipfile
from pathlib import Path

_FOLDERS = ("content", "templates", "assets")
_DAY = (1980, 1, 1, 0, 0, 0)


def pack(root: Path) -> bytes:
    """Return everything that decks are made from as a zip; the same files give the same bytes.

    Raises OSError where a file cannot be read. Links leading out of the project are left behind.
    """
    held = io.BytesIO()
    whole = root.resolve()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for folder in _FOLDERS:
            for place in sorted((root / folder).rglob("*")):
                if place.is_file() and place.resolve().is_relative_to(whole):
                    name = place.relative_to(root).as_posix()
                    archive.writestr(zipfile.ZipInfo(name, _DAY), place.read_bytes())
    return held.getvalue()


_UNPACKED: dict[str, Path] = {}


def unpacked(bundle: bytes) -> Path:
    """Return a folder with the bundle's files, made once in a process and gone at its end."""
    digest = hashlib.sha256(bundle).hexdigest()
    known = _UNPACKED.get(digest)
    if known is not None:
        return known
    for old in _UNPACKED.values():
        shutil.rmtree(old, ignore_errors=True)
    _UNPACKED.clear()
    root = Path(tempfile.mkdtemp(prefix="deckgen-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        archive.extractall(root)
    _UNPACKED[digest] = root
    return root
