"""How much there is to read on a slide, in words: Japanese and Chinese letters count as parts of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.checks.frames import Frame
from deckgen.fit.rulers import EAST_ASIAN

MANY = {False: 90, True: 200}
TOO_MANY = {False: 130, True: 300}
"""Latin words, and Japanese or Chinese characters (key True), that a slide holds at the most."""

LETTERS_A_WORD = MANY[True] / MANY[False]
"""Japanese or Chinese characters that take as long to read as one Latin word."""

_EXEMPT = frozenset({"cover", "agenda", "sources"})
_SMALL_PRINT = frozenset({"source", "footer", "eyebrow", "reference", "caption"})
_EAST_ASIAN_LETTER = re.compile(f"[{EAST_ASIAN}]")


def amount(frames: Iterable[Frame], kind: str, cjk: bool) -> int:
    """Return what there is to read in words, or in characters where the language is written in them.

    What is looked up rather than read does not count: small print, figures, tables and drawings, and whole
    slides of the kinds cover, agenda and sources.
    """
    if kind in _EXEMPT:
        return 0
    texts = [frame.text for frame in frames if frame.slot and frame.role not in _SMALL_PRINT]
    letters = sum(len(_EAST_ASIAN_LETTER.findall(text)) for text in texts if not text.isascii())
    words = sum(len(_latin(text).split()) for text in texts)
    return round(letters + words * LETTERS_A_WORD) if cjk else round(words + letters / LETTERS_A_WORD)


def _latin(text: str) -> str:
    return text if text.isascii() else _EAST_ASIAN_LETTER.sub(" ", text)
