"""Last lines that hold too little to stand alone."""

from __future__ import annotations

import unicodedata

from deckgen.checks.frames import FramedText
from deckgen.fit.rulers import has_east_asian

SHORT_WORD = 9
"""Letters up to which a word is too short for a line of its own."""

FEW_LETTERS = 2
"""Japanese or Chinese characters that are too few for a line."""


def orphan_of(text: FramedText) -> str:
    """Return a last line of one short word or a few characters, else nothing.

    It must stand alone both with the reserve and without, as renderers may set it either way.
    """
    if len(text.lines) < 2 or not _is_orphan(text.lines[-1]):
        return ""
    likely = text.likely_lines
    return likely[-1].strip() if len(likely) > 1 and _is_orphan(likely[-1]) else ""


def _is_orphan(line: str) -> bool:
    words = line.split()
    if len(words) != 1:
        return False
    if not has_east_asian(line):
        return len(words[0]) <= SHORT_WORD
    return sum(unicodedata.category(char)[0] in "LNS" for char in words[0]) <= FEW_LETTERS
