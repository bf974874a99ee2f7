"""A paragraph measured once: where its lines may end, and how far along it each of those places is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from operator import add, sub
from typing import NamedTuple

import msgspec

from deckgen.fit.breaking import break_places
from deckgen.fit.rulers import EAST_ASIAN, Widths, has_east_asian


class Span(NamedTuple):
    """Text of one face; ``scale`` is its size against the paragraph's, for paragraphs of several sizes."""

    text: str
    widths: Widths
    scale: float = 1.0


class Word(msgspec.Struct, frozen=True, gc=False):
    """What no line end parts: its width and that of the space after it in em of the paragraph's size.

    ``fresh`` words start a line: after a manual break, or where a word longer than a line begins.
    """

    text: str
    width: float
    space: float
    fresh: bool = False


SCRIPT_GAP = 0.243
"""The em that LibreOffice puts between East Asian and other letters; PowerPoint puts nothing there."""

_CLOSING = re.compile("[、。，．､｡」』）】〉》！？：；]")
_E = rf"{EAST_ASIAN}\ufe00-\ufe0f\U000e0100-\U000e01ef"
_NEUTRAL = rf"{_E}\s\u2010-\u205f\u2190-\u2bff\xa7\xb0\xb1\xb7\xd7\xf7"


# Wide sets take milliseconds to compile, and text in Latin letters needs none of them.


@cache
def _hanging() -> re.Pattern[str]:
    return re.compile(f"(?<=[{EAST_ASIAN}])[、。，．､｡]")


@cache
def _one_east_asian() -> re.Pattern[str]:
    return re.compile(f"[{_E}]")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(f"[^{_NEUTRAL}]+")


class Measured:
    """The words of a paragraph, in em from its start: where each ``begins``, and where its ink ``ends``.

    ``places`` are the characters behind the words; a word holds the spaces and the newline after it.
    ``hung`` is where its ink ends without a last comma or full stop that stands outside the line. ``fresh``
    words start a line. Latin after a closing mark is ``sticky``: where its first letter, of that width, alone
    fits, LibreOffice takes the character before the mark along.
    """

    __slots__ = (
        "_closed",
        "begins",
        "ends",
        "fresh",
        "hung",
        "places",
        "spans",
        "sticky",
        "text",
        "widest",
        "width",
    )
    begins: tuple[float, ...]
    ends: tuple[float, ...]
    hung: tuple[float, ...]
    sticky: dict[int, float]
    widest: float
    width: float

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        places: Sequence[int],
        fresh: tuple[int, ...] = (),
        *,
        closed: bool = False,
    ) -> None:
        self.text, self.spans, self.places, self.fresh = text, spans, places, fresh
        self._closed: Measured | None = self
        self.sticky = _NONE
        if has_east_asian(text):
            self._by_character(_gaps(text) if not closed else ())
        elif len(spans) == 1 and spans[0].scale == 1.0:
            self._by_piece(spans[0].widths)
        else:
            self._by_character(())

    def _by_piece(self, widths: Widths) -> None:
        """Measure text of one face in which nothing depends on more than the piece that it stands in."""
        text, places = self.text, self.places
        pieces = [text[start:place] for start, place in pairwise((0, *places))]
        inks, whole = zip(*map(widths.pieces.__getitem__, pieces), strict=True)
        *begins, self.width = accumulate(whole, initial=0.0)
        self.begins = tuple(begins)
        self.hung = self.ends = tuple(map(add, begins, inks))
        self.widest = max(inks)

    def _by_character(self, gaps: Sequence[int]) -> None:
        text, places = self.text, self.places
        if gaps:
            self._closed = None
        along = _along(self.spans, gaps)
        inks = _inks(text, places)
        self.width = along[-1]
        self.ends = tuple([along[ink] for ink in inks])
        begins = [along[place] for place in (0, *places[:-1])]
        for gap in gaps:
            behind = bisect_left(places, gap)
            if places[behind] == gap:
                begins[behind + 1] += SCRIPT_GAP
        self.begins = tuple(begins)
        self.widest = max(map(sub, self.ends, self.begins))
        self.hung = self.ends
        if _CLOSING.search(text):
            self.hung, self.sticky = _hung(self, inks, along), _sticky(self, along)

    @property
    def closed(self) -> Measured:
        """The paragraph without room between scripts."""
        if self._closed is None:
            self._closed = Measured(self.text, self.spans, self.places, self.fresh, closed=True)
        return self._closed

    @property
    def words(self) -> tuple[Word, ...]:
        """The words one by one, for those who choose among the line ends."""
        starts, nexts = (0, *self.places[:-1]), (*self.begins[1:], self.width)
        rows = zip(starts, self.places, self.begins, self.ends, nexts, strict=True)
        return tuple(
            Word(self.text[start:place].rstrip("\n"), end - begin, following - end, number in self.fresh)
            for number, (start, place, begin, end, following) in enumerate(rows)
        )

    def parted(self, limit: float) -> Measured:
        """Return it with words wider than a limit parted between graphemes, each such word on a new line."""
        if self.widest <= limit:
            return self
        # Imported here because it is slow to import and hardly ever needed.
        from uniseg.graphemecluster import grapheme_clusters  # type: ignore[import-untyped]

        places: list[int] = []
        fresh: list[int] = []
        start = 0
        for number, place in enumerate(self.places):
            wide = self.ends[number] - self.begins[number] > limit
            if number in self.fresh or (wide and number):
                fresh.append(len(places))
            if wide:
                ink = self.text[start:place].rstrip(" \n")
                ends = list(accumulate(map(len, grapheme_clusters(ink)), initial=start))
                places.extend(ends[1:-1])
            places.append(place)
            start = place
        return Measured(self.text, self.spans, places, tuple(fresh))


