"""A slide's creation id is its own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import SLIDE_TYPE, PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides that carry the creation id of another."""
    created: dict[str, str] = {}
    for name in view.named(SLIDE_TYPE):
        for mark in view.facts(name).creation_ids:
            if created.setdefault(mark, name) != name:
                yield name, f"it has the creation id of {created[mark]}"


RULE = PackageRule(
    "package-creation-ids",
    "A creation id that two slides share.",
    "Comments and people working at once are matched to slides by it.",
    deck=deck,
    cure="duplicate slides in PowerPoint rather than by copying their parts",
    elsewhere=Severity.WARNING,
)
