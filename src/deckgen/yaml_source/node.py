"""One value of a YAML document, with the place where it was written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from deckgen.diagnostics import Where


class MarkedText(str):
    """Text that knows where it was written; equal to, and hashed like, the plain text."""

    __slots__ = ("where",)
    where: Where | None

    def __new__(cls, text: str = "", where: Where | None = None) -> MarkedText:
        """Return the text with its place."""
        marked = str.__new__(cls, text)
        marked.where = where
        return marked

    def __reduce__(self) -> tuple[type[MarkedText], tuple[str, Where | None]]:
        return MarkedText, (str(self), self.where)


Scalar = MarkedText | int | Decimal | bool | None


class Node(Struct):
    """One value: a mapping in file order, a list or a scalar; columns count characters from 1.

    `where` is its start, `key_where` its key's start. `quoted` is true for quotes and for block texts, which
    are text whatever they look like. Nobody changes a node; that it is not frozen makes it quicker to make.
    """

    value: dict[str, Node] | list[Node] | Scalar
    where: Where
    key_where: Where | None = None
    quoted: bool = False

    def plain(self) -> Any:
        """Return nested dicts, lists and scalars; texts stay MarkedText."""
        value = self.value
        if isinstance(value, dict):
            return {key: node.plain() for key, node in value.items()}
        if isinstance(value, list):
            return [node.plain() for node in value]
        return value

    def at(self, path: Sequence[str | int]) -> Node | None:
        """Return the node at a path of keys and positions, or None where there is none."""
        node: Node | None = self
        for step in path:
            node = node._child(step) if node else None
        return node

    def nearest(self, path: Sequence[str | int]) -> Node:
        """Return the deepest node that exists along a path."""
        node = self
        for step in path:
            child = node._child(step)
            if child is None:
                break
            node = child
        return node

    def _child(self, step: str | int) -> Node | None:
        value = self.value
        if isinstance(value, dict) and isinstance(step, str):
            return value.get(step)
        if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            return value[step]
        return None
