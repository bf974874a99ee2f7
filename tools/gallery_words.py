"""Texts of the gallery: real sentences of a sample region, chosen by how long a place lets them be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal, get_args

import yaml

Amount = Literal["short", "typical", "extreme"]
AMOUNTS: tuple[Amount, ...] = get_args(Amount)
LANGUAGES = ("en", "ja", "zh-Hant")

Room = Literal["slide", "benefit", "advantage"]
"""Where a visual stands: alone on its slide, in a benefit's seven columns, in an advantage's four."""

_ROOM: dict[Room, float] = {"slide": 1, "benefit": 0.88, "advantage": 0.7}
_FOLDER = Path(__file__).parent / "gallery_texts"
_LENGTHS: dict[str, tuple[int, int, int, int]] = {
    # Latin typical, Latin extreme, CJK typical, CJK extreme
    "title": (52, 86, 22, 40),
    "cover title": (45, 80, 20, 36),
    "section title": (24, 56, 12, 26),
    "subtitle": (60, 110, 26, 48),
    "heading": (20, 26, 8, 12),
    "lead": (64, 110, 26, 48),
    "point": (60, 120, 26, 52),
    "head": (26, 44, 12, 22),
    "label": (20, 36, 8, 16),
    "name": (12, 24, 5, 9),
    "cell": (20, 44, 8, 20),
    "station": (20, 40, 8, 18),
    "step": (14, 20, 6, 9),
    "step text": (40, 64, 16, 28),
    "quote": (84, 240, 38, 110),
    "credit": (30, 64, 14, 30),
    "sentence": (60, 120, 26, 54),
    "note": (40, 84, 18, 40),
    "risk": (14, 30, 6, 14),
    "risk text": (60, 100, 26, 48),
    "ask": (60, 100, 26, 48),
    "source": (34, 90, 16, 40),
    "publisher": (18, 40, 8, 20),
}
"""How long the texts of each place are, in characters: typical and extreme, Latin and CJK."""


class Words:
    """The texts of one language at one amount; each call gives the next that suits the place."""

    def __init__(self, language: str, amount: Amount) -> None:
        read = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
        self.language, self.amount = language, amount
        self._names: dict[str, str] = read["names"]
        self._words: list[str] = read["words"]
        self._texts: list[str] = read["texts"]
        self.colon, self.comma = str(read["colon"]), str(read["comma"])
        self._given = Counter[str]()

    @property
    def cjk(self) -> bool:
        """Return True where letters are as wide as they are high."""
        return self.language != "en"

    def year(self, number: int) -> str:
        """Return a fiscal year, as a chart says it."""
        return f"{number}年度" if self.cjk else f"FY{number}"

    def name(self, *parts: str) -> str:
        """Return what a slide shows, as its heading."""
        return self.comma.join(self._names[part] for part in parts)

    def text(self, place: str, room: Room = "slide") -> str:
        """Return the next text for a place: one word, or a sentence as long as there is room for."""
        self._given[place] += 1
        count = self._given[place] - 1
        if self.amount == "short":
            return self._words[count % len(self._words)]
        return self._long(self._length(place, room), count)

    def _length(self, place: str, room: Room) -> int:
        usual, most, *cjk = _LENGTHS[place]
        usual, most = cjk if self.cjk else (usual, most)
        return usual if self.amount == "typical" else max(usual, int(most * _ROOM[room]))

    def titled(self, *parts: str) -> str:
        """Return a slide's title: what it shows, and a message where there is more than a word."""
        name = self.name(*parts)
        if self.amount == "short":
            return name
        return f"{name}{self.colon}{self.text('title')}"

    def _long(self, length: int, count: int) -> str:
        suitable = [text for text in self._texts if length * 2 // 3 <= len(text) <= length]
        if suitable:
            return suitable[count % len(suitable)]
        first = max(self._texts, key=len)
        return first[:length] if len(first) > length else first
