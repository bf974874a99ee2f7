"""A slide holds no more than can be read while somebody speaks."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.reading import limits
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where there is much to read or to see, but not yet too much."""
    told, unit = slide.amount, slide.deck.reading_unit
    many, most = limits(slide.kind, slide.deck.language.cjk)
    if told.read > most.read or told.shown > most.shown:
        return
    if told.read > many.read:
        yield Fault(
            f"there are {told.read} {unit} to read; up to {many.read} are read with ease", slide.where_most()
        )
    elif told.shown > many.shown:
        message = f"it shows {told.shown} {unit} in all; up to {many.shown} are taken in with ease"
        yield Fault(message, slide.where_most(drawn=True))


_TEN_WORDS = "A point of ten words that says what it must"

CHECK = Check(
    id="wordy",
    fault="More than 90 words, or 200 Japanese or Chinese characters, in the text of a slide; or more than "
    "150, or 340, with figures, drawings and tables counted (195, or 442, on slides of risks, tables, "
    "comparisons, timelines and steps). Small print does not count.",
    why="People read or listen, not both.",
    cure="say the rest in the notes",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", *[_TEN_WORDS] * 5))),
    failing=lambda: deck(page(placed("points", *[" ".join([_TEN_WORDS] * 2)] * 5))),
)
