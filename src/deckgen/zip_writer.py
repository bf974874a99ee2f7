"""A zip with the same bytes for the same parts: fixed dates and order, one deflate library at one level."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from isal import isal_zlib

LEVEL = 2
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _DEFLATED, _STORED, _UTF8 = 20, 8, 0, 0x800
_DAY_ONE = (1 << 5) | 1
"""1 January 1980 in the format of MS-DOS, the first day a zip can name."""

_ALREADY_SMALL = (".png", ".jpeg", ".jpg", ".gif")
_RAW = -15


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it lies in a zip: its bytes there, how they are packed, its own size and CRC-32."""

    data: bytes
    method: int
    size: int
    crc: int


def deflated(blob: bytes) -> Packed:
    """Return a part made smaller; done once, it can be copied into any number of zips."""
    data = isal_zlib.compress(blob, LEVEL, _RAW)
    return Packed(data, _DEFLATED, len(blob), isal_zlib.crc32(blob))


def stored(blob: bytes) -> Packed:
    """Return a part as it is."""
    return Packed(blob, _STORED, len(blob), isal_zlib.crc32(blob))


def packed(name: str, blob: bytes) -> Packed:
    """Return a part packed as its name tells: pictures are stored, the rest deflated."""
    return stored(blob) if name.lower().endswith(_ALREADY_SMALL) else deflated(blob)


def write_zip(parts: Iterable[tuple[str, bytes | Packed]]) -> bytes:
    """Return a zip of the parts in the order given; those that are not packed yet are packed."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, part in parts:
        entry = part if isinstance(part, Packed) else packed(name, part)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8
        about = (_VERSION, flags, entry.method, 0, _DAY_ONE, entry.crc, len(entry.data), entry.size)
        head = _LOCAL.pack(b"PK\x03\x04", *about, len(encoded), 0)
        directory += (
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, *about, len(encoded), 0, 0, 0, 0, 0, at),
            encoded,
        )
        pieces += head, encoded, entry.data
        at += len(head) + len(encoded) + len(entry.data)
    listing = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*pieces, listing, end])
