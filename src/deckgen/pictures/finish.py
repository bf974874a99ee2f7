"""A picture as the bytes that go into a deck: cropped for good, no larger than it shows, no metadata."""

from __future__ import annotations

import io
import math

from PIL import Image

from deckgen.pictures.original import Original
from deckgen.pictures.pixels import decoded, opened, quietly, waiting
from deckgen.template import EMU_PER_INCH, Box

PIXELS_PER_INCH = 220
JPEG_QUALITY = 88
_LEAST_KEPT = 1e-4

Crop = tuple[float, float, float, float]


def finish(original: Original, crop: Crop, box: Box) -> tuple[bytes, str]:
    """Return the bytes and extension of what shows: ``crop`` as fractions cut off left, top, right, bottom.

    ``box`` is where it shows, in EMU; more than 220 pixels an inch are scaled down.
    """
    most = (_most(box.w), _most(box.h))
    part = _cropped(_pixels(original, crop, most), crop)
    if part.width > most[0]:
        part = part.resize(most, Image.Resampling.BICUBIC, reducing_gap=3.0)
    return _bytes(part, lossless=bool(original.drawing))


def _most(length: int) -> int:
    """The pixels along a length in EMU."""
    return max(1, round(length * PIXELS_PER_INCH / EMU_PER_INCH))


def _pixels(original: Original, crop: Crop, most: tuple[int, int]) -> Image.Image:
    """The picture's pixels, as many as what is not cut off needs."""
    if ready := waiting.take(original.digest):
        return ready
    left, top, right, bottom = crop
    kept = (max(1 - left - right, _LEAST_KEPT), max(1 - top - bottom, _LEAST_KEPT))
    least = (math.ceil(most[0] / kept[0]), math.ceil(most[1] / kept[1]))
    with quietly():
        return decoded(opened(original.data), least)


def _cropped(image: Image.Image, crop: Crop) -> Image.Image:
    """The pixels of the part that shows, and no others."""
    left, top, right, bottom = crop
    (x, end), (y, foot) = _kept(image.width, left, right), _kept(image.height, top, bottom)
    return image if (x, y, end, foot) == (0, 0, *image.size) else image.crop((x, y, end, foot))


def _kept(length: int, before: float, after: float) -> tuple[int, int]:
    """Where what is kept of a length begins and ends; at least one pixel is."""
    start = min(round(length * before), length - 1)
    return start, max(start + 1, round(length * (1 - after)))


def _without_hidden(image: Image.Image) -> Image.Image:
    """The picture without the colours of pixels that nobody sees."""
    seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new("RGBA", image.size), seen)


def _bytes(image: Image.Image, *, lossless: bool) -> tuple[bytes, str]:
    """A new picture of these pixels alone: PNG where something is see-through or drawn, JPEG otherwise."""
    bare = _without_hidden(image) if image.mode == "RGBA" else image
    bare.info = {}  # what an encoder would write along with the pixels
    out = io.BytesIO()
    if lossless or bare.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
        return out.getvalue(), "png"
    bare.save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue(), "jpeg"
