"""No slide is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule, Part
from deckgen.package.view import SLIDE_TYPE


def part(part: Part) -> Iterator[str]:
    """Yield that a slide is hidden."""
    if part.root is not None and part.root.get("show") in ("0", "false"):
        yield "it is hidden"


RULE = PackageRule(
    "left-hidden-slide",
    "A hidden slide.",
    "Nobody sees it in the show, and everybody who gets the file can read it.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    cure="delete the slide, or show it",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
