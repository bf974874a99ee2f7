"""Every part is reached from the package's root."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.view import PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield parts that no chain of relationships leads to."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        links = view.relationships.get(name, ())
        waiting += [link.target for link in links if not link.external and link.target not in reached]
    for name in view.parts:
        if name not in reached and not name.endswith(".rels") and name != CONTENT_TYPES:
            yield name, "nothing in the file refers to it"


RULE = PackageRule(
    "package-reachable",
    "A part that nothing refers to, such as a removed slide or picture.",
    "It is invisible in PowerPoint, but whoever unpacks the file reads it.",
    check,
)
