"""Sections have names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield that two sections share a name, or that one has none."""
    names = [section.name.strip() for section in view.presentation.sections]
    if len(set(names)) != len(names) or "" in names:
        yield view.main, "two sections share a name, or one has none"


RULE = PackageRule(
    "package-section-names",
    "Two sections of one name, or a section without one.",
    "Who finds their way by the list of sections, or by a screen reader, cannot tell them apart.",
    deck=deck,
    cure="rename one of the sections",
    elsewhere=Severity.NOTE,
)
