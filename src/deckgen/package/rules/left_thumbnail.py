"""No small picture of a first slide is left."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield the file's thumbnail."""
    for link in view.links("", "thumbnail"):
        yield link.target, "it shows a slide as it was when somebody saved the file"


RULE = PackageRule(
    "left-thumbnail",
    "A thumbnail: a small picture of the first slide.",
    "It may show the deck that this one was made from.",
    deck=deck,
    cure="File > Info > Properties > Advanced Properties > Save preview picture: off",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
    full=True,
)
