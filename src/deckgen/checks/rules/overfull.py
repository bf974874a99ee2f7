"""No slide is a page of a report."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.reading import TOO_MANY
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where there is too much to read."""
    most, read = TOO_MANY[slide.deck.language.cjk], slide.amount_to_read
    if read > most:
        yield Fault(f"there are {read} {slide.deck.reading_unit} to read, and {most} are the most")


_TEN_WORDS = "A point of ten words that says what it must"

CHECK = Check(
    id="overfull",
    fault="More than 130 words, or 300 Japanese or Chinese characters, in the text of a slide; "
    "small print, figures, tables and drawings do not count.",
    why="Nobody reads it; it belongs in a document that is handed out.",
    cure="part it into two slides, or say the rest in the notes",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", *[_TEN_WORDS] * 5))),
    failing=lambda: deck(
        page(placed("points", *[f"{_TEN_WORDS} {_TEN_WORDS}"] * 5), title=f"{_TEN_WORDS} " * 3 + "and more")
    ),
)
