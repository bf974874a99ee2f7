"""Sections hold every slide once, and have names and identifiers of their own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.facts import P
from deckgen.package.view import PackageRule, PackageView

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield sections that list a dead slide, miss one, repeat one, or share a name or identifier."""
    sections = list(view.presentation.iter(f"{_P14}section"))
    if not sections:
        return
    slides = [entry.get("id") for entry in view.presentation.findall(f"{P}sldIdLst/{P}sldId")]
    held = [entry.get("id") for section in sections for entry in section.iter(f"{_P14}sldId")]
    if len(set(held)) != len(held):
        yield view.main, "a slide is in two sections"
    if set(held) - set(slides):
        yield view.main, "a section holds a slide that is not there"
    if set(slides) - set(held):
        yield view.main, "a slide is in no section"
    for attribute, word in (("name", "name"), ("id", "identifier")):
        values = [section.get(attribute, "") for section in sections]
        if len(set(values)) != len(values) or "" in values:
            yield view.main, f"two sections share a {word}, or one has none"


RULE = PackageRule(
    "package-sections",
    "A section that lists a slide twice, lists a dead one, or misses one.",
    "PowerPoint repairs the file and drops all sections.",
    check,
)
