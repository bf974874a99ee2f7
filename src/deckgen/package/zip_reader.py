"""A zip read strictly: every entry, every checksum, nothing before, between or after them; bombs refused."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from isal import igzip_lib, isal_zlib
from msgspec import Struct, field

if TYPE_CHECKING:
    from deckgen.package.copied_end import CopiedEnd

MOST_ENTRIES = 20_000
MOST_BYTES, MOST_PART = 768 * 2**20, 256 * 2**20
MOST_RATIO, SMALL_BYTES = 250, 2**20
"""A part larger than this may not unpack to more than MOST_RATIO times its size in the file."""

_END = struct.Struct("<4s4H2IH")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_HEAD = b"PK\x03\x04"
_DEFLATED, _STORED = 8, 0
_ENCRYPTED, _SIZES_FOLLOW = 1, 8
_LONGEST_TRAILER = 24
_GAP = "bytes that belong to no part lie between its parts"
_RAW = -15
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class UnsoundZipError(ValueError):
    """Raised with a sentence that says what is wrong with a zip."""


class Entry(Struct):
    """One entry as it lies in the file: ``packed`` is how, ``size`` and ``crc`` are of what it holds."""

    name: str
    method: int
    crc: int
    packed: bytes
    size: int
    place: int
    end: int
    trailer: bool

    def content(self) -> bytes:
        """Return the entry's bytes; raises UnsoundZipError where they are not what the directory says."""
        blob = _unpacked(self.name, self.packed, self.method, self.size)
        if len(blob) != self.size or isal_zlib.crc32(blob) != self.crc:
            raise UnsoundZipError(f"{self.name} does not match its checksum")
        return blob


class Archive(Struct):
    """The entries by name, folders left out, still packed.

    ``faults`` may keep an Office program from reading it; ``hidden`` tells of bytes that no program shows.
    ``end`` is what was known of its end, and so was not read again; ``directory`` is from where to where in
    ``data`` the directory lies, and how many entries it lists.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    end: CopiedEnd | None = None
    data: bytes = b""
    directory: tuple[int, int, int] = (0, 0, 0)


def open_zip(data: bytes, end: CopiedEnd | None = None) -> Archive:
    """Return a zip's directory, nothing unpacked yet; raises UnsoundZipError where it cannot be trusted.

    Where it has the known ``end``, only the entries before that are read one by one.
    """
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(data):
        raise UnsoundZipError(_what_else(data))
    _, _, _, _, count, size, start, comment = _END.unpack_from(data, at)
    if start + size > at or count > MOST_ENTRIES:
        raise UnsoundZipError("its directory is damaged or holds too many parts")
    archive = Archive(data=data, directory=(start, start + size, count))
    if at + _END.size + comment != len(data):
        archive.faults.append("bytes follow the end of the zip")
    elif comment:
        archive.hidden.append("the zip carries a comment")
    if end is not None and end.ends(data, start, start + size, count):
        archive.end = end
        _read(data, count - end.count, start, start + size - len(end.bundle.directory), archive)
    else:
        _read(data, count, start, None, archive)
    if start + size != at and _GAP not in archive.hidden:
        archive.hidden.append(_GAP)
    return archive


def _read(data: bytes, count: int, start: int, stop: int | None, archive: Archive) -> None:
    """Read so many entries of the directory, which reach to ``stop`` where a known end follows them."""
    entries = list(_entries(data, count, start, stop))
    end, last, known = archive.end, start, 0
    _take(entries, archive)
    if end is not None:
        last, known = start - len(end.bundle.block), end.size
        twice = [name for name in archive.entries if name.lower() in end.lower]
        archive.faults += [f"{name} is there twice" for name in twice]
        archive.entries.update(end.entries)
    if _has_gaps(entries, last):
        archive.hidden.append(_GAP)
    _refuse_bombs(entries, known)


def read_zip(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the entries by name, and faults that leave them readable; raises UnsoundZipError for others."""
    archive = open_zip(data)
    parts = {name: entry.content() for name, entry in archive.entries.items()}
    return parts, archive.faults + archive.hidden


def _what_else(data: bytes) -> str:
    if not data:
        return "it is empty"
    if data.startswith(_OLE):
        return "it is protected by a password, or an old .ppt"
    if data.startswith(_HEAD):
        return "it is cut off: the end of the zip is missing"
    return "it is no PowerPoint file: not a zip"


