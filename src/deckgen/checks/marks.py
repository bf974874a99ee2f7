"""Marks as they are seen on a ground: how much of what is drawn in them stands out."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil, log
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageFilter

from deckgen.checks.colours import brightness

if TYPE_CHECKING:
    from deckgen.pictures import Original

LEAST = 1.8
"""The contrast between two sides of an outline that can be told apart."""

_SIDE = 240
"""Pixels to which a mark is made smaller before it is looked at."""

_REACH = 5
"""Pixels across which an outline goes from one side to the other."""

_COLOURS = 64
_GROUNDS = ("FFFFFF", "000000")
_MOST_KEPT = 512
_known: OrderedDict[tuple[str, str], float] = OrderedDict()


def outlines_shown(mark: Original, ground: str) -> float:
    """Return how much of a mark's outlines stands out on a ground, in six hex digits: from 0 to 1.

    It is held against what stands out on white or on black, whichever is more.
    """
    key = (mark.digest, ground)
    if key not in _known:
        image = _small(mark)
        best = max(_outlines(image, other) for other in _GROUNDS)
        _known[key] = min(_outlines(image, ground) / best, 1.0) if best else 0.0
        if len(_known) > _MOST_KEPT:
            _known.popitem(last=False)
    return _known[key]


def _small(mark: Original) -> Image.Image:
    image = mark.image
    scale = min(1.0, _SIDE / max(image.size))
    size = tuple(ceil(side * scale) for side in image.size)
    return image.convert("RGBa").resize((size[0], size[1])).convert("RGBA")


def _outlines(image: Image.Image, ground: str) -> int:
    """The pixels around which colours stand out from each other, the ground among them."""
    colour = tuple(int(ground[at : at + 2], 16) for at in (0, 2, 4))
    seen = Image.new(
        "RGB", (image.width + 2 * _REACH, image.height + 2 * _REACH), (colour[0], colour[1], colour[2])
    )
    seen.paste(image, (_REACH, _REACH), image)
    light = _as_brightness(seen)
    most, least = light.filter(ImageFilter.MaxFilter(_REACH)), light.filter(ImageFilter.MinFilter(_REACH))
    differences = ImageChops.subtract(most, least).histogram()
    return sum(differences[ceil(log(LEAST) * _STEPS) :])


_STEPS = 255 / log(21)
"""Steps of grey for each power of e in contrast, of which 21 is the most."""


def _as_brightness(image: Image.Image) -> Image.Image:
    """The picture in grey, in equal steps of contrast."""
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)
    colours = bytes(few.getpalette() or ())
    greys = [
        round(log((brightness(colours[at : at + 3].hex()) + 0.05) / 0.05) * _STEPS)
        for at in range(0, len(colours), 3)
    ]
    return Image.frombytes("L", few.size, few.tobytes()).point((greys + [0] * 256)[:256])
