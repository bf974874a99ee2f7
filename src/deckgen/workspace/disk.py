"""The project folder on disk, with writes that are complete or not there at all."""

from __future__ import annotations

import contextlib
import datetime
import os
import secrets
from pathlib import Path

from deckgen.workspace.paths import fault_of

PROJECT_MARK = "content/brand.yaml"
TEMPORARY = ".deckgen-tmp-"


def find_project(start: Path) -> Path | None:
    """Return the nearest folder upwards that holds ``content/brand.yaml``, or None."""
    for folder in (start, *start.parents):
        if (folder / PROJECT_MARK).is_file():
            return folder
    return None


class DiskWorkspace:
    """A project folder on disk; nothing outside it is ever read, whatever links say."""

    def __init__(self, root: Path, today: datetime.date | None = None) -> None:
        self.root = root.resolve()
        self._today = today

    def read(self, path: str) -> bytes:
        """Return the file's bytes; raises OSError, and PermissionError for a path that leads out."""
        return self._inside(path).read_bytes()

    def exists(self, path: str) -> bool:
        """Return True where a regular file stands inside the project."""
        try:
            return self._inside(path).is_file()
        except OSError:
            return False

    def names(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files right inside the folder whose names end so, sorted."""
        place = self.root / folder
        if not place.is_dir():
            return []
        found = (entry.name for entry in place.iterdir() if entry.name.endswith(ending) and entry.is_file())
        return sorted(f"{folder}/{name}" for name in found)

    def put(self, path: str, data: bytes) -> None:
        """Write the file so that its name only ever holds the old bytes or the new; raises OSError."""
        write_whole(self.root / path, data)

    def today(self) -> datetime.date:
        """Return the day to hold expiry dates against."""
        return self._today or datetime.datetime.now(tz=datetime.UTC).date()

    def _inside(self, path: str) -> Path:
        fault = fault_of(path)
        if fault:
            raise PermissionError(f"{path} {fault}")
        try:
            place = (self.root / path).resolve()
        except RuntimeError:
            raise PermissionError(f"{path} is a link to itself") from None
        if not place.is_relative_to(self.root):
            raise PermissionError(f"{path} leads out of the project")
        if place.exists() and not place.is_file():
            raise PermissionError(f"{path} is not a plain file")
        return place


def write_whole(place: Path, data: bytes) -> None:
    """Write to a temporary file beside ``place``, flush it to disk, and rename; raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.parent / f"{TEMPORARY}{secrets.token_hex(6)}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    """Flush the folder's own entry where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
