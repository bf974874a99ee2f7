"""No text stands higher than its box."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

_ROUNDING = 0.02


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text that is higher than the room in its box."""
    for frame in slide.frames:
        if frame.height > frame.room + _ROUNDING:
            message = (
                f"{frame.name} is {frame.height:.0f} pt high where {frame.room:.0f} pt are free: "
                f"{quoted(frame.text)}"
            )
            yield Fault(message, slide.where(frame))


CHECK = Check(
    id="overflow",
    fault="A text is higher than its box.",
    why="It runs into what stands below, or off the slide.",
    cure="shorten it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(placed("source", "Source: [1] Publisher", "[2] Publisher"))),
    failing=lambda: deck(page(placed("source", "Source: [1] A publisher of some renown; " * 16))),
)
