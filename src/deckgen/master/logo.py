"""The logo's picture as it goes into the master: a plain PNG with nothing but its pixels."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from deckgen.content.brand import Brand
from deckgen.diagnostics import DeckgenError, Exit, Finding, did_you_mean
from deckgen.master.design import Item, Mark
from deckgen.template import Box

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_SIZE_AT = 16
_MOST_PIXELS = 4_000_000


class Logos(Struct, frozen=True):
    """The logo's pictures as PNG, for white pages and, where the brand has one, for dark ones."""

    alt: str
    light: bytes
    dark: bytes

    def placed(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return the items with every mark undistorted in its room; one without a picture is left out."""
        return tuple(
            self._place(item) if isinstance(item, Mark) else item
            for item in items
            if not isinstance(item, Mark) or self._picture(item)
        )

    def _picture(self, mark: Mark) -> bytes:
        return self.dark if mark.on_dark else self.light

    def _place(self, mark: Mark) -> Mark:
        room = mark.box
        width, height = struct.unpack_from(">II", self._picture(mark), _SIZE_AT)
        scale = min(room.w / width, room.h / height)
        w, h = round(width * scale), round(height * scale)
        x = room.x if mark.align == "l" else room.x + room.w - w
        return replace(mark, box=Box(x, room.y + (room.h - h) // 2, w, h))


def logos_of(brand: Brand, files: Mapping[str, bytes]) -> Logos:
    """Return the brand's logos from the files under ``assets/``.

    A PNG keeps its pixels as they are and loses its metadata; other formats are converted. Raises
    DeckgenError where the file is missing or no picture.
    """
    logo = brand.logo
    dark = _png(logo.on_dark, files) if logo.on_dark else b""
    return Logos(logo.alt, _png(logo.file, files), dark)


def _png(name: str, files: Mapping[str, bytes]) -> bytes:
    if name not in files:
        cure = did_you_mean(name, files) or f"put the picture at assets/{name}"
        raise _refused("logo-missing", f"the logo '{name}' is not under assets/", cure)
    try:
        with Image.open(io.BytesIO(files[name]), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValueError(f"it has {picture.width} x {picture.height} pixels")
            picture.load()
            return _as_png(picture, files[name])
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        message = f"the logo '{name}' cannot be used: {problem}"
        raise _refused("logo-unusable", message, "save it as a PNG of at most 4 megapixels") from None


def _as_png(picture: Image.Image, data: bytes) -> bytes:
    if picture.format == "PNG":
        return _SIGNATURE + b"".join(chunk for kind, chunk in _chunks(data) if kind in _KEPT)
    target = io.BytesIO()
    picture.convert("RGBA").save(target, "PNG")
    return target.getvalue()


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and bytes of each chunk of a PNG (ISO/IEC 15948, 5.3)."""
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        yield kind, data[at : at + 12 + length]
        if kind == b"IEND":
            return
        at += 12 + length


def _refused(code: str, message: str, cure: str) -> DeckgenError:
    return DeckgenError([Finding(code, message, cure)], Exit.TEMPLATE)
