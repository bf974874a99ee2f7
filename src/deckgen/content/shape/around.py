"""Shapes with something said of them: a value or nothing, a least value, a function that takes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deckgen.content.shape.base import FAILED, OfForm, Reading, Schema, Shape
from deckgen.yaml_source import Node


class Around(Shape):
    """A shape with something said of it."""

    def __init__(self, inner: Shape) -> None:
        self.inner, self.mark = inner, inner.mark

    def at(self, step: str | int) -> Shape | None:
        """Return what the inner one has there."""
        return self.inner.at(step)

    def schema(self, of_form: OfForm) -> Schema:
        """Tell what the inner one takes."""
        return self.inner.schema(of_form)


class Maybe(Around):
    """A value, or nothing at all."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value, or None."""
        return None if node.value is None else self.inner.read(node, reading)

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the value, or null."""
        return {"anyOf": [self.inner.schema(of_form), {"type": "null"}]}


class Taken(Around):
    """A value that a function takes once it is read."""

    def __init__(self, inner: Shape, take: Callable[[Any], Any]) -> None:
        super().__init__(inner)
        self._take = take

    def read(self, node: Node, reading: Reading) -> Any:
        """Return what the function makes of the value."""
        value = self.inner.read(node, reading)
        if value is FAILED:
            return FAILED
        try:
            return self._take(value)
        except ValueError as fault:
            return reading.wrong(node, fault)


class AtLeast(Around):
    """A number with a least value."""

    def __init__(self, inner: Shape, least: float) -> None:
        super().__init__(inner)
        self._least = least

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the number."""
        value = self.inner.read(node, reading)
        if value is not FAILED and value < self._least:
            return reading.wrong(node, ValueError(f"is less than {self._least}; give {self._least} or more"))
        return value

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the number and the least."""
        return {**self.inner.schema(of_form), "minimum": self._least}
