"""A slide makes a few points."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.points import points_of
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

MOST = 6
"""Points of the first level on one slide."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every list with more points than a slide should make."""
    for frame in points_of(slide):
        count = sum(not text.paragraph.level for text in frame.texts)
        if count > MOST:
            yield Fault(f"{frame.name} has {count} points, and {MOST} are the most", slide.where(frame))


CHECK = Check(
    id="many-points",
    fault="More than six points on a slide.",
    why="A list of seven is a list that nobody remembers.",
    cure="join points, put some below others, or move some to the notes",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", *[f"Point {n}" for n in "abcdef"]))),
    failing=lambda: deck(page(placed("points", *[f"Point {n}" for n in "abcdefg"]))),
)
