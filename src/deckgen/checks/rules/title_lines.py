"""Titles stay within their lines."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import TITLE, deck, inches, layout, page, slot
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

MOST = 2
"""Lines of a title where its slide kind does not say otherwise."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a title with more lines than its kind of slide has for it."""
    for frame in slide.frames:
        if frame.is_title:
            most = (frame.field.lines if frame.field else 0) or MOST
            lines = sum(len(text.lines) for text in frame.texts)
            if lines > most:
                yield Fault(
                    f"the title has {lines} lines where {most} may stand: {quoted(frame.text)}",
                    slide.where(frame),
                )


_HIGH = layout("High", slot("title", "title", 0, inches(0.667, 0.70, 12.0, 1.60), TITLE.levels[0]))

CHECK = Check(
    id="title-lines",
    fault="A title of more than two lines, or three on a cover.",
    why="A title is read at a glance; more lines are a paragraph, and push against what stands below.",
    cure="shorten it, or give a `title_short`",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(title="A title of\ntwo fair lines", on="High"), layouts=(_HIGH,)),
    failing=lambda: deck(
        page(title="A title of\nthree lines that\nsay too much", on="High"), layouts=(_HIGH,)
    ),
)