def _entries(data: bytes, count: int, start: int, stop: int | None) -> Iterator[Entry]:
    at, unclaimed = start, len(data)
    for _ in range(count):
        if data[at : at + 4] != b"PK\x01\x02" or at + _CENTRAL.size > len(data):
            raise UnsoundZipError("its directory is damaged")
        _, _, _, flags, method, _, _, crc, packed, size, name_size, extra, comment, _, _, _, place = (
            _CENTRAL.unpack_from(data, at)
        )
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_size]
        if flags & _ENCRYPTED or not data.startswith(_HEAD + data[at + 6 : at + 32] + name, place):
            begin = _begin(data, name, flags, place)
        else:  # as nearly every program writes it: what stands before the part repeats the directory
            begin = place + _LOCAL.size + name_size + extra
        at += _CENTRAL.size + name_size + extra + comment
        unclaimed -= packed
        if unclaimed < 0:
            raise UnsoundZipError("its parts overlap")
        text = name.decode("utf-8", "replace")
        blob = data[begin : begin + packed]
        yield Entry(text, method, crc, blob, size, place, begin + packed, bool(flags & _SIZES_FOLLOW))
    if stop not in (None, at):
        raise UnsoundZipError("its directory is damaged")


def _begin(data: bytes, name: bytes, flags: int, place: int) -> int:
    """Where an entry's bytes begin, after the head that stands before them."""
    said = name.decode("utf-8", "replace")
    if data[place : place + 4] != _HEAD or place + _LOCAL.size > len(data):
        raise UnsoundZipError(f"{said} is not where the directory says")
    if flags & _ENCRYPTED:
        raise UnsoundZipError(f"{said} is encrypted")
    *_, name_size, extra = _LOCAL.unpack_from(data, place)
    if data[place + _LOCAL.size : place + _LOCAL.size + name_size] != name:
        raise UnsoundZipError(f"{said} has another name in the directory than where it lies")
    return int(place + _LOCAL.size + name_size + extra)


def _take(entries: list[Entry], archive: Archive) -> None:
    kept = [entry for entry in entries if entry.size or not entry.name.endswith("/")]
    archive.entries.update({entry.name: entry for entry in kept})
    if len({entry.name.lower() for entry in kept}) != len(kept):
        archive.faults += [f"{name} is there twice" for name in _twice(kept)]


def _twice(entries: list[Entry]) -> Iterator[str]:
    seen: set[str] = set()
    for entry in entries:
        lower = entry.name.lower()
        if lower in seen:
            yield entry.name
        seen.add(lower)


def _has_gaps(entries: list[Entry], start: int) -> bool:
    at, slack = 0, 0
    for entry in sorted(entries, key=_place):
        if not at <= entry.place <= at + slack:
            return True
        at, slack = entry.end, _LONGEST_TRAILER if entry.trailer else 0
    return not at <= start <= at + slack


_place = attrgetter("place")


def _refuse_bombs(entries: list[Entry], known: int) -> None:
    """Look at the sizes that the directory tells: what unpacks to more is caught while it is unpacked."""
    sizes = [entry.size for entry in entries]
    if max(sizes, default=0) > SMALL_BYTES:
        for entry in entries:
            if entry.size > SMALL_BYTES and entry.size > MOST_RATIO * max(len(entry.packed), 1):
                raise UnsoundZipError(f"{entry.name} unpacks to far more than its size in the file")
            if entry.size > MOST_PART:
                raise UnsoundZipError(f"{entry.name} is too large to be checked")
    if known + sum(sizes) > MOST_BYTES:
        raise UnsoundZipError("it unpacks to more than can be checked")


def _unpacked(name: str, packed: bytes, method: int, size: int) -> bytes:
    if method == _STORED:
        return packed
    if method != _DEFLATED:
        raise UnsoundZipError(f"{name} is packed in a way that Office does not read")
    try:
        inflater = isal_zlib.decompressobj(_RAW)
        return inflater.decompress(packed, size + 1) if size else b""
    except igzip_lib.IsalError as problem:  # type: ignore[misc]
        raise UnsoundZipError(f"{name} is damaged: {problem}") from problem
