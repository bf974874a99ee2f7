"""Every slide of a deck on one picture, small, with its number."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

COLUMNS = 4
THUMB_WIDTH = 440
_GAP, _CAPTION, _HEAD = 20, 30, 56
_PAGE, _EDGE, _INK = "#e9ecef", "#adb5bd", "#212529"


def thumbnail(picture: bytes) -> Image.Image:
    """Return a slide's PNG at the size it has on the sheet."""
    with Image.open(io.BytesIO(picture)) as image:
        small = image.convert("RGB")
    height = round(small.height * THUMB_WIDTH / small.width)
    return small.resize((THUMB_WIDTH, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def contact_sheet(title: str, thumbnails: Sequence[Image.Image]) -> bytes:
    """Return a PNG of the slides in rows of four, each under it its number, the deck's name on top."""
    columns = min(COLUMNS, len(thumbnails)) or 1
    rows = -(-len(thumbnails) // columns)
    across = THUMB_WIDTH + _GAP
    down = max((thumb.height for thumb in thumbnails), default=0) + _CAPTION + _GAP
    sheet = Image.new("RGB", (_GAP + columns * across, _HEAD + rows * down), _PAGE)
    pen = ImageDraw.Draw(sheet)
    pen.text((_GAP, 16), title, _INK, ImageFont.load_default(24))
    label = ImageFont.load_default(20)
    for place, thumb in enumerate(thumbnails):
        left, top = _GAP + place % columns * across, _HEAD + place // columns * down
        sheet.paste(thumb, (left, top))
        pen.rectangle((left - 1, top - 1, left + thumb.width, top + thumb.height), outline=_EDGE)
        pen.text((left, top + thumb.height + 4), str(place + 1), _INK, label)
    target = io.BytesIO()
    sheet.save(target, "PNG", compress_level=3)
    return target.getvalue()
