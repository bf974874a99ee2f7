"""A paragraph as unbreakable words with their widths, and the lines that they fall into."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
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

    ``face`` is that of its first letters, ``hang`` the width of a last character that may stand outside the
    line. ``fresh`` words start a line: after a manual break, or where a word longer than a line begins. Latin
    after a closing mark is ``sticky``: where its first letter, of that width, alone fits, LibreOffice takes
    the character before the mark along.
    """

    text: str
    width: float
    space: float
    face: Widths
    hang: float = 0.0
    fresh: bool = False
    sticky: float = 0.0


SCRIPT_GAP = 0.243
"""The em that LibreOffice puts between East Asian and other letters; PowerPoint puts nothing there."""

_HANGING = frozenset("、。，．､｡")
_CLOSING = frozenset("、。，．､｡」』）】〉》！？：；")
_E = rf"{EAST_ASIAN}\ufe00-\ufe0f\U000e0100-\U000e01ef"
_NEUTRAL = rf"{_E}\s\u2010-\u205f\u2190-\u2bff\xa7\xb0\xb1\xb7\xd7\xf7"
_SCRIPT_CHANGE = re.compile(f"[{_E}] ?(?=[^{_NEUTRAL}])|[^{_NEUTRAL}] ?(?=[{_E}])")


@lru_cache(maxsize=16384)
def words_of(text: str, widths: Widths) -> tuple[Word, ...]:
    """Return the words of a text of one face; a newline makes the next word fresh."""
    words: list[Word] = []
    for number, line in enumerate(text.split("\n")):
        words.extend(_words_of_line(line, widths, number > 0))
    return tuple(words)


@lru_cache(maxsize=16384)
def natural_em(text: str, widths: Widths) -> float:
    """Return the em that a text of one face takes on one line, without making words of it."""
    if text.isascii():
        return widths.of(text)
    return widths.of(text) + SCRIPT_GAP * len(_SCRIPT_CHANGE.findall(text))


def _words_of_line(line: str, widths: Widths, fresh: bool) -> Iterator[Word]:
    gaps = [] if line.isascii() else [match.end() for match in _SCRIPT_CHANGE.finditer(line)]
    start, gap, before = 0, widths[" "], ""
    for end in break_places(line) or (0,):
        ink = piece = line[start:end]
        hang = sticky = space = 0.0
        if end - start == 1 and piece != " ":
            width = widths[piece]
        else:
            ink = piece.rstrip(" ")
            width, space = widths.of(ink), (end - start - len(ink)) * gap
            if ink[-1:] in _HANGING and has_east_asian(ink[-2:-1]):
                hang = widths[ink[-1]]
        if gaps:
            space += SCRIPT_GAP * (end in gaps)
            if end - start > 1:
                width += SCRIPT_GAP * (bisect_left(gaps, end) - bisect_right(gaps, start))
        if before in _CLOSING and not has_east_asian(piece[0]):
            sticky = widths[piece[0]]
        yield Word(piece, width, space, widths, hang, fresh, sticky)
        start, fresh, before = end, False, piece[-1:]


def measure(spans: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of a paragraph, measured over its spans."""
    if not spans:
        return ()
    first = spans[0]
    if len(spans) == 1 and first.scale == 1.0:
        return words_of(first.text, first.widths)
    if all(span.widths is first.widths and span.scale == 1.0 for span in spans):
        return words_of("".join([span.text for span in spans]), first.widths)
    return _words_of_several(tuple(spans))


@lru_cache(maxsize=4096)
def _words_of_several(spans: tuple[Span, ...]) -> tuple[Word, ...]:
    """The words of a paragraph of several faces or sizes."""
    first = spans[0].widths
    advances = [
        0.0 if char == "\n" else span.widths[char] * span.scale for span in spans for char in span.text
    ]
    words: list[Word] = []
    place = 0
    for word in words_of("".join(span.text for span in spans), first):
        place += word.fresh
        end, ink = place + len(word.text), place + len(word.text.rstrip(" "))
        more = sum(advances[place:end]) - first.of(word.text)
        hang = word.hang and advances[ink - 1]
        words.append(
            Word(word.text, word.width + more, word.space, first, hang, word.fresh, word.sticky)
            if more or hang
            else word
        )
        place = end
    return tuple(words)


def line_starts(words: Sequence[Word], limit: float, *, hanging: bool = False) -> list[int]:
    """Return the index of the first word of each line, filling lines of ``limit`` em as renderers do.

    With ``hanging`` a last comma or full stop may stand outside the line, as renderers let it.
    """
    starts, used = [0], 0.0
    for place, word in enumerate(words):
        width = word.width
        over = used + width > limit and (not hanging or used + width - word.hang > limit)
        if place and (word.fresh or (over and used)):
            sticky = 0.0 if word.fresh else word.sticky
            back = sticky and used + sticky <= limit and place - starts[-1] > 1
            starts.append(place - bool(back))
            used = words[place - 1].width + words[place - 1].space if back else 0.0
            if back and used + width > limit:
                starts.append(place)
                used = 0.0
        used += width + word.space
    return starts


def broken(words: Sequence[Word], limit: float) -> Sequence[Word]:
    """Return the words with those longer than a line parted between graphemes, each on a line of its own."""
    limit = max(limit, 0.0)
    if max([word.width for word in words], default=0.0) <= limit:
        return words
    parted: list[Word] = []
    for word in words:
        parted.extend(_graphemes(word, first=not parted) if word.width > limit else (word,))
    return parted


def count_lines(words: Sequence[Word], limit: float, *, hanging: bool = False) -> int:
    """Return how many lines of ``limit`` em the words take; no words take one line."""
    return len(line_starts(broken(words, limit), limit, hanging=hanging))


def most_lines(words: Sequence[Word], limit: float, reserve: float) -> int:
    """Return how many lines of ``limit`` em the words take, at the most that any renderer may set them in.

    ``reserve`` is the share of a line that is left free. Where a renderer steps back from Latin after a
    closing mark, a fuller line may end earlier than one with the reserve, so both are counted.
    """
    lines = count_lines(words, limit * (1 - reserve))
    if lines > 1 and any(word.sticky for word in words):
        return max(lines, count_lines(words, limit, hanging=True))
    return lines


def line_texts(words: Sequence[Word], limit: float, *, hanging: bool = False) -> list[str]:
    """Return the text of each line, trailing spaces left out."""
    parts = broken(words, limit)
    starts = line_starts(parts, limit, hanging=hanging)
    ends = [*starts[1:], len(parts)]
    return ["".join(word.text for word in parts[a:b]).rstrip(" ") for a, b in zip(starts, ends, strict=True)]


def _graphemes(word: Word, *, first: bool) -> list[Word]:
    """Part one word between its graphemes; they share its width as their own advances have it."""
    # Imported here because it is slow to import and hardly ever needed.
    from uniseg.graphemecluster import grapheme_clusters  # type: ignore[import-untyped]

    ink = word.text.rstrip(" ")
    scale = word.width / (word.face.of(ink) or 1.0)
    parts = [
        Word(cluster, word.face.of(cluster) * scale, 0.0, word.face) for cluster in grapheme_clusters(ink)
    ]
    parts[0] = msgspec.structs.replace(parts[0], fresh=not first)
    last = parts[-1].text + word.text[len(ink) :]
    parts[-1] = msgspec.structs.replace(parts[-1], text=last, space=word.space)
    return parts
