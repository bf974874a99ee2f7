"""Photographs to measure with: made by arithmetic, with enough in them to weigh what a photograph weighs."""

from __future__ import annotations

import io
import struct
from functools import cache
from random import Random

from PIL import Image, ImageFilter

SIZE = (1200, 900)
QUALITY = 85
_SPOTS = 24
_DRAWN = 12


def photograph(seed: int) -> bytes:
    """Return a JPEG of 1200 x 900 pixels, other bytes for every seed; every twelfth shows the same."""
    base = _drawn(seed % _DRAWN)
    said = f"photograph {seed}".encode()
    comment = b"\xff\xfe" + struct.pack(">H", len(said) + 2) + said
    return base[:2] + comment + base[2:]


@cache
def _drawn(seed: int) -> bytes:
    chance = Random(seed)
    picture = Image.frombytes("RGB", (_SPOTS * 4, _SPOTS * 3), chance.randbytes(_SPOTS * _SPOTS * 36))
    large = picture.filter(ImageFilter.GaussianBlur(2)).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (300, 225), chance.randbytes(300 * 225)).resize(SIZE)
    mixed = Image.blend(large, Image.merge("RGB", (grain, grain, grain)), 0.12)
    out = io.BytesIO()
    mixed.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
