"""What a scalar means: plain true, false, null and numbers are values, everything else is text."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from deckgen.diagnostics import Where
from deckgen.yaml_source.node import MarkedText, Scalar

DIGIT_LIMIT = 40
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER_STARTS = "-0123456789"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "": None, "~": None, "null": None}
# Wide characters that are written without spaces between words; Hangul is not among them.
_CJK = (
    "\u2e80-\u303f\u3041-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff01-\uff9f\U00020000-\U0003ffff"
)
_CJK_MARK = re.compile(
    "[\u3000-\u3003\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)


@cache
def _cjk_character() -> re.Pattern[str]:
    # Wide sets take milliseconds to compile, and text in ASCII needs none of them.
    return re.compile(f"[{_CJK}]")


def plain_value(text: str, where: Where) -> Scalar:
    """Return what an unquoted scalar means; numbers of more than 40 digits stay text.

    The text is NFC-normalised already.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return MarkedText(text, where)
    match = _NUMBER.fullmatch(text) if len(text) <= DIGIT_LIMIT + 2 else None
    if match is None or len(text.lstrip("-").replace(".", "")) > DIGIT_LIMIT:
        return MarkedText(text, where)
    return Decimal(text) if match.group(1) else int(text)


def nfc(text: str) -> str:
    """Return the text NFC-normalised."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def unfolded(text: str, source: list[str]) -> str:
    """Return a folded text without the spaces that folding put between Japanese or Chinese characters.

    `source` holds the text's lines as written. Between two wide characters, or beside a full-width mark, a
    line end is no space (as in CSS Text 3, segment break transformation).
    """
    if text.isascii() or not _cjk_character().search(text):
        return text
    parts: list[str] = []
    position = 0
    for piece in filter(None, (line.strip(" ") for line in source)):
        found = text.find(piece, position)
        gap = text[position:found]
        if found < 0 or gap.strip():
            return text
        parts += ["" if gap == " " and parts and _touches(parts[-1][-1], piece[0]) else gap, piece]
        position = found + len(piece)
    return "".join(parts) + text[position:]


def _touches(left: str, right: str) -> bool:
    if _CJK_MARK.match(left) or _CJK_MARK.match(right):
        return True
    return bool(_cjk_character().match(left) and _cjk_character().match(right))
