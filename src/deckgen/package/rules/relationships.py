"""Every relationship leads to a part that is there, and every reference in a slide to a relationship."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield relationships that lead nowhere or share an id, and references without a relationship."""
    for name, links in view.relationships.items():
        if len({link.id for link in links}) != len(links):
            yield name, "two of its relationships have one id"
        for link in links:
            if not link.external and link.target not in view.parts:
                yield name, f"its relationship {link.id} leads to {link.target}, which is not in the file"
    for name in view.slide_like:
        known = {link.id for link in view.links(name)}
        for reference in sorted(view.facts(name).references - known - {""}):
            yield name, f"it uses the relationship {reference}, which it does not have"
    for name in view.parts:
        if name.endswith(".rels") and not _source_exists(name, view):
            yield name, "it belongs to a part that is not in the file"


def _source_exists(name: str, view: PackageView) -> bool:
    source = name.replace("_rels/", "", 1) if name.startswith("_rels/") else name.replace("/_rels/", "/", 1)
    source = source.removesuffix(".rels")
    return not source or source in view.parts


RULE = PackageRule(
    "package-relationships",
    "A relationship to an absent part, an id twice, or a reference without its relationship.",
    "PowerPoint offers to repair the file and drops the slide or the picture.",
    check,
)
