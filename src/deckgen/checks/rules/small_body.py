"""Text to be read at length is large enough for that."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.content.brand import BODY_ROLES, SMALLEST, SMALLEST_BODY
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text of a body role below the least size of body text, unless it is below any size."""
    scale = slide.deck.scale
    for frame in slide.frames:
        if frame.role not in BODY_ROLES or frame.slot is None:
            continue
        for text in frame.texts:
            if SMALLEST * scale <= text.smallest < SMALLEST_BODY * scale:
                message = f"{frame.name} is set at {text.smallest:g} pt: {quoted(text.text)}"
                yield Fault(message, slide.where(frame, text.text))


CHECK = Check(
    id="small-body",
    fault=f"Body text smaller than {SMALLEST_BODY} pt.",
    why="Points and leads are read from the back of a room.",
    cure="shorten it, or set larger sizes for its role under `type:` in the brand file",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", said("A point", size=14.0)))),
    failing=lambda: deck(page(placed("points", said("A point", size=12.0)))),
)
