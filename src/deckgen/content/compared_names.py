"""The names of regions in a file's comparisons, looked for once in a file that is read for many decks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckgen.yaml_source import Node

_KEPT: dict[int, tuple[Node, tuple[Any, ...]]] = {}
_MOST_KEPT = 32


def compared_names(base: Node) -> tuple[Any, ...]:
    """Return the names as they are written, kept by the file's identity, which holds while it is kept."""
    known = _KEPT.get(id(base))
    if known is None:
        if len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        known = _KEPT[id(base)] = (base, tuple(_compared_in(base)))
    return known[1]


def _compared_in(node: Node) -> Iterator[Any]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            regions = child.at(["regions"]) if key == "comparison" else None
            if regions is not None and isinstance(regions.value, list):
                yield from (name.value for name in regions.value if isinstance(name.value, str))
            yield from _compared_in(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _compared_in(child)
