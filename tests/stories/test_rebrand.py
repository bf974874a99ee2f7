"""Another brand by brand.yaml and two pictures alone: its colours, fonts, names, and no trace of ours."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from deckgen.wording.language import LanguagePack

SECOND = """\
name: Nordwind
full_names:
  - {lang: en, text: Nordwind Regional Partners}
  - {lang: ja, text: ノルドウィンド地域開発}
website: https://www.nordwind.example
contact: {name: {en: Nordwind Desk, ja: ノルドウィンド窓口, zh-Hant: 北風窗口}, email: desk@nordwind.example}
logo: {file: nordwind.png, on_dark: nordwind-dark.png, alt: Nordwind mark}
colours:
  dk1: "1F1A17"
  lt1: "FFFDF8"
  dk2: "3B1F4D"
  lt2: "F7F1EA"
  accent1: "7A2E8C"
  accent2: "0B7A5C"
  accent3: "9A5B00"
  accent4: "A01832"
  accent5: "2B6CA3"
  accent6: "57504B"
  hlink: "4B3FA8"
  folHlink: "6A3FA0"
  gold: "D9A441"
  gold_tint: "EBCB8B"
  muted: "5C544E"
  rule: "DED5CB"
  bar_tint: "C3A6CC"
  pale_blue: "DCC9E6"
  stripe: "F0E9E1"
fonts:
  latin: Calibri
  scripts: {Jpan: Meiryo, Hant: Microsoft YaHei}
languages: [en, ja, zh-Hant]
tags:
  logistics: {en: Logistics}
  talent: {en: Talent}
  jobs: {en: Jobs}
  smes: {en: Firms}
footer: {en: "Nordwind / {region}", ja: "Nordwind / {region}", zh-Hant: "Nordwind / {region}"}
disclaimer: {en: Nordwind promises nothing., ja: 保証しない。, zh-Hant: 概不保證。}
"""

OURS = [
    "AimSEZ",
    "國家產業",
    "SEZ Development Group",
    "aimsezgroup",
    "投資家窓口",
    "Investor Relations",
    "Yu Gothic",
    "Microsoft JhengHei",
    "Arial",
]
BULLET = b'<a:buFont typeface="Arial"/>'
"""The face of the bullet sign, as PowerPoint itself writes it for every brand."""
_COLOUR = re.compile(rb'srgbClr val="([0-9A-Fa-f]{6})"')


def _mark(place: Path, ink: str, paper: tuple[int, int, int, int]) -> None:
    image = Image.new("RGBA", (600, 160), paper)
    pen = ImageDraw.Draw(image)
    pen.ellipse((10, 10, 150, 150), fill=ink)
    pen.rectangle((180, 60, 580, 100), fill=ink)
    image.save(place)


@pytest.fixture
def rebranded(demo: Any, deckgen: Any) -> Any:
    """The demo project with the second brand and the master made of it."""
    for old in ("logo.png", "logo-on-dark.png"):
        (demo.root / "assets" / old).unlink()
    _mark(demo.root / "assets/nordwind.png", "#7A2E8C", (0, 0, 0, 0))
    _mark(demo.root / "assets/nordwind-dark.png", "#FFFDF8", (0, 0, 0, 0))
    demo.write("content/brand.yaml", SECOND)
    answer = deckgen("master", "make")
    assert answer.code == 0, answer.err
    assert deckgen("master", "check").code == 0
    return demo


def whole(data: bytes, path: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of a package, and every part of packages inside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if part.startswith(b"PK\x03\x04"):
                yield from whole(part, f"{path}{name}/")
            else:
                yield path + name, part.replace(BULLET, b"")


def brand_colours(text: str) -> set[str]:
    block = text.split("\ncolours:")[1].split("\nfonts:")[0]
    return {colour.upper() for colour in re.findall(r'"([0-9A-Fa-f]{6})"', block)}


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hant"])
def test_the_deck_is_the_other_brands_and_bears_no_trace_of_ours(
    language: str, rebranded: Any, deckgen: Any
) -> None:
    answer = deckgen("build", "demo", "--lang", language)
    assert answer.code == 0, answer.err
    data = (rebranded.root / f"build/general/demo.{language}.pptx").read_bytes()
    parts = dict(whole(data))
    assert any(name.endswith(".xlsx/xl/workbook.xml") for name in parts)
    for name, part in parts.items():
        for word in OURS[:-1] if "/xl/theme/" in name else OURS:  # every workbook's theme names Arial
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(encoding) not in part, f"{word} in {name}"
    house = Path(__file__).parents[2] / "content" / "brand.yaml"
    ours = brand_colours(house.read_text(encoding="utf-8")) - brand_colours(SECOND)
    used = {colour.decode().upper() for part in parts.values() for colour in _COLOUR.findall(part)}
    assert used & ours == set()
    theme = parts["ppt/theme/theme1.xml"].decode()
    for colour in re.findall(r'^  (?:dk|lt|accent|hlink|folHlink)\w*: "(\w{6})"', SECOND, re.MULTILINE):
        assert colour in theme, colour
    assert "Calibri" in theme
    assert {"Meiryo", "Microsoft YaHei"} <= set(re.findall(r'typeface="([^"]+)"', theme))
    assert "Nordwind" in parts["docProps/core.xml"].decode()
    assert any(
        "Nordwind / " in part.decode() for name, part in parts.items() if re.search(r"slides/slide\d", name)
    )
    assert "Nordwind Regional Partners" in parts["ppt/slides/slide1.xml"].decode()


def test_the_logo_is_the_other_brands(rebranded: Any) -> None:
    parts = dict(whole((rebranded.root / "templates/master.pptx").read_bytes()))
    pictures = [part for name, part in parts.items() if name.startswith("ppt/media/")]
    house = {
        (Path(__file__).parents[2] / "assets" / name).read_bytes()
        for name in ("logo.png", "logo-on-dark.png")
    }
    assert len(pictures) == 2
    assert not house & set(pictures)
    shades = [Image.open(io.BytesIO(part)).convert("RGBA").getpixel((80, 80)) for part in pictures]
    assert (0x7A, 0x2E, 0x8C, 255) in shades
    assert (0xFF, 0xFD, 0xF8, 255) in shades


def test_a_fixed_word_said_differently(demo: Any, deckgen: Any) -> None:
    demo.replace(
        "content/brand.yaml",
        "  en: {risk_outlook",
        "  en: {investor_briefing: For our partners, risk_outlook",
    )
    assert deckgen("build", "demo", "--lang", "en").code == 0
    data = (demo.root / "build/general/demo.en.pptx").read_bytes()
    parts = dict(whole(data))
    assert b"For our partners" in parts["ppt/slides/slide1.xml"]
    assert not any(b"Investor briefing" in part for part in parts.values())


def test_the_brands_words_stay_its_own(library: Any) -> None:
    """Words set by one brand must not reach the language that the next brand takes."""
    from deckgen.content.library import known_languages
    from deckgen.wording.language import with_words

    pack: LanguagePack = known_languages()["en"]
    with_words(pack, {"investor_briefing": "Ours alone"}, None).require()
    assert known_languages()["en"].word("investor_briefing") == library.languages["en"].word(
        "investor_briefing"
    )
