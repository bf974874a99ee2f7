"""Slides take their colours from the theme."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule, Part
from deckgen.package.view import SLIDE_TYPE

_LITERAL = b"<a:srgbClr"


def part(part: Part) -> Iterator[str]:
    """Yield that a slide names colours by their digits."""
    count = part.blob.count(_LITERAL)
    if count:
        times = "once" if count == 1 else f"{count} times"
        yield f"it names a colour by its digits instead of the theme's name ({times})"


RULE = PackageRule(
    "literal-colour",
    "A colour on a slide that is written as digits, not as a colour of the theme.",
    "When the brand's colours change, or the slide is pasted into another deck, it stays as it was.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    cure="choose a colour of the theme in PowerPoint; in a deck fresh from deckgen, please report it",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
)
