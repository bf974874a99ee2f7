"""Draw the stand-in logo: assets/logo.svg, logo.png and their twins for dark pages.

Run it as ``python tools/draw_logo.py FONT.ttf`` with any bold sans serif font; the letters become outlines,
so the pictures need no font. To use a real logo, put its files in their place and name them in brand.yaml.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).parent.parent / "assets"
WORD = "AimSEZGroup"
HEIGHT = 120
LETTERS = 74
MARK = (
    ((0, 112), (34, 112), (66, 8), (44, 8)),
    ((76, 8), (54, 8), (76, 80), (98, 80)),
)
BAR = ((48, 92), (134, 92), (140, 112), (42, 112))
WORD_LEFT = 168
BASELINE = 92
VARIANTS = {
    "logo": {"mark": "#0F4C81", "bar": "#C8963E", "word": "#0B2A4A"},
    "logo-on-dark": {"mark": "#FFFFFF", "bar": "#C8963E", "word": "#FFFFFF"},
}


def main(font: str) -> None:
    """Write the four files."""
    outline, width = word_outline(font)
    for name, colours in VARIANTS.items():
        (ASSETS / f"{name}.svg").write_text(svg(outline, width, colours), encoding="utf-8", newline="\n")
        draw(font, width, colours).save(ASSETS / f"{name}.png", optimize=True)


def word_outline(font: str) -> tuple[str, int]:
    """Return the word's outline as SVG path data, and the picture's width."""
    loaded = TTFont(font)
    glyphs, cmap = loaded.getGlyphSet(), loaded.getBestCmap()
    scale = LETTERS / loaded["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.1f}".removesuffix(".0"))
    x = float(WORD_LEFT)
    for letter in WORD:
        glyph = glyphs[cmap[ord(letter)]]
        glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, BASELINE)))
        x += glyph.width * scale
    return pen.getCommands(), round(x) + 4


def svg(outline: str, width: int, colours: dict[str, str]) -> str:
    """Return the logo as SVG."""
    polygons = "".join(f'<polygon fill="{colours["mark"]}" points="{_points(shape)}"/>' for shape in MARK)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img">'
        f"<title>{WORD}</title>{polygons}"
        f'<polygon fill="{colours["bar"]}" points="{_points(BAR)}"/>'
        f'<path fill="{colours["word"]}" d="{outline}"/></svg>\n'
    )


def draw(font: str, width: int, colours: dict[str, str]) -> Image.Image:
    """Return the logo as a transparent picture, drawn large and scaled down for smooth edges."""
    times, final = 8, 1
    canvas = Image.new("RGBA", (width * times, HEIGHT * times), (*_rgb(colours["word"]), 0))
    pen = ImageDraw.Draw(canvas)
    for shape in MARK:
        pen.polygon([(x * times, y * times) for x, y in shape], fill=colours["mark"])
    pen.polygon([(x * times, y * times) for x, y in BAR], fill=colours["bar"])
    letters = ImageFont.truetype(font, LETTERS * times, layout_engine=ImageFont.Layout.BASIC)
    pen.text((WORD_LEFT * times, BASELINE * times), WORD, font=letters, fill=colours["word"], anchor="ls")
    return canvas.resize((width * final, HEIGHT * final), Image.Resampling.LANCZOS)


def _points(shape: tuple[tuple[int, int], ...]) -> str:
    return " ".join(f"{x},{y}" for x, y in shape)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


if __name__ == "__main__":
    main(sys.argv[1])
