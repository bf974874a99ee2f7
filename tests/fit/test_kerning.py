"""Why the rulers know no kerning: over real text it hardly ever makes a line wider, and never by much."""

from __future__ import annotations

import os
import shutil
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import RESERVE

ROOT = Path(__file__).parents[2]
FACES = {
    "Arial": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
}
SHORTEST, LONGEST = 12, 100


@cache
def kerning(family: str, style: str) -> Mapping[tuple[str, str], float]:
    """The font's kerning of pairs of characters in em."""
    finder = shutil.which("fc-match")
    if finder is None:
        if os.environ.get("CI") == "true":
            pytest.fail("fontconfig (fc-match) is not installed, and CI=true")
        pytest.skip("fontconfig (fc-match) is not installed")
    asked = [finder, "--format", "%{family}|%{file}", f"{family}:style={style}"]
    found, _, file = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.partition("|")
    assert family in found, f"{family} is not installed"
    font = TTFont(file)
    letters = {name: chr(code) for code, name in font.getBestCmap().items()}
    pairs = dict(_pairs(font)) if "GPOS" in font else {}
    return {
        (letters[one], letters[other]): value / font["head"].unitsPerEm
        for (one, other), value in pairs.items()
        if one in letters and other in letters
    }


def _pairs(font: Any) -> Iterator[tuple[tuple[str, str], int]]:
    table = font["GPOS"].table
    features = (one.Feature for one in table.FeatureList.FeatureRecord if one.FeatureTag == "kern")
    for number in sorted(
        {number for feature in features for number in feature.LookupListIndex}, reverse=True
    ):
        for part in reversed(table.LookupList.Lookup[number].SubTable):
            held = part.ExtSubTable if part.LookupType == 9 else part
            if held.LookupType == 2:
                yield from _of_classes(font, held) if held.Format == 2 else _of_glyphs(held)


def _of_glyphs(held: Any) -> Iterator[tuple[tuple[str, str], int]]:
    for glyph, pairs in zip(held.Coverage.glyphs, held.PairSet, strict=True):
        for pair in pairs.PairValueRecord:
            yield (glyph, pair.SecondGlyph), getattr(pair.Value1, "XAdvance", 0)


def _of_classes(font: Any, held: Any) -> Iterator[tuple[tuple[str, str], int]]:
    seconds = held.ClassDef2.classDefs
    for glyph in held.Coverage.glyphs:
        records = held.Class1Record[held.ClassDef1.classDefs.get(glyph, 0)].Class2Record
        for other in font.getGlyphOrder():
            value = getattr(records[seconds.get(other, 0)].Value1, "XAdvance", 0)
            if value:
                yield (glyph, other), value


def lines() -> list[str]:
    """The English of the content and of the docs, in lines of all lengths that slides have."""
    files = [*ROOT.glob("content/**/*.yaml"), *ROOT.glob("docs/**/*.md"), ROOT / "README.md"]
    text = " ".join(path.read_text("utf-8") for path in sorted(files))
    words = " ".join(word for word in text.split() if word.isascii())
    widths = range(SHORTEST, LONGEST, 8)
    return [line for width in widths for line in textwrap.wrap(words, width) if len(line) >= SHORTEST]


@pytest.mark.slow
@pytest.mark.parametrize("style", ["Regular", "Bold"])
@pytest.mark.parametrize("face", FACES)
def test_kerning_widens_no_line_by_as_much_as_the_reserve(face: str, style: str) -> None:
    widths = Rulers().widths(face, style == "Bold", False)
    pairs = kerning(FACES[face], style)
    shares = [sum(pairs.get(pair, 0.0) for pair in pairwise(line)) / widths.of(line) for line in lines()]
    assert max(shares) < (RESERVE if face in ("Calibri", "Cambria") else 1e-9)
    assert sum(shares) <= 0
