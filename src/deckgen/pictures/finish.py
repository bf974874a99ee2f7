"""A picture as the bytes that go into a deck: cropped for good, no larger than it shows, no metadata."""

from __future__ import annotations

import io

from PIL import Image

from deckgen.pictures.intake import Original
from deckgen.template import EMU_PER_INCH, Box

PIXELS_PER_INCH = 220
JPEG_QUALITY = 88


def finish(original: Original, crop: tuple[float, float, float, float], box: Box) -> tuple[bytes, str]:
    """Return the bytes and extension of what shows: ``crop`` as fractions cut off left, top, right, bottom.

    ``box`` is where it shows, in EMU; more than 220 pixels an inch are scaled down.
    """
    left, top, right, bottom = crop
    area = (
        round(original.width * left),
        round(original.height * top),
        round(original.width * (1 - right)),
        round(original.height * (1 - bottom)),
    )
    part = original.image.crop(area)
    most = tuple(max(1, round(length * PIXELS_PER_INCH / EMU_PER_INCH)) for length in (box.w, box.h))
    if part.width > most[0]:
        part = part.resize((most[0], most[1]), Image.Resampling.LANCZOS)
    return _bytes(part, lossless=bool(original.drawing))


def _without_hidden(image: Image.Image) -> Image.Image:
    """The picture without the colours of pixels that nobody sees."""
    seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new("RGBA", image.size), seen)


def _bytes(image: Image.Image, *, lossless: bool) -> tuple[bytes, str]:
    """A new picture of these pixels alone: PNG where something is see-through or drawn, JPEG otherwise."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    if image.mode == "RGBA":
        bare = _without_hidden(bare)
    if lossless or image.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
        return out.getvalue(), "png"
    bare.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue(), "jpeg"
