"""Lists, and mappings with names of the writer's own."""

from __future__ import annotations

from typing import Any

from deckgen.content.model import Translated
from deckgen.content.shape.base import FAILED, NO_MAPPING, OfForm, Reading, Schema, Shape
from deckgen.yaml_source import MarkedText, Node

_LIST = ValueError("should be a list; begin each entry with `- `")


class Entries(Shape):
    """A list."""

    def __init__(self, entry: Shape, make: type = list) -> None:
        self.entry, self._make = entry, make
        self.one_or_more = False
        self.least: int | None = None
        self.most: int | None = None

    @property
    def mark(self) -> Translated | None:  # type: ignore[override]
        """Where one text stands in the list's place, it is translated as an entry is."""
        return self.entry.mark

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the list."""
        if type(node.value) is list:
            entries = self._entries(node.value, reading)
        elif self.one_or_more and node.value is not None:
            entries = [self.entry.read(node, reading)]
        else:
            return reading.wrong(node, _LIST)
        if fault := _miscounted(len(entries), self.least, self.most):
            return reading.wrong(node, fault)
        return FAILED if any(entry is FAILED for entry in entries) else self._make(entries)

    def _entries(self, nodes: list[Node], reading: Reading) -> list[Any]:
        trail, read = reading.trail, self.entry.read
        entries = []
        for place, child in enumerate(nodes):
            trail.append(place)
            entries.append(read(child, reading))
            trail.pop()
        return entries

    def at(self, step: str | int) -> Shape | None:
        """Return the entries' shape, also under a name, where an overlay addresses them by their ids."""
        return self.entry

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the entries, and that one may stand alone."""
        entry = self.entry.schema(of_form)
        listed = {"type": "array", "items": entry} | _limits("Items", self.least, self.most)
        if self.entry.addressable:
            return of_form.addressed(listed)
        return {"anyOf": [listed, entry]} if self.one_or_more else listed


class Mapped(Shape):
    """A mapping with names of the writer's own, which ``name`` reads where they have a form."""

    def __init__(self, name: Shape | None, value: Shape) -> None:
        self._name, self._value = name, value
        self.least: int | None = None
        self.most: int | None = None

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the mapping."""
        if type(node.value) is not dict:
            return reading.wrong(node, NO_MAPPING)
        read: dict[str, Any] = {}
        failed = False
        for key, child in node.value.items():
            reading.trail.append(key)
            read[key] = self._value.read(child, reading)
            failed = failed or read[key] is FAILED or not self._may_be_called(key, child, reading)
            reading.trail.pop()
        if fault := _miscounted(len(read), self.least, self.most):
            return reading.wrong(node, fault)
        return FAILED if failed else read

    def _may_be_called(self, key: str, node: Node, reading: Reading) -> bool:
        if self._name is None:
            return True
        where = node.key_where or node.where
        return self._name.read(Node(MarkedText(key, where), where), reading) is not FAILED

    def at(self, step: str | int) -> Shape | None:
        """Return the values' shape."""
        return self._value

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the values, and what a name looks like."""
        told = {"type": "object", "additionalProperties": self._value.schema(of_form)}
        if self._name is not None:
            told["propertyNames"] = {"pattern": self._name.schema(of_form)["pattern"]}
        return told | _limits("Properties", self.least, self.most)


class Either(Shape):
    """A mapping, or else a single value."""

    def __init__(self, single: Shape, mapped: Mapped) -> None:
        self._single, self._mapped = single, mapped

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the mapping, or the value."""
        return (self._mapped if type(node.value) is dict else self._single).read(node, reading)

    def at(self, step: str | int) -> Shape | None:
        """Return the shape of the mapping's values."""
        return self._mapped.at(step)

    def schema(self, of_form: OfForm) -> Schema:
        """Tell both."""
        return {"anyOf": [self._single.schema(of_form), self._mapped.schema(of_form)]}


def _miscounted(count: int, least: int | None, most: int | None) -> ValueError | None:
    if most is not None and count > most:
        return ValueError(f"has {count} entries, and at most {most} are allowed; leave some out")
    if least is not None and count < least:
        return ValueError(f"has {count} entries, and at least {least} are needed; add what is missing")
    return None


def _limits(what: str, least: int | None, most: int | None) -> Schema:
    limits = {f"min{what}": least, f"max{what}": most}
    return {name: count for name, count in limits.items() if count is not None}
