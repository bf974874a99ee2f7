"""Which letters a text is in, and whether they are those of its language."""

from __future__ import annotations

import re
from functools import cache

_NO_WORDS = re.compile(r"\{\{[^{}]*\}\}|https?://\S+|\S+@\S+|\bwww\.\S+")
_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_HIRAGANA = re.compile("[\u3041-\u3096]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SMALL = re.compile("[a-z]{2}")
_WORD = re.compile(r"(?<![A-Za-z0-9.’'-])[A-Za-z][a-z]+(?![A-Za-z0-9])")

_IN_NAMES = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "la",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "with",
    )
)
"""Small words that names have in them, as Port of Kobe."""

_UNITS = frozenset(("bn", "cm", "ft", "ha", "km", "kg", "mm", "mn", "nm", "ppm", "sqm", "teu", "tn", "vs"))

_LATIN_FOR_EACH = 2
"""Latin letters that say as much as one East Asian letter."""

LONG = 24
"""East Asian letters in a text from which some are kana where it is Japanese."""

MOST_LATIN = 4
"""Latin letters for each East Asian one from which small words among them are no longer part of names."""


def not_in_script(text: str, script: str) -> str:
    """Return what speaks against a text being in a language's script (ISO 15924), in words; else nothing.

    Names in capitals, units, codes, addresses and ``{{ names }}`` speak for no language.
    """
    if script == "Latn":
        return "" if text.isascii() else _not_latin(_NO_WORDS.sub(" ", text))
    if script not in ("Jpan", "Hant", "Hans", "Hang"):
        return ""
    bare = _NO_WORDS.sub(" ", text) if _SMALL.search(text) else text
    other = None if text.isascii() else _OTHERS.get(script)
    return _not_east_asian(bare) or (other(bare) if other else "")


@cache
def _east_asian() -> re.Pattern[str]:
    # Wide sets take milliseconds to compile, and text in ASCII needs none of them.
    return re.compile(f"[{_HAN}\u3041-\u3096\u30a1-\u30fa\uff66-\uff9f\uac00-\ud7a3]")


def simplified_in(text: str) -> str:
    """Return the letters of a text that are Simplified Chinese and nothing else, each once, in order."""
    letters = set(text) - _SHARED
    if not letters:
        return ""
    simplified = {letter for letter in letters if _is_simplified(letter)}
    _SHARED.update(letters - simplified)
    return "".join(dict.fromkeys(letter for letter in text if letter in simplified))


_SHARED: set[str] = set()
"""Letters that were found not to be Simplified Chinese alone; a text of others is rare."""


def _is_simplified(letter: str) -> bool:
    """True for what the Chinese standard of 1980 has, and neither Taiwan's nor Japan's."""
    if not _east_asian().match(letter) or not _is_in(letter, "gb2312"):
        return False
    return not (_is_in(letter, "big5") or _is_in(letter, "euc_jp"))


def _is_in(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _not_latin(text: str) -> str:
    foreign = len(_east_asian().findall(text))
    if foreign < 2 or foreign * _LATIN_FOR_EACH <= len(_LATIN.findall(text)):
        return ""
    return "it looks Japanese" if _KANA.search(text) else "it looks Chinese or Japanese"


def _not_east_asian(text: str) -> str:
    if not _SMALL.search(text):
        return ""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower() and word not in _IN_NAMES | _UNITS]
    own = len(_east_asian().findall(text))
    if not small or len(words) < 2 or own * MOST_LATIN > len(_LATIN.findall(text)):
        return ""
    return "it looks English" if own == 0 or len(small) > 1 else ""


def _not_japanese(text: str) -> str:
    if letters := simplified_in(text):
        return f"it has letters of Simplified Chinese: {letters[:8]}"
    if len(text) < LONG or _KANA.search(text):
        return ""
    return "it has no kana, and looks Chinese" if len(_east_asian().findall(text)) >= LONG else ""


def _not_chinese(text: str) -> str:
    if letters := simplified_in(text):
        return f"it has letters of Simplified Chinese: {letters[:8]}"
    if len(_HIRAGANA.findall(text)) < 3:
        return ""
    kana, own = len(_KANA.findall(text)), len(_east_asian().findall(text))
    return "it looks Japanese" if kana * 3 > own else ""


_OTHERS = {"Jpan": _not_japanese, "Hant": _not_chinese}
