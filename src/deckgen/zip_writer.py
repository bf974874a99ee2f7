"""A zip with the same bytes for the same parts: fixed dates and order, one deflate library at one level."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from isal import isal_zlib
from msgspec import Struct

QUICK, SMALL = 0, 3
"""Levels of ISA-L: the quick one leaves a slide a third larger and takes a quarter of the time."""
_ABOUT = struct.Struct("<5H3I2H")
"""What an entry's head and its record in the directory both say of it."""

_NO_MORE = bytes(10)
"""A record's comment, disk and attributes: none."""

_END = struct.Struct("<4s4H2IH")
_NUMBER = struct.Struct("<I")
_OFFSET = 42
"""Where in an entry's record of the directory its offset stands."""

_VERSION, _DEFLATED, _STORED, _UTF8 = 20, 8, 0, 0x800
_HEAD, _RECORD = b"PK\x03\x04", b"PK\x01\x02" + _VERSION.to_bytes(2, "little")
_DAY_ONE = (1 << 5) | 1
"""1 January 1980 in the format of MS-DOS, the first day a zip can name."""

_ALREADY_SMALL = (".png", ".jpeg", ".jpg", ".gif")
_RAW = -15


class Packed(Struct, frozen=True):
    """A part as it lies in a zip: its bytes there, how they are packed, its own size and CRC-32."""

    data: bytes
    method: int
    size: int
    crc: int


def deflated(blob: bytes, level: int = QUICK) -> Packed:
    """Return a part made smaller; done once, it can be copied into any number of zips."""
    data = isal_zlib.compress(blob, level, _RAW)
    return Packed(data, _DEFLATED, len(blob), isal_zlib.crc32(blob))


def stored(blob: bytes) -> Packed:
    """Return a part as it is."""
    return Packed(blob, _STORED, len(blob), isal_zlib.crc32(blob))


def packed(name: str, blob: bytes, level: int = QUICK) -> Packed:
    """Return a part packed as its name tells: pictures are stored, the rest deflated."""
    return stored(blob) if name.lower().endswith(_ALREADY_SMALL) else deflated(blob, level)


class Bundle(Struct, frozen=True):
    """Entries that end many zips, written once: what stands for them before the directory, and in it.

    ``places`` are, for each entry, where its offset stands in ``directory`` and how far into ``block`` it is.
    """

    block: bytes
    directory: bytes
    places: tuple[tuple[int, int], ...]


NOTHING = Bundle(b"", b"", ())


def bundle(parts: Iterable[tuple[str, Packed]]) -> Bundle:
    """Return packed parts as they end a zip."""
    block, directory, offsets = _entries(parts)
    listing = b"".join(directory)
    ends, at = [], 0
    for record in directory:
        ends.append(at + _OFFSET)
        at += len(record)
    return Bundle(b"".join(block), listing, tuple(zip(ends, offsets, strict=True)))


def write_zip(parts: Iterable[tuple[str, bytes | Packed]], ending: Bundle = NOTHING) -> bytes:
    """Return a zip of the parts in the order given, then those of ``ending``; what is not packed yet is."""
    block, directory, offsets = _entries(parts)
    at = sum(map(len, block))
    listing = bytearray(ending.directory)
    for place, offset in ending.places:
        _NUMBER.pack_into(listing, place, at + offset)
    directory.append(listing)
    count, size = len(offsets) + len(ending.places), sum(map(len, directory))
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at + len(ending.block), 0)
    return b"".join([*block, ending.block, *directory, end])


def _entries(
    parts: Iterable[tuple[str, bytes | Packed]],
) -> tuple[list[bytes], list[bytes | bytearray], list[int]]:
    """What stands for the parts before the directory, their records in it, and where each begins."""
    block: list[bytes] = []
    directory: list[bytes | bytearray] = []
    offsets: list[int] = []
    at = 0
    for name, part in parts:
        entry = part if isinstance(part, Packed) else packed(name, part)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8
        data = entry.data
        about = _ABOUT.pack(
            _VERSION, flags, entry.method, 0, _DAY_ONE, entry.crc, len(data), entry.size, len(encoded), 0
        )
        head = _HEAD + about + encoded
        block += head, data
        directory.append(_RECORD + about + _NO_MORE + _NUMBER.pack(at) + encoded)
        offsets.append(at)
        at += len(head) + len(data)
    return block, directory, offsets
