"""Whether the bytes of a picture are whole, what format they are, and what they carry besides the picture."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

PICTURE_TYPES = frozenset(
    {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp", "image/tiff", "image/x-emf"}
    | {"image/x-wmf", "image/svg+xml", "image/webp", "image/vnd.ms-photo", "image/x-icon"}
)
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II\xbc\x01", "image/vnd.ms-photo"),
    (b"\x01\0\0\0", "image/x-emf"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\0\x09\0", "image/x-wmf"),
    (b"\0\0\x01\0", "image/x-icon"),
)
_SAME = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/emf": "image/x-emf"}
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_END, _SCAN = 0xD9, 0xDA
_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")


def format_of(blob: bytes) -> str:
    """Return the content type that a picture's bytes show, empty where they are no picture."""
    if blob[:4] == b"RIFF" and blob[8:12] == b"WEBP":
        return "image/webp"
    if b"<svg" in blob[:4096]:
        return "image/svg+xml"
    return next((kind for start, kind in _BEGINNINGS if blob.startswith(start)), "")


def canonical(content_type: str) -> str:
    """Return the usual one of several names for a picture's content type."""
    lower = content_type.lower()
    return _SAME.get(lower, lower)


def end_of(blob: bytes) -> int:
    """Return where the picture ends in its bytes; -1 where it is cut off, the length where nobody knows."""
    kind = format_of(blob)
    if kind == "image/png":
        return _end_of_png(blob)
    if kind == "image/jpeg":
        return _end_of_jpeg(blob)
    if kind == "image/gif":
        return blob.rfind(b";") + 1 or -1
    return len(blob)


def hidden_in(blob: bytes) -> str:
    """Return what a picture tells beside itself: where it was taken, by what; empty where nothing."""
    kind = format_of(blob)
    if kind == "image/png":
        return ", ".join(dict.fromkeys(name.decode() for name, _ in _chunks(blob) if name in _TEXTS))
    if kind == "image/jpeg":
        return ", ".join(dict.fromkeys(_told_by_jpeg(blob)))
    return ""


def _chunks(blob: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the kind of each chunk of a PNG and where it ends, as far as they are whole."""
    at = 8
    while at + 12 <= len(blob):
        size = struct.unpack_from(">I", blob, at)[0]
        end = at + 12 + size
        if end > len(blob):
            return
        yield blob[at + 4 : at + 8], end
        at = end


def _end_of_png(blob: bytes) -> int:
    return next((end for name, end in _chunks(blob) if name == b"IEND"), -1)


def _segments(blob: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (marker, begin, end) of a JPEG's segments up to its end, the bytes of a scan left out."""
    at = 2
    while True:
        found = _MARKER.search(blob, at)
        if found is None:
            return
        marker, begin = blob[found.start() + 1], found.end()
        if marker == _END or begin + 2 > len(blob):
            yield marker, begin, begin
            return
        end = begin + struct.unpack_from(">H", blob, begin)[0]
        yield marker, begin + 2, end
        at = end


def _end_of_jpeg(blob: bytes) -> int:
    return next((begin for marker, begin, _ in _segments(blob) if marker == _END), -1)


def _told_by_jpeg(blob: bytes) -> Iterator[str]:
    for marker, begin, end in _segments(blob):
        if marker == _SCAN:
            return
        if marker == 0xE1 and blob[begin : begin + 4] == b"Exif":
            yield "EXIF with a place" if _has_gps(blob[begin + 6 : end]) else "EXIF"
        elif marker == 0xE1:
            yield "XMP"
        elif marker == 0xFE:
            yield "a comment"
        elif marker == 0xED:
            yield "IPTC"


def _has_gps(tiff: bytes) -> bool:
    """True where the first directory of EXIF data has the GPS entry (EXIF 2.3, 4.6.3)."""
    order = "<" if tiff[:2] == b"II" else ">"
    if len(tiff) < 8:
        return False
    at = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if at + 2 > len(tiff):
        return False
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    places = range(at + 2, min(at + 2 + 12 * count, len(tiff) - 1), 12)
    return any(struct.unpack_from(f"{order}H", tiff, place)[0] == 0x8825 for place in places)
