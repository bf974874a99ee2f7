"""A paragraph as unbreakable words with their widths, and the lines that they fall into."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from deckgen.fit.breaking import break_places
from deckgen.fit.rulers import Widths


class Span(NamedTuple):
    """Text of one face; ``scale`` is its size against the paragraph's, for paragraphs of several sizes."""

    text: str
    widths: Widths
    scale: float = 1.0


class Word(NamedTuple):
    """What no line end parts: its width and that of the spaces after it in em of the paragraph's size.

    ``fresh`` words start a line: after a manual break, or where a word longer than a line begins.
    """

    text: str
    width: float
    space: float
    fresh: bool = False


@lru_cache(maxsize=16384)
def words_of(text: str, widths: Widths) -> tuple[Word, ...]:
    """Return the words of a text of one face; a newline makes the next word fresh."""
    words: list[Word] = []
    for number, line in enumerate(text.split("\n")):
        start, fresh = 0, number > 0
        for end in break_places(line) or (0,):
            piece = line[start:end]
            ink = piece.rstrip(" ")
            words.append(Word(piece, widths.of(ink), (len(piece) - len(ink)) * widths[" "], fresh))
            start, fresh = end, False
    return tuple(words)


def measure(spans: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of a paragraph, measured over its spans."""
    if len(spans) == 1 and spans[0].scale == 1.0:
        return words_of(spans[0].text, spans[0].widths)
    text = "".join(span.text for span in spans)
    advances = [
        0.0 if char == "\n" else span.widths[char] * span.scale for span in spans for char in span.text
    ]
    words: list[Word] = []
    place = 0
    for word in words_of(text, spans[0].widths) if spans else ():
        place += word.fresh
        end = place + len(word.text)
        ink = place + len(word.text.rstrip(" "))
        words.append(Word(word.text, sum(advances[place:ink]), sum(advances[ink:end]), word.fresh))
        place = end
    return tuple(words)


def line_starts(words: Sequence[Word], limit: float) -> list[int]:
    """Return the index of the first word of each line, filling lines of ``limit`` em as renderers do."""
    starts, used = [0], 0.0
    for place, (_, width, space, fresh) in enumerate(words):
        if place and (fresh or used + width > limit) and (used or fresh):
            starts.append(place)
            used = 0.0
        used += width + space
    return starts


def broken(words: Sequence[Word], limit: float) -> Sequence[Word]:
    """Return the words with those longer than a line parted between graphemes, each on a line of its own."""
    if all(word.width <= limit for word in words):
        return words
    parted: list[Word] = []
    for word in words:
        parted.extend(_graphemes(word, first=not parted) if word.width > limit else (word,))
    return parted


def count_lines(words: Sequence[Word], limit: float) -> int:
    """Return how many lines of ``limit`` em the words take; no words take one line."""
    return len(line_starts(broken(words, limit), limit))


def line_texts(words: Sequence[Word], limit: float) -> list[str]:
    """Return the text of each line, trailing spaces left out."""
    parts = broken(words, limit)
    starts = line_starts(parts, limit)
    ends = [*starts[1:], len(parts)]
    return ["".join(word.text for word in parts[a:b]).rstrip(" ") for a, b in zip(starts, ends, strict=True)]


def _graphemes(word: Word, *, first: bool) -> list[Word]:
    """Part one word between its graphemes; its width is shared out evenly among them."""
    # Imported here because it is slow to import and hardly ever needed.
    from uniseg.graphemecluster import grapheme_clusters  # type: ignore[import-untyped]

    clusters = list(grapheme_clusters(word.text.rstrip(" ")))
    each = word.width / len(clusters)
    parts = [Word(cluster, each, 0.0, not first and place == 0) for place, cluster in enumerate(clusters)]
    spaces = word.text[len(word.text.rstrip(" ")) :]
    parts[-1] = Word(clusters[-1] + spaces, each, word.space, parts[-1].fresh)
    return parts
