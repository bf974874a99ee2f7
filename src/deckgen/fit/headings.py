"""Where lines had better end: even titles without an orphan, Japanese and Chinese text between phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from deckgen.fit.line_ends import inside_numbers
from deckgen.fit.lines import count_lines
from deckgen.fit.phrases import phrase_ends
from deckgen.fit.words import Measured, Word

_PAUSES = dict.fromkeys(",;", 0.08) | dict.fromkeys("、，；。", 0.16) | dict.fromkeys(":：—―", 0.6)
"""What a line end after a mark is worth: a title parts best after a colon or a dash."""

_PARTED = 0.6
"""What a line end costs that parts a phrase."""

_JOINERS = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)
"""Words that belong to what follows: a line that ends with one reads on badly."""

_OPENING = "（「『【〈《“"
_BRACKETED = re.compile("（[^（）]{1,14}）|「[^「」]{1,14}」|『[^『』]{1,14}』")
"""Short remarks and names in brackets, which read best on one line."""


@lru_cache(maxsize=2048)
def heading_breaks(heading: Measured, limit: float, language: str, most: int = 0) -> Sequence[int] | None:
    """Return the first word of each line of an even heading, or None where greedy filling is all there is.

    None is also the answer for one line and for a heading with breaks of its own, which stay as written. It
    takes one line more than it must, within ``most``, where fewer part a phrase.
    """
    lines = count_lines(heading, limit)
    if lines == 1 or heading.fresh or heading.widest > limit:
        return None
    words = heading.words
    costs = _break_costs(words, language, _PAUSES)
    starts = _even(words, limit, lines, costs)
    if lines < most and starts and max([costs[start] for start in starts[1:]]) >= _PARTED:
        longer = _even(words, limit, lines + 1, costs)
        if longer and max([costs[start] for start in longer[1:]]) < _PARTED:
            return longer
    return starts


def _even(words: Sequence[Word], limit: float, lines: int, costs: Sequence[float]) -> list[int] | None:
    """The starts of so many lines that are as even as what their ends cost lets them be."""
    ideal = sum(word.width + word.space for word in words) / lines

    def unevenness(width: float, line: int) -> float:
        lonely = 4.0 if line > 1 and width < 0.25 * ideal else 0.0
        return ((width - ideal) / limit) ** 2 * 4 + lonely

    return _best(words, limit, lines, costs, unevenness)


def _break_costs(words: Sequence[Word], language: str, pauses: Mapping[str, float]) -> list[float]:
    """What a line end before each word costs, in shares of a line: phrases and numbers stay together.

    ``pauses`` is what a line end after a mark is worth.
    """
    text = "".join(word.text for word in words)
    inside_number = inside_numbers(text)
    inside_brackets = _inside(match.span() for match in _BRACKETED.finditer(text))
    ends_of_phrases = phrase_ends(text, language)
    costs: list[float] = []
    place, before = 0, ""
    for word in words:
        cost = 4.0 if place in inside_number else 0.0
        pause = pauses.get(text[:place].rstrip()[-1:], 0.0)
        within = ends_of_phrases is not None and place not in ends_of_phrases and not pause
        if within and text[place : place + 1] not in _OPENING:
            cost += _PARTED
        if ends_of_phrases is not None and place in inside_brackets:
            cost += 0.25
        cost -= pause
        if before in _JOINERS:
            cost += 0.12
        before = word.text.rstrip()
        costs.append(cost)
        place += len(word.text)
    return costs


def _inside(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start + 1, end)}


def _best(
    words: Sequence[Word],
    limit: float,
    lines: int,
    costs: Sequence[float],
    fullness: Callable[[float, int], float],
) -> list[int] | None:
    """Choose the starts of ``lines`` lines with the least total cost of their ends and of their widths.

    ``fullness`` is what a line of a width costs, by its number from 1 on.
    """
    total = len(words)
    run = [0.0]
    for word in words:
        run.append(run[-1] + word.width + word.space)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for line in range(1, lines + 1):
        ends = range(line, total + 1) if line < lines else (total,)
        found: dict[int, tuple[float, list[int]]] = {}
        for end in ends:
            ways = []
            for start, (before, starts) in best.items():
                width = run[end] - run[start] - words[end - 1].space
                if start < end and width <= limit:
                    cost = before + fullness(width, line) + (costs[start] if start else 0.0)
                    ways.append((cost, [*starts, start]))
            if ways:
                found[end] = min(ways)
        best = found
    return best[total][1] if total in best else None
