"""No line ends within a number and its unit."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.check import Check, Fault, quoted
from deckgen.checks.examples import JAPANESE, deck, page, placed, said
from deckgen.checks.view import SlideView
from deckgen.content.brand import BODY_ROLES
from deckgen.diagnostics import Severity


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every number in titles and body text that is parted however a renderer sets it."""
    for frame, text in slide.broken:
        if frame.slot is None or not (frame.is_title or frame.role in BODY_ROLES):
            continue
        for number in text.parted_numbers:
            message = f"a line ends within {quoted(number)}: {quoted(text.text)}"
            yield Fault(message, slide.where(frame, text.text))


_BEFORE = "熊本県の菊陽町で新しい工場がいよいよ動きだすのは、公表では"
_AFTER = "2024年度のことである"


CHECK = Check(
    id="parted-number",
    fault="A number in a title or body text is parted from its unit by a line end.",
    why="10 at the end of a line and 億円 on the next is read wrongly at first.",
    cure="say a little more or less before it",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", said(f"{_BEFORE[4:]}{_AFTER}", "ja-JP"))), language=JAPANESE),
    failing=lambda: deck(page(placed("points", said(f"{_BEFORE}{_AFTER}", "ja-JP"))), language=JAPANESE),
)
