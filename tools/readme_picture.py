"""The picture of real slides in the README: python tools/readme_picture.py FOLDER OUT.png

FOLDER holds what `deckgen preview kumamoto -o FOLDER` draws; the slides are those named below.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

SLIDES = ("en/1", "en/4", "ja/12", "zh-Hant/5", "en/16", "ja/18")
WIDTH, HEIGHT, GAP = 720, 405, 12
FRAME = (200, 206, 212)


def picture(folder: Path) -> Image.Image:
    """Return the six slides in two columns."""
    sheet = Image.new("RGB", (2 * WIDTH + 3 * GAP, 3 * HEIGHT + 4 * GAP), FRAME)
    for place, name in enumerate(SLIDES):
        language, number = name.split("/")
        slide = Image.open(folder / f"kumamoto.{language}" / f"slide-{int(number):02}.png").convert("RGB")
        corner = (GAP + place % 2 * (WIDTH + GAP), GAP + place // 2 * (HEIGHT + GAP))
        sheet.paste(slide.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), corner)
    return sheet


if __name__ == "__main__":
    few = picture(Path(sys.argv[1])).quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(sys.argv[2], optimize=True)
