"""Placeholders exist on the layout, once each, and none is empty."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import SLIDE_TYPE, PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield placeholders that are there twice, unknown to the layout, or empty."""
    for name in view.named(SLIDE_TYPE):
        facts = view.facts(name)
        numbers = set(facts.placeholders)
        if len(numbers) != len(facts.placeholders):
            yield name, "it has one placeholder twice"
        for layout in view.links(name, "slideLayout") if numbers else ():
            for idx in sorted(numbers.difference(view.facts(layout.target).placeholders)):
                yield name, f"its placeholder {idx} is not on its layout {layout.target}"
        for shape in facts.empty:
            yield name, f"its placeholder '{shape}' is empty"


RULE = PackageRule(
    "package-placeholders",
    "A placeholder twice, not on the layout, or empty.",
    "Reset Slide loses it, or its prompt text shows on the slide.",
    deck=deck,
    cure="choose the slide's layout again, or delete what is empty; in a deck fresh from deckgen, report it",
    elsewhere=Severity.NOTE,
)
