"""Single values: what one function reads, one of a few words, and plain data."""

from __future__ import annotations

from typing import Any

from deckgen.content.model import Read, Translated
from deckgen.content.shape.base import FAILED, OfForm, Reading, Schema, Shape
from deckgen.diagnostics import did_you_mean
from deckgen.yaml_source import Node


class Plain(Shape):
    """One value, read by one function."""

    def __init__(self, marker: Read, mark: Translated | None = None) -> None:
        self._read, self._schema, self.mark = marker.read, marker.schema, mark

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value."""
        try:
            return self._read(node.value)
        except ValueError as fault:
            return reading.wrong(node, fault)

    def schema(self, of_form: OfForm) -> Schema:
        """Tell what the function takes."""
        return dict(self._schema())


class Anything(Shape):
    """Plain data that something else looks into."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return nested dicts, lists and scalars."""
        return node.plain()

    def schema(self, of_form: OfForm) -> Schema:
        """Tell that anything goes."""
        return {}


class Choice(Shape):
    """One of a few words."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the word."""
        said = node.value
        if isinstance(said, str) and said in self.words:
            return str(said)
        if reading.full:
            return FAILED
        return reading.wrong(node, ValueError(f"cannot be '{said}'; {did_you_mean(str(said), self.words)}"))

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the words."""
        return {"enum": list(self.words)}
