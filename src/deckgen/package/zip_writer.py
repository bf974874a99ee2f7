"""A zip with the same bytes for the same parts: fixed dates and order, one deflate library at one level."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache

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


def write_zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of the parts in the order given; pictures are stored, the rest deflated."""
    out = bytearray()
    directory = bytearray()
    listed = list(parts)
    for name, blob in listed:
        method, crc, packed = _packed(name, blob)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8
        about = (_VERSION, flags, method, 0, _DAY_ONE, crc, len(packed), len(blob), len(encoded), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *about, 0, 0, 0, 0, len(out)) + encoded
        out += _LOCAL.pack(b"PK\x03\x04", *about) + encoded
        out += packed
    end = _END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), len(directory), len(out), 0)
    return bytes(out + directory + end)


def _packed(name: str, blob: bytes) -> tuple[int, int, bytes]:
    if name.lower().endswith(_ALREADY_SMALL):
        return _STORED, isal_zlib.crc32(blob), blob
    crc, packed = _deflated(blob)
    return _DEFLATED, crc, packed


@lru_cache(maxsize=1024)
def _deflated(blob: bytes) -> tuple[int, bytes]:
    """Most parts of a deck come again in the next one: the master's, and slides that many editions share."""
    deflater = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, _RAW)
    return isal_zlib.crc32(blob), deflater.compress(blob) + deflater.flush()
