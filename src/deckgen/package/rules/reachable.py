"""Every part is reached from the package's root."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.facts import NO_LINKS
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield parts that no chain of relationships leads to."""
    reached = {"", CONTENT_TYPES}
    waiting = [""]
    while waiting:
        new = file.relationships.get(waiting.pop(), NO_LINKS).targets - reached
        reached |= new
        waiting += new
    for name in file.names - reached:
        if not name.endswith(".rels"):
            yield name, "nothing in the file refers to it"


RULE = PackageRule(
    "package-reachable",
    "A part that nothing refers to, such as a removed slide or picture.",
    "It is invisible in PowerPoint, but whoever unpacks the file reads it.",
    structure=structure,
    cure="open the file in PowerPoint and save it again, which drops such parts",
    elsewhere=Severity.WARNING,
)
