"""Titles over several lines: even lines, no orphan, breaks between phrases in Japanese and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from deckgen.fit.lines import Word, count_lines

_COUNTERS = "兆億万萬千百円元圓人年月日社件校名期号號位度倍時分秒台室区區県縣省市棟戸"
_UNITS = "nm|mm|cm|km|kg|ha|GW|MW|kW|m|t|bn|million|billion|trillion|%|people|jobs|years?|km²|m²"
_KEPT = re.compile(
    rf"(?:約|第|全|計|US\$|NT\$|¥|\$)?(?:\d[\d,.]*(?:[%％]|[{_COUNTERS}]+)?)+(?: (?:{_UNITS})\b)?",
)
"""Numbers with what belongs to them: a title never parts 10 from 億円, or 3 from nm."""


_PAUSES = dict.fromkeys(",;、，；。", 0.08) | dict.fromkeys(":：—―", 0.6)
"""What a line end after a mark is worth: a title parts best after a colon or a dash."""


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
def heading_breaks(words: tuple[Word, ...], limit: float, language: str) -> Sequence[int] | None:
    """Return the first word of each line of an even heading, or None where greedy filling is all there is.

    None is also the answer for one line and for a heading with breaks of its own, which stay as written.
    """
    lines = count_lines(words, limit)
    if lines == 1 or any(word.fresh or word.width > limit for word in words):
        return None
    costs = _break_costs(words, language)
    return _even(words, limit, lines, costs)


def _break_costs(words: Sequence[Word], language: str) -> list[float]:
    """What a line end before each word costs, in shares of a line: phrases and numbers stay together."""
    text = "".join(word.text for word in words)
    inside_number = _inside(match.span() for match in _KEPT.finditer(text))
    phrase_ends = _phrase_ends(text, language)
    costs, place = [], 0
    for word in words:
        cost = 4.0 if place in inside_number else 0.0
        if phrase_ends is not None and place not in phrase_ends:
            cost += 0.6
        cost -= _PAUSES.get(text[:place].rstrip()[-1:], 0.0)
        costs.append(cost)
        place += len(word.text)
    return costs


def _inside(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start + 1, end)}


def _phrase_ends(text: str, language: str) -> set[int] | None:
    parser = _parser(language)
    if parser is None:
        return None
    ends, place = set(), 0
    for phrase in parser.parse(text):
        place += len(phrase)
        ends.add(place)
    return ends


def _even(words: Sequence[Word], limit: float, lines: int, costs: Sequence[float]) -> list[int] | None:
    """Choose the starts of ``lines`` lines with the least total unevenness and cost of their ends."""
    total = len(words)
    run = [0.0]
    for word in words:
        run.append(run[-1] + word.width + word.space)
    ideal = sum(word.width + word.space for word in words) / lines
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for line in range(1, lines + 1):
        for end in range(line, total + 1):
            if line == lines and end != total:
                continue
            found = None
            for start in range(line - 1, end):
                before = best.get((line - 1, start))
                width = run[end] - run[start] - words[end - 1].space
                if before is None or width > limit:
                    continue
                cost = before[0] + ((width - ideal) / limit) ** 2 * 4 + (costs[start] if start else 0.0)
                if line > 1 and width < 0.25 * ideal:
                    cost += 4.0
                if found is None or cost < found[0]:
                    found = (cost, [*before[1], start])
            if found:
                best[line, end] = found
    chosen = best.get((lines, total))
    return chosen[1] if chosen else None
