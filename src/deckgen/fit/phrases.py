"""Where phrases end in text that has no spaces: what a reader of Japanese or Chinese takes in at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

_AFTER = frozenset("的了著着們们之內内裡里上下外旁間间地者人")
"""Chinese characters that belong to what is before them where they are phrases of their own."""

_CLINGING = frozenset("的町")
"""Chinese characters that begin no line, whatever follows them."""

_BOTH = frozenset("之人")
"""Those among them that belong to what follows as well."""

_WHOLE = (
    "供應[商鏈]|供应[商链]|工程[師师]|生產線|生产线|台積電|台积电|附加價值|附加价值|職缺|城鎮|城镇|生態系"
)
"""Chinese words of investment that the model parts."""


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]:
        """Return the phrases of a sentence."""
        ...


@lru_cache(maxsize=4)
def _parser(language: str) -> _Parser | None:
    """The phrase model of a language, loaded when first asked for."""
    if language not in ("ja", "zh-Hant", "zh-Hans"):
        return None
    import budoux

    return {
        "ja": budoux.load_default_japanese_parser,
        "zh-Hant": budoux.load_default_traditional_chinese_parser,
        "zh-Hans": budoux.load_default_simplified_chinese_parser,
    }[language]()


@lru_cache(maxsize=2048)
def phrase_ends(text: str, language: str) -> frozenset[int] | None:
    """Return the places behind the phrases of a text, or None for a language that has spaces for that."""
    parser = _parser(language)
    if parser is None:
        return None
    phrases = parser.parse(text)
    joined = _joined(phrases) if language.startswith("zh") else [False] * len(phrases)
    ends, place = set(), 0
    for phrase, goes_on in zip(phrases, joined, strict=True):
        place += len(phrase)
        if not goes_on:
            ends.add(place)
    spans = [match.span() for match in re.finditer(_WHOLE, text)]
    return frozenset(ends).difference(*[range(start + 1, end) for start, end in spans])


def _joined(phrases: Sequence[str]) -> list[bool]:
    """Whether each Chinese phrase goes on in the next one.

    The model takes single characters for phrases. A particle belongs to what is before it; any other one (a
    numeral, a preposition, half a word) to what follows, and where it ends a clause to what is before it.
    """
    last = len(phrases) - 1
    return [
        place < last and _goes_on(before, phrases[place + 1], place + 1 == last)
        for place, before in enumerate(phrases)
    ]


def _goes_on(before: str, after: str, is_last: bool) -> bool:
    if not _is_letter(before[-1]) or not _is_letter(after[0]):
        return False
    single = len(after) == 1 or not _is_letter(after[1])
    if after[0] in _CLINGING or (single and (after[0] in _AFTER or is_last or len(after) > 1)):
        return True
    return len(before) == 1 and (before not in _AFTER or before in _BOTH)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
