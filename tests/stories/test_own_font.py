"""A brand's own font: told where it is only guessed, measured once, and used from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

LETTERS = [chr(code) for code in range(32, 127)]
FACE = "Corporate Sans"


def write_font(file: str) -> None:
    names = [f"u{ord(char):04X}" for char in LETTERS]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(char): name for char, name in zip(LETTERS, names, strict=True)})
    builder.setupGlyf({name: Glyph() for name in (".notdef", *names)})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names), (480, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-220)
    builder.setupNameTable({"familyName": FACE, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)


def test_a_font_is_told_missing_until_it_is_measured(demo: Any, deckgen: Callable) -> None:
    demo.replace("content/brand.yaml", "Arial", FACE)
    assert deckgen("master", "make").code == 0
    guessed = deckgen("build", "demo", "--lang", "en")
    assert "font-without-ruler" in guessed.err
    assert "deckgen master font" in guessed.err
    write_font(str(demo.root / "brand.ttf"))
    told = deckgen("master", "font", "brand.ttf")
    assert (told.code, "content/fonts/corporate_sans.msgpack" in told.out) == (0, True)
    measured = deckgen("build", "demo", "--lang", "en")
    assert "font-without-ruler" not in measured.err


def test_a_file_that_is_no_font_is_refused_and_writes_nothing(demo: Any, deckgen: Callable) -> None:
    before = demo.files()
    told = deckgen("master", "font", "content/brand.yaml")
    assert (told.code, [t.code for t in told.errors]) == (1, ["not-a-font"])
    assert deckgen("master", "font", "nowhere.ttf").code == 1
    assert demo.files() == before
