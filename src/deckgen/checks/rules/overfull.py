"""No slide is a page of a report."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.reading import limits
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where there is too much to read or to see."""
    told, unit = slide.amount, slide.deck.reading_unit
    most = limits(slide.kind, slide.deck.language.cjk).most
    if told.read > most.read:
        yield Fault(f"there are {told.read} {unit} to read, and {most.read} are the most", slide.where_most())
    elif told.shown > most.shown:
        message = f"it shows {told.shown} {unit} in all, and {most.shown} are the most"
        yield Fault(message, slide.where_most(drawn=True))


_TEN_WORDS = "A point of ten words that says what it must"

CHECK = Check(
    id="overfull",
    fault="More than 130 words, or 300 Japanese or Chinese characters, in the text of a slide; or more than "
    "210, or 480, with figures, drawings and tables counted (273, or 624, on slides of risks, tables, "
    "comparisons, timelines and steps). Small print does not count.",
    why="Nobody reads it; it belongs in a document that is handed out.",
    cure="part it into two slides, or say the rest in the notes",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("points", *[_TEN_WORDS] * 5))),
    failing=lambda: deck(
        page(placed("points", *[f"{_TEN_WORDS} {_TEN_WORDS}"] * 5), title=f"{_TEN_WORDS} " * 3 + "and more")
    ),
)
