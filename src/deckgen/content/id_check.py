"""Ids that stand twice where one thing is addressed by them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from deckgen.diagnostics import Finding, Where
from deckgen.yaml_source import Node

SHARED = ("advantages", "benefits", "risks", "outlook", "slides")
"""Collections of a region that share one set of ids."""


def ids_twice(node: Node) -> Iterator[Finding]:
    """Yield every id that two entries of one list have, or of lists at the top that share their ids."""
    lists = [shared for key in SHARED if (shared := node.at([key])) is not None]
    entries = [shared.value for shared in lists if isinstance(shared.value, list)]
    yield from _repeated(list(chain.from_iterable(entries)))
    yield from _below(node, {id(shared) for shared in lists})


def id_twice(name: str, where: Where | None, first: Where | None) -> Finding:
    """Return the finding of an id that stands at two places."""
    cure = f"give this one another id; the first stands in {first}"
    return Finding("id-twice", f"the id '{name}' is used twice", cure, where)


def _below(node: Node, told: set[int]) -> Iterator[Finding]:
    value = node.value
    if isinstance(value, list) and id(node) not in told:
        yield from _repeated(value)
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        if isinstance(child.value, dict | list):
            yield from _below(child, told)


def _repeated(entries: list[Node]) -> Iterator[Finding]:
    first: dict[str, Where] = {}
    for entry in entries:
        named = entry.value.get("id") if isinstance(entry.value, dict) else None
        if named is None or not isinstance(named.value, str):
            continue
        if named.value in first:
            yield id_twice(named.value, named.where, first[named.value])
        first.setdefault(named.value, named.where)
