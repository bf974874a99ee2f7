"""Slides take their colours from the theme."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.view import SLIDE_TYPE, PackageRule, PackageView

_LITERAL = b"<a:srgbClr"


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides that name a colour by its digits."""
    for name in view.named(SLIDE_TYPE):
        count = view.parts[name].count(_LITERAL)
        if count:
            times = "once" if count == 1 else f"{count} times"
            yield name, f"it names a colour by its digits instead of the theme's name ({times})"


RULE = PackageRule(
    "literal-colour",
    "A colour on a slide that is written as digits, not as a colour of the theme.",
    "When the brand's colours change, or the slide is pasted into another deck, it stays as it was.",
    check,
    "choose a colour of the theme in PowerPoint; in a deck fresh from deckgen, please report it",
    Severity.WARNING,
)
