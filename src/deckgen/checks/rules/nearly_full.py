"""Text whose height depends on a machine's fonts leaves a little room in its box."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import POINTS, deck, layout, page, placed, slot, style
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

SHARE = 0.95
"""The part of the box that such text fills at the most."""

_ROUNDING = 0.02


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text without exact line spacing that fills its box; lists that flow over columns may."""
    for frame in slide.frames:
        if not SHARE * frame.room < frame.height <= frame.room + _ROUNDING:
            continue
        columns = frame.field is not None and len(frame.field.slots) > 1
        if not columns and not all(text.spacing.points for text in frame.texts):
            share = frame.height / frame.room
            yield Fault(
                f"{frame.name} fills {share:.0%} of its box: {quoted(frame.text)}", slide.where(frame)
            )


_PAGE = layout("Single spaced", slot("points", "body", 1, POINTS.box, style(18, percent=100)))

CHECK = Check(
    id="nearly-full",
    fault="A text fills more than 95 % of its box, and its line spacing is a percentage.",
    why="Line heights differ between fonts; where a face is missing the text may run out of its box. "
    "Text with exact line spacing cannot.",
    cure="shorten it a little",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(
        page(placed("points", *["A point"] * 6), title=None, on=_PAGE.name, kind="section"), layouts=(_PAGE,)
    ),
    failing=lambda: deck(
        page(placed("points", *["A point"] * 14), title=None, on=_PAGE.name, kind="section"), layouts=(_PAGE,)
    ),
)
