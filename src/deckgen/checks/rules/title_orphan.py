"""No title ends with a line of one short word."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page
from deckgen.checks.last_lines import orphan_of
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a title whose last line is nearly empty."""
    for frame, text in slide.broken:
        if frame.is_title and (orphan := orphan_of(text)):
            message = f"the title's last line is {quoted(orphan)} alone: {quoted(text.text)}"
            yield Fault(message, slide.where(frame))


CHECK = Check(
    id="title-orphan",
    fault="A title whose last line is one short word, or one or two Japanese or Chinese characters.",
    why="It is the largest text on the slide, and looks like an accident.",
    cure="shorten the title by that word, or say a little more",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(title="A title that stands\non two even lines")),
    failing=lambda: deck(page(title="A title that leaves one word to its last\nline")),
)
