"""No text shows the marks of another program, or of a name that was not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity

_MARKUP = re.compile(
    r"\{ *(?:facts|investor|region)\.[\w.-]+ *\}"
    r"|\*\*[^*\s][^*]*\*\*"
    r"|\[[^\]]+\]\(https?://[^)]*\)"
    r"|</?(?:br|b|i|u|em|strong|p|span|div|sup|sub)\b[^>]*>"
    r"|&(?:amp|lt|gt|nbsp|quot|#\d+);"
)


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every text with markup in it."""
    if not _MARKUP.search(slide.text):
        return
    for frame in slide.frames:
        for text in frame.texts:
            if found := _MARKUP.search(text.text):
                message = f"{frame.name} shows {quoted(found[0])} as it is written"
                yield Fault(message, slide.where(frame, text.text))


CHECK = Check(
    id="markup",
    fault="Markup in a text: **bold**, <br>, a Markdown link, &amp; or {facts.jobs} in single braces.",
    why="Slides take plain text: a reader would see the marks themselves.",
    cure="write plain text; a fact's value as {{ facts.NAME }} in two braces",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", "R&D of [1] < 3 nm, 5 * 4 {x}"))),
    failing=lambda: deck(page(placed("points", "A **bold** claim"))),
)
