"""A slide holds no more than can be read while somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.reading import MANY, TOO_MANY
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where there is much to read, but not yet too much."""
    cjk, read = slide.deck.language.cjk, slide.amount_to_read
    if MANY[cjk] < read <= TOO_MANY[cjk]:
        yield Fault(
            f"there are {read} {slide.deck.reading_unit} to read; up to {MANY[cjk]} are read with ease"
        )


_TEN_WORDS = "A point of ten words that says what it must"

CHECK = Check(
    id="wordy",
    fault="More than 90 words, or 200 Japanese or Chinese characters, in the text of a slide; "
    "small print, figures, tables and drawings do not count.",
    why="People read or listen, not both.",
    cure="say the rest in the notes",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", *[_TEN_WORDS] * 5))),
    failing=lambda: deck(page(placed("points", *[" ".join([_TEN_WORDS] * 2)] * 5))),
)
