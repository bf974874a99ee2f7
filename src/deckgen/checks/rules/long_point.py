"""A point takes two lines at the most."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.points import points_of
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

MOST, MOST_NARROW = 2, 3
"""Lines of a point, and of one in a box narrower than half the slide, whose lines hold half as much."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every point that is longer, as renderers set it that need no reserve."""
    for frame in points_of(slide):
        most = MOST if frame.box.w > slide.deck.template.width / 2 else MOST_NARROW
        for text in frame.texts:
            if len(text.lines) > most and len(text.likely_lines) > most:
                message = f"a point has {len(text.likely_lines)} lines: {quoted(text.text)}"
                yield Fault(message, slide.where(frame, text.text))


_LINE = "a point that is as long as its box is wide and has just a few words too many"

CHECK = Check(
    id="long-point",
    fault="A point of more than two lines, or three in a box narrower than half the slide.",
    why="It is a paragraph with a bullet before it.",
    cure="shorten it, or part it into two points",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", f"{_LINE}, {_LINE[:60]}"))),
    failing=lambda: deck(page(placed("points", f"{_LINE}, {_LINE} and {_LINE}"))),
)
