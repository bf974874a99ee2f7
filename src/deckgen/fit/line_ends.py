"""Lines that end badly: within a number and what belongs to it, or before a last line of nothing much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from deckgen.fit.lines import line_starts
from deckgen.fit.rulers import has_east_asian
from deckgen.fit.words import Measured
from deckgen.template import EMU_PER_PT

_COUNTERS = "兆億万萬千百円元圓人年月日社件校名期号號位度倍時分秒台室区區県縣省市棟戸處家班便次割廠回つ項"
_LONG_COUNTERS = "か月|か所|個月|公噸|奈米|美元|日圓|トン|ドル"
_COUNTED = "週間|時間|年間|日間|世紀|か月|か所|か国|つ目|本目|番目|年前|年後|つ"
"""What is counted in letters: 一週間 is a number as 10億円 is."""

_UNITS = "nm|mm|cm|km|kg|ha|GW|MW|kW|m|t|bn|million|billion|trillion|%|people|jobs|years?|km²|m²"
_YEAR = r"(?:\d{4}[～〜])?\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?"
_KEPT = re.compile(
    rf"(?:約|第|全|計|至|US\$|NT\$|¥|\$)?(?:{_YEAR}"
    rf"|(?:\d[\d,.]*(?:[%％]|[{_COUNTERS}]+)?(?:{_LONG_COUNTERS})?)+)(?: (?:{_UNITS})\b)?"
    rf"|[一二三四五六七八九十数]+(?:{_COUNTED})",
)
"""Numbers with what belongs to them: nothing parts 10 from 億円, or 3 from nm, where that can be avoided."""

SHORT_WORD = 9
"""Letters up to which a word is too short for a line of its own."""

_LONG = 24
"""A line of more characters than this is no orphan, whatever they are."""

FEW_LETTERS = 2
"""Japanese or Chinese characters that are too few for a line."""


@lru_cache(maxsize=2048)
def inside_numbers(text: str) -> frozenset[int]:
    """Return the places in a text that are within a number and what belongs to it."""
    return frozenset().union(*[range(match.start() + 1, match.end()) for match in _KEPT.finditer(text)])


def is_orphan(line: str) -> bool:
    """Return True where a line is one short word, or one or two Japanese or Chinese characters."""
    words = line.split() if len(line) <= _LONG else ()
    if len(words) != 1:
        return False
    if not has_east_asian(line):
        return len(words[0]) <= SHORT_WORD
    letters = 0
    for char in words[0]:
        letters += unicodedata.category(char)[0] in "LNS"
        if letters > FEW_LETTERS:
            return False
    return True


class Row(NamedTuple):
    """A paragraph with the EMU that its lines have and its size in pt.

    ``phrases`` are the places behind its phrases where lines had better end; nothing where any place will do.
    """

    paragraph: Measured
    width: int
    size: float
    phrases: frozenset[int] = frozenset()

    def narrowed(self, inset: int) -> Row:
        """Return it with lines narrower by an inset."""
        return self._replace(width=self.width - inset)

    @property
    def lines(self) -> int:
        """How many lines it takes, as LibreOffice sets them."""
        return len(line_starts(self.paragraph, self.width / (self.size * EMU_PER_PT), hanging=True))

    @property
    def faults(self) -> float:
        """How many lines end badly, once for each way that renderers may set them."""
        return sum([_faults(paragraph, limit, self.phrases) for paragraph, limit in self._ways()])

    @property
    def always_parted(self) -> list[str]:
        """The numbers parted from what belongs to them whichever way the lines are set."""
        found = [parted_numbers(paragraph, limit) for paragraph, limit in self._ways()]
        return [number for number in found[0] if all(number in others for others in found[1:])]

    def _ways(self) -> tuple[tuple[Measured, float], ...]:
        """The paragraph with its limit as LibreOffice sets it, and as PowerPoint may.

        The one puts room between scripts, the other none; and text may be a little wider than the rulers say,
        or narrower.
        """
        limit, closed = self.width / (self.size * EMU_PER_PT), self.paragraph.closed
        fuller = (self.paragraph, limit * (1 + _NARROWER))
        return (self.paragraph, limit), fuller, (closed, limit), (closed, limit * (1 - _WIDER))


_WIDER, _NARROWER = 0.006, 0.004

_A_LINE = 1
"""What a line more costs, in lines that end badly."""

_EASES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
"""The em by which a box may be narrowed on its right; in text that is ragged there nobody sees it."""


def parted_numbers(paragraph: Measured, limit: float) -> list[str]:
    """Return the numbers, with what belongs to them, that lines of ``limit`` em part."""
    bad = _bad_places(paragraph.text, _line_places(paragraph, limit))
    spans = [match.span() for match in _KEPT.finditer(paragraph.text)] if bad else []
    return [paragraph.text[start:end] for start, end in spans if any(start < place < end for place in bad)]


_PARTED = 0.1
"""What a parted phrase costs, in lines that end badly: a box is narrowed for it and takes no line more."""


def _faults(paragraph: Measured, limit: float, phrases: frozenset[int]) -> float:
    """How many lines of ``limit`` em end badly."""
    places, text = _line_places(paragraph, limit), paragraph.text
    if not places:
        return 0
    parted = _PARTED * sum([_parts_phrase(text, place, phrases) for place in places]) if phrases else 0
    return len(_bad_places(text, places)) + is_orphan(text[places[-1] :]) + parted


def _parts_phrase(text: str, place: int, phrases: frozenset[int]) -> bool:
    return place not in phrases and has_east_asian(text[place - 1]) and has_east_asian(text[place])


def _line_places(paragraph: Measured, limit: float) -> list[int]:
    """Where the lines after the first begin."""
    starts = line_starts(paragraph, limit, hanging=True)
    return [paragraph.places[start - 1] for start in starts[1:]]


def _bad_places(text: str, places: Sequence[int]) -> list[int]:
    """The places within a number and what belongs to it; dates may be parted after year or month."""
    inside = inside_numbers(text) if places else ()
    return [place for place in places if place in inside and text[place - 1] not in "年月"]


def best_inset(rows: Sequence[Row], size: float, fits: Callable[[int], bool]) -> int:
    """Return the EMU that a box of text at ``size`` pt gives up on its right so that fewest lines end badly.

    A line more is worth it where it keeps one from ending badly however it is set, and where it ``fits``.
    """
    least, best = sum(row.faults for row in rows), 0
    if not least:
        return 0
    cost: float
    em = size * EMU_PER_PT
    edge = _EASES[-1] * em
    concerned = [row for row in rows if row.paragraph.width * row.size * EMU_PER_PT > row.width - edge]
    lines = sum(row.lines for row in concerned)
    for ease in _EASES:
        inset, cost = round(ease * em), -_A_LINE * lines
        for row in concerned:
            narrow = row.narrowed(inset)
            cost += narrow.faults + _A_LINE * narrow.lines
            if cost >= least:
                break
        if cost < least and fits(inset):
            least, best = cost, inset
        if not least:
            break
    return best
