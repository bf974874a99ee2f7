"""No line of the finished decks begins or ends with a character that may not stand there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

NO_START = frozenset(
    "、。，．・：；？！）」』】〉》〕］｝々ーっッゃゅょャュョァィゥェォぁぃぅぇぉ％,.:;!?)]}%”’"
)
NO_END = frozenset("（「『【〈《〔［｛([{“‘¥$＄￥約")
_HTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """A word of the PDF in pt, from the page's top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Word) -> bool:
        """Whether another word stands right before this one on the same line."""
        beside = -0.3 < (self.left - other.right) / (self.bottom - self.top) < 0.6
        middle = (self.top + self.bottom) / 2
        return self is not other and beside and other.top < middle < other.bottom


def pages(pdf: Path) -> list[list[Word]]:
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout
    return [
        [
            Word(word.text or "", *(float(word.get(side, 0)) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter(f"{_HTML}word")
        ]
        for page in ElementTree.fromstring(told).iter(f"{_HTML}page")
    ]


def as_pdf(data: bytes, folder: Path) -> Path:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice or pdftotext is not installed, and CI=true")
        pytest.skip("LibreOffice (soffice) or pdftotext is not installed")
    (folder / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "deck.pptx")], check=True, capture_output=True, timeout=300)
    return folder / "deck.pdf"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja", "zh-Hant"])
def test_no_line_begins_or_ends_with_a_forbidden_character(
    kumamoto_decks: dict, language: str, tmp_path: Path
) -> None:
    shown = pages(as_pdf(kumamoto_decks[language].data, tmp_path))
    starts = [
        (number, word.text)
        for number, words in enumerate(shown, 1)
        for word in words
        if word.text[:1] in NO_START and not any(word.touches(other) for other in words)
    ]
    ends = [
        (number, word.text)
        for number, words in enumerate(shown, 1)
        for word in words
        if word.text[-1:] in NO_END and not any(other.touches(word) for other in words)
    ]
    assert len(shown) == len(kumamoto_decks[language].fitted.slides)
    assert sum(map(len, shown)) > 300
    assert (starts, ends) == ([], [])