_NONE: dict[int, float] = {}


@lru_cache(maxsize=1024)
def _gaps(text: str) -> tuple[int, ...]:
    """The places of room between scripts, a space between them standing before it."""
    gaps = []
    is_east_asian = _one_east_asian().match
    for match in _others().finditer(text):
        start, end = match.span()
        before = start - 2 if text[start - 1 : start] == " " else start - 1
        if before >= 0 and is_east_asian(text, before):
            gaps.append(start)
        end += text[end : end + 1] == " "
        if is_east_asian(text, end):
            gaps.append(end)
    return tuple(gaps)


def _along(spans: Sequence[Span], gaps: Sequence[int]) -> list[float]:
    """How far along each character begins, and where the last one ends; gaps count after their place."""
    if len(spans) == 1 and spans[0].scale == 1.0 and not gaps:
        return list(accumulate(map(spans[0].widths.__getitem__, spans[0].text), initial=0.0))
    advances: list[float] = []
    for text, widths, scale in spans:
        own = map(widths.__getitem__, text)
        advances += own if scale == 1.0 else [width * scale for width in own]
    for gap in gaps:
        advances[gap] += SCRIPT_GAP
    return list(accumulate(advances, initial=0.0))


def _inks(text: str, places: Sequence[int]) -> Sequence[int]:
    """The characters behind the words' last letters."""
    if " " not in text and "\n" not in text:
        return places
    if "  " not in text and "\n" not in text and text[0] != " ":
        return [place - 1 if text[place - 1] == " " else place for place in places]
    inks, start = [], 0
    for place in places:
        ink = place
        while ink > start and text[ink - 1] in " \n":
            ink -= 1
        inks.append(ink)
        start = place
    return inks


def _hung(measured: Measured, inks: Sequence[int], along: Sequence[float]) -> tuple[float, ...]:
    """Where each word's ink ends without a last mark that may hang after an East Asian character."""
    hung, places = list(measured.ends), measured.places
    for match in _hanging().finditer(measured.text):
        ink = match.end()
        number = bisect_left(inks, ink)
        if number < len(inks) and inks[number] == ink and (not number or ink - 1 > places[number - 1]):
            hung[number] = along[ink - 1]
    return tuple(hung)


def _sticky(measured: Measured, along: Sequence[float]) -> dict[int, float]:
    """The words of other letters right after a closing mark, by the width of their first letter."""
    text, places = measured.text, measured.places
    found: dict[int, float] = {}
    for match in _CLOSING.finditer(text, 0, len(text) - 1):
        after = match.end()
        number = bisect_left(places, after)
        if places[number] == after and text[after] != "\n" and not has_east_asian(text[after]):
            found[number + 1] = along[after + 1] - measured.begins[number + 1]
    return found


@lru_cache(maxsize=1024)
def measure(spans: tuple[Span, ...]) -> Measured:
    """Return a paragraph measured over its spans."""
    text = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
    if "\n" not in text:
        return Measured(text, spans, break_places(text) or (0,))
    places: list[int] = []
    fresh: list[int] = []
    start = 0
    for line in text.split("\n"):
        if start:
            places[-1] = start
            fresh.append(len(places))
        places.extend([start + place for place in break_places(line)] or [start])
        start += len(line) + 1
    return Measured(text, spans, places, tuple(fresh))


def words_of(text: str, widths: Widths) -> Measured:
    """Return a text of one face, measured."""
    return measure((Span(text, widths),))


def natural_em_of(spans: Sequence[Span]) -> float:
    """Return the em that spans take on one line, without making words of them."""
    if len(spans) == 1 and spans[0].scale == 1.0:
        return natural_em(spans[0].text, spans[0].widths)
    whole = "".join([span.text for span in spans])
    gaps = len(_gaps(whole)) if has_east_asian(whole) else 0
    return sum([span.widths.of(span.text) * span.scale for span in spans]) + SCRIPT_GAP * gaps


@lru_cache(maxsize=2048)
def natural_em(text: str, widths: Widths) -> float:
    """Return the em that a text of one face takes on one line, without making words of it."""
    return widths.of(text) + (SCRIPT_GAP * len(_gaps(text)) if has_east_asian(text) else 0.0)
