"""Links have targets, and what leaves the file is a sound address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.structure import Structure
from deckgen.package.tags import R
from deckgen.package.view import SLIDE_TYPE

_NOT_IN_A_URI = re.compile(r"[\s<>\"{}|^`\x00-\x1f]")


def part(part: Part) -> Iterator[str]:
    """Yield a slide's links that lead nowhere."""
    links = [link for tag in tags.LINKS for link in part.all(tag)]
    if any(not link.get(f"{R}id") and not link.get("action") for link in links):
        yield "it has a link without a target"


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield external relationships whose target no program can read as a URI."""
    for name, links in file.relationships.items():
        for link in links.outer:
            if not link.target or _NOT_IN_A_URI.search(link.target):
                yield name, f"it points to {link.target!r}, which is no address"


RULE = PackageRule(
    "package-links",
    "A link that has no target, or one that holds raw spaces or other characters that no address has.",
    "PowerPoint offers to repair the file and drops the link.",
    part=part,
    structure=structure,
    types=frozenset({SLIDE_TYPE}),
    tags=tags.LINKS,
    cure="write the link as https://... or mailto:..., without spaces",
)
