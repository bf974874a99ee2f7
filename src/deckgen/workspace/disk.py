"""The project folder on disk, with writes that are complete or not there at all."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.workspace import system
from deckgen.workspace.faults import named
from deckgen.workspace.paths import fault_of

PROJECT_MARK = "content/brand.yaml"
MOST_BYTES = 256 * 2**20
TEMPORARY = ".deckgen-tmp-"
RECORDS = ".deckgen"
CACHE = f"{RECORDS}/cache/kept"
MOST_BYTES_KEPT = 64 * 2**20


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
        """Return the file's bytes; raises OSError, and PermissionError for a path that leads out.

        A file of more than 256 MB is not read: no picture, template or text is so large.
        """
        place = self._inside(path)
        if place.stat().st_size > MOST_BYTES:
            raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES >> 20} MB", path)
        return place.read_bytes()

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
        with os.scandir(place) as entries:
            found = [entry.name for entry in entries if entry.name.endswith(ending) and _is_file(entry)]
        return sorted([f"{folder}/{name}" for name in found])

    def put(self, path: str, data: bytes) -> None:
        """Write the file so that its name only ever holds the old bytes or the new; raises OSError."""
        write_whole(self.root / path, data)

    def kept(self, name: str) -> bytes | None:
        """Return what was kept under a name, None where there is nothing to be read."""
        try:
            return (self.root / CACHE / name).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        """Keep bytes where the project has records already; the oldest make room for them."""
        folder = self.root / CACHE
        if not (self.root / RECORDS).is_dir():
            return
        with contextlib.suppress(OSError):
            write_whole(folder / name, make(), flushed=False)
            _make_room(folder)

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
        folder = self.root.joinpath(*path.split("/")[:1]) if "/" in path else self.root
        if not place.is_relative_to(folder):
            raise PermissionError(f"{path} leads out of {folder.name}/")
        if place.exists() and not place.is_file():
            raise PermissionError(f"{path} is not a plain file")
        return place


class Stamp(Struct, frozen=True):
    """By what a written file is known without reading it: its size in bytes, its time of change in ns.

    ``touched`` is when anything about it changed, its times among them, in ns (on Windows when it was made);
    ``inode`` is the number that its file system has for it.
    """

    size: int = -1
    changed: int = 0
    touched: int = 0
    inode: int = 0


def stamp_of(place: Path) -> Stamp:
    """Return a file's stamp; raises OSError."""
    found = place.stat()
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def write_whole(place: Path, data: bytes, *, flushed: bool = True) -> Stamp:
    """Write to a temporary file beside ``place``, flush it to disk, and rename; raises OSError.

    One that is not flushed may be lost or torn by a loss of power, never by the end of the process.
    """
    system.make_folder(place.parent)
    temporary = place.parent / f"{TEMPORARY}{os.urandom(6).hex()}"
    try:
        _fill(system.create(temporary), data, flushed)
        stamp = stamp_of(temporary)
        system.rename(temporary, place)
    except BaseException as stopped:
        with contextlib.suppress(OSError):
            system.remove(temporary)
        if isinstance(stopped, OSError) and stopped.errno is not None:
            raise named(stopped, place) from None
        raise
    if flushed:
        system.flush_folder(place.parent)
    return _named(place, stamp)


def _named(place: Path, stamp: Stamp) -> Stamp:
    """The stamp since the file has its name, which touched it; the one before where another took the name."""
    with contextlib.suppress(OSError):
        now = stamp_of(place)
        return now if replace(now, touched=stamp.touched) == stamp else stamp
    return stamp


def add_line(place: Path, line: bytes, *, flushed: bool) -> None:
    """Add a line to the end of a file, on a line of its own even after a torn one; raises OSError."""
    system.make_folder(place.parent)
    handle = system.open_end(place)
    try:
        torn = os.lseek(handle, 0, os.SEEK_END) > 0 and _last_byte(place) != b"\n"
        write_all(handle, (b"\n" if torn else b"") + line + b"\n")
        if flushed:
            system.flush(handle)
    finally:
        system.close(handle)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to one; where it is no link, the folder has told already."""
    return Path(entry.path).is_file() if entry.is_symlink() else entry.is_file(follow_symlinks=False)


def _make_room(folder: Path) -> None:
    """Remove the files that were kept longest ago while there are too many bytes."""
    found = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry) for entry in folder.iterdir())
    size = sum(size for _, size, _ in found)
    for _, less, entry in found:
        if size <= MOST_BYTES_KEPT:
            return
        system.remove(entry)
        size -= less


def flush_file(place: Path) -> None:
    """Have on disk what was added to a file; raises OSError."""
    handle = system.open_end(place)
    try:
        system.flush(handle)
    finally:
        system.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however many the system takes at a time; raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[system.write(handle, rest) :]


def _fill(handle: int, data: bytes, flushed: bool) -> None:
    try:
        write_all(handle, data)
        if flushed:
            system.flush(handle)
    finally:
        system.close(handle)


def _last_byte(place: Path) -> bytes:
    with place.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
