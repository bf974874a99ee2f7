"""No two slides have one title."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides whose title another slide before them has."""
    first: dict[str, int] = {}
    for number, name in enumerate(view.slides, 1):
        look = view.facts(name).look
        title = look.title if look is not None else ""
        if title and first.setdefault(title.casefold(), number) != number:
            yield name, f"it has the title of slide {first[title.casefold()]}: '{title[:60]}'"


RULE = PackageRule(
    "access-same-title",
    "Two slides of one title.",
    "Who goes through the deck by its titles cannot tell them apart.",
    deck=deck,
    cure="say in each title what only that slide says, or number them: (1/2), (2/2)",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
