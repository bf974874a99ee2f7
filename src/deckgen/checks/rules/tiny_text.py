"""No text is too small to be read at all."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.content.brand import SMALLEST
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import PlacedChart


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text with a run below the least size, and every chart labelled below it."""
    least = SMALLEST * slide.deck.scale
    for frame in slide.frames:
        for text in frame.texts:
            if text.smallest < least:
                message = f"{frame.name} is set at {text.smallest:g} pt: {quoted(text.text)}"
                yield Fault(message, slide.where(frame, text.text))
    for shape in slide.shapes:
        if isinstance(shape, PlacedChart) and shape.label_size < least:
            message = f"the labels of '{shape.name}' are set at {shape.label_size:g} pt"
            yield Fault(message, slide.where_of_field(shape.slot))


CHECK = Check(
    id="tiny-text",
    fault=f"A text smaller than {SMALLEST} pt.",
    why="Nobody can read it on a screen in a meeting room, and few can on paper.",
    cure="shorten it, or give the layout a larger place for it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("source", said("Source: [1] Publisher", size=9.0)))),
    failing=lambda: deck(page(placed("source", said("Source: [1] Publisher", size=8.0)))),
)
