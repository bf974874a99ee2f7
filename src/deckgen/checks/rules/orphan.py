"""No text to be read ends with a line of one short word."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.last_lines import orphan_of
from deckgen.checks.view import SlideView
from deckgen.content.brand import BODY_ROLES
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every paragraph of a placeholder's body text whose last line is nearly empty."""
    for frame, text in slide.broken:
        if frame.slot is None or frame.role not in BODY_ROLES:
            continue
        if orphan := orphan_of(text):
            message = f"the last line is {quoted(orphan)} alone: {quoted(text.text)}"
            yield Fault(message, slide.where(frame, text.text))


_LINE = "A point that leaves a word to its last"

CHECK = Check(
    id="orphan",
    fault="A point or lead whose last line is one short word, or one or two Japanese or Chinese characters.",
    why="It costs a line and looks like an accident.",
    cure="shorten the text by that word, or say a little more",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", f"{_LINE}\nfirst line only"))),
    failing=lambda: deck(page(placed("points", f"{_LINE}\nline"))),
)
