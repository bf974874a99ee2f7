"""Every slide has a title."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides without a title, or with an empty one."""
    for name in view.slides:
        look = view.facts(name).look
        if look is not None and not look.title:
            yield name, "its title is empty" if look.has_title else "it has no title"


RULE = PackageRule(
    "access-title",
    "A slide without a title, or with an empty one.",
    "Screen readers, outlines and lists of slides name a slide by its title.",
    deck=deck,
    cure="give the slide a title; it may stand outside the visible part of the slide",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
