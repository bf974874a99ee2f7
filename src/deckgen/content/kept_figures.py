"""An investor's file says things in other words, but leaves the region's figures as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.content.overlay import id_of, ids_of
from deckgen.diagnostics import Finding
from deckgen.yaml_source import Node

_FIGURES = frozenset({"value", "values", "unit", "as_of", "source"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def changed_figures(base: Node, over: Node, path: str = "") -> Iterator[Finding]:
    """Yield an error for each figure that stands in ``base`` and is another in what is laid over it.

    What is new there, under an id of its own, may say what it likes.
    """
    for key, ours, theirs in _pairs(base, over):
        name = f"{path}.{key}" if path else key
        if _is_another(key, ours, theirs):
            yield _changed(name, ours, theirs)
        else:
            yield from changed_figures(ours, theirs, name)


def _is_another(key: str, ours: Node, theirs: Node) -> bool:
    if key == "rows":
        return _numbers(ours) != _numbers(theirs)
    return key in _FIGURES and ours.plain() != theirs.plain()


def _pairs(base: Node, over: Node) -> Iterator[tuple[str, Node, Node]]:
    """What stands under the same key, or the same id, in both."""
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        for key, theirs in over.value.items():
            if key in base.value and theirs.value is not None:
                yield key, base.value[key], theirs
    elif isinstance(base.value, list):
        places = ids_of(base)
        entries = over.value if isinstance(over.value, list) else []
        named = over.value if isinstance(over.value, dict) else {id_of(entry): entry for entry in entries}
        for name, theirs in named.items():
            if name in places:
                yield name, base.value[places[name]], theirs


def _numbers(node: Node) -> list[str]:
    """Every number in a table's cells, whatever words stand around it."""
    rows = node.plain()
    cells = [str(cell) for row in rows for cell in row] if isinstance(rows, list) else []
    return sorted(number for cell in cells for number in _NUMBER.findall(cell))


def _changed(name: str, ours: Node, theirs: Node) -> Finding:
    message = f"`{name}` is another than the region's own in {ours.where}: its sources are named for that one"
    cure = (
        "change it there, for everyone, or give this investor a fact, chart or table under an id of its own"
    )
    return Finding("figure-changed", message, cure, theirs.key_where or theirs.where)
