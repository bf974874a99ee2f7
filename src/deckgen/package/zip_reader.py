"""A zip read strictly: every entry, every checksum, nothing before, between the lines or after the end."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from isal import igzip_lib, isal_zlib

_END = struct.Struct("<4s4H2IH")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_DEFLATED, _STORED = 8, 0
_RAW = -15


class UnsoundZipError(ValueError):
    """Raised with a sentence that says what is wrong with a zip."""


def read_zip(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the entries by name, and faults that leave them readable; raises UnsoundZipError for others."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(data):
        raise UnsoundZipError("it is not a zip file, or its end is missing")
    _, _, _, _, count, size, start, comment = _END.unpack_from(data, at)
    faults = []
    if at + _END.size + comment != len(data):
        faults.append("bytes follow the end of the zip")
    if start + size > at:
        raise UnsoundZipError("its directory is damaged")
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    for name, blob in _entries(data, count, start):
        if name.lower() in seen:
            faults.append(f"{name} is there twice")
        seen.add(name.lower())
        parts[name] = blob
    return parts, faults


def _entries(data: bytes, count: int, start: int) -> Iterator[tuple[str, bytes]]:
    at = start
    for _ in range(count):
        if data[at : at + 4] != b"PK\x01\x02" or at + _CENTRAL.size > len(data):
            raise UnsoundZipError("its directory is damaged")
        head = _CENTRAL.unpack_from(data, at)
        method, crc, packed, size, name_size, extra, comment, place = (head[4], *head[7:13], head[16])
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_size].decode("utf-8", "replace")
        at += _CENTRAL.size + name_size + extra + comment
        yield name, _content(data, name, method, crc, packed, size, place)


def _content(data: bytes, name: str, method: int, crc: int, packed: int, size: int, place: int) -> bytes:
    if data[place : place + 4] != b"PK\x03\x04" or place + _LOCAL.size > len(data):
        raise UnsoundZipError(f"{name} is not where the directory says")
    *_, name_size, extra = _LOCAL.unpack_from(data, place)
    begin = place + _LOCAL.size + name_size + extra
    blob = _unpacked(name, data[begin : begin + packed], method, size)
    if len(blob) != size or isal_zlib.crc32(blob) != crc:
        raise UnsoundZipError(f"{name} does not match its checksum")
    return blob


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
