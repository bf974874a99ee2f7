"""Sections hold every slide once, and have identifiers of their own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield sections that list a dead slide, miss one, repeat one, or share an identifier."""
    sections = view.presentation.sections
    if not sections:
        return
    slides = {number for number, _ in view.presentation.lists["sldId"]}
    held = [number for section in sections for number in section.slides]
    if len(set(held)) != len(held):
        yield view.main, "a slide is in two sections, or in one twice"
    if set(held) - slides:
        yield view.main, "a section holds a slide that is not there"
    if slides - set(held):
        yield view.main, "a slide is in no section"
    identifiers = [section.id for section in sections]
    if len(set(identifiers)) != len(identifiers) or "" in identifiers:
        yield view.main, "two sections share an identifier, or one has none"


RULE = PackageRule(
    "package-sections",
    "A section that lists a slide twice, lists a dead one, or misses one.",
    "PowerPoint repairs the file and drops all sections.",
    deck=deck,
)
