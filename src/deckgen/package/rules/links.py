"""Links leave the file only by https or mailto, and each says where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.package.view import PackageRule, PackageView

_URI = re.compile(
    r"(https://[^\s\\<>\"{}|^`/?#]+[^\s\\<>\"{}|^`]*|mailto:[^\s\\<>\"{}|^`]+@[^\s\\<>\"{}|^`]+)"
)


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield external relationships that are not sound links, and links without a target."""
    for name, links in view.relationships.items():
        for link in links:
            if link.external and not (link.kind == "hyperlink" and _URI.fullmatch(link.target)):
                yield name, f"it points outside the file in an unsafe way: {link.target!r}"
    for name in view.slide_like:
        if view.facts(name).dead_links:
            yield name, "it has a link without a target"


RULE = PackageRule(
    "package-links",
    "A link that is not https or mailto, or has no target, or holds raw spaces.",
    "PowerPoint repairs the file, or opening it fetches something from elsewhere.",
    check,
    "write the link as https://... or mailto:..., without spaces",
)
