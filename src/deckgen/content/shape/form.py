"""Forms: mappings whose keys are known; and entries that are one of several forms, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import fields

from deckgen.content.model import Form
from deckgen.content.shape.base import FAILED, NO_MAPPING, OfForm, Reading, Schema, Shape, named
from deckgen.diagnostics import Severity, closest, did_you_mean
from deckgen.yaml_source import Node

_NO_KINDS: Mapping[str, OneForm] = {}


class OneForm(Shape):
    """A form; ``shape_of`` takes its annotations apart, each when it is first come to."""

    def __init__(self, form: type[Form], shape_of: Callable[[Any], Shape]) -> None:
        told = fields(form)
        self.form, self._shape_of = form, shape_of
        self._types = {field.name: field.type for field in told}
        self._known: dict[str, Shape] = {}
        self.keys = tuple(self._types)
        self.required = tuple(
            field.name for field in told if field.default is NODEFAULT and field.default_factory is NODEFAULT
        )
        self.addressable = "id" in self._types
        self.kind = _only_word(self._types.get("kind"))
        short = self.at(form.short_for) if form.short_for else None
        self.mark = short.mark if short else None

    def at(self, step: str | int) -> Shape | None:
        """Return the shape of a key's value, or None for a key that the form has not."""
        if not isinstance(step, str) or step not in self._types:
            return None
        if step not in self._known:
            self._known[step] = self._shape_of(self._types[step])
        return self._known[step]

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the form, with every key read."""
        return self.read_among(node, reading, _NO_KINDS)

    def read_among(self, node: Node, reading: Reading, kinds: Mapping[str, OneForm]) -> Any:
        """Return the form; ``kinds`` are others that might stand here, by what they show."""
        said = node.value
        if type(said) is not dict:
            return self._read_short(node, reading)
        known, trail = self._known, reading.trail
        given: dict[str, Any] = {}
        failed, strangers = False, []
        for key, child in said.items():
            shape = known.get(key) or self.at(key)
            if shape is None:
                strangers.append(key)
                continue
            trail.append(key)
            value = given[key] = shape.read(child, reading)
            if value is None:
                _tell_empty(child, reading)
            trail.pop()
            failed = failed or value is FAILED
        missing = [key for key in self.required if key not in given]
        meant = self._tell_strangers(node, reading, strangers, kinds) if strangers else ()
        for key in missing:
            if key not in meant:
                self._tell_missing(node, reading, key, [kinds[name] for name in strangers if name in kinds])
        return FAILED if failed or missing else self._made(given, node, reading, told=bool(strangers))

    def _read_short(self, node: Node, reading: Reading) -> Any:
        """The form from the value of one key."""
        key = self.form.short_for
        shape = self.at(key)
        if shape is None:
            return reading.wrong(node, NO_MAPPING)
        value = shape.read(node, reading)
        return FAILED if value is FAILED else self._made({key: value}, node, reading)

    def _made(self, given: dict[str, Any], node: Node, reading: Reading, *, told: bool = False) -> Any:
        try:
            return self.form(**given)
        except ValueError as fault:
            return FAILED if told else reading.wrong(node, fault)

    def _tell_strangers(
        self, node: Node, reading: Reading, strangers: list[str], kinds: Mapping[str, OneForm]
    ) -> set[str]:
        """Tell of keys that the form has not; returns those of its own that are probably meant."""
        meant = set()
        for key in strangers:
            if reading.full:
                break
            if key in kinds:
                self._tell_other_kind(node, reading, key)
                continue
            place = f" in {named(tuple(reading.trail))}" if reading.trail else ""
            message = f"`{key}` is not a key that is known{place}"
            cure = did_you_mean(key, self.keys)
            reading.found("unknown-key", message, cure, node.nearest([key]), key=True)
            meant.add(closest(key, self.keys))
        return meant

    def _tell_other_kind(self, node: Node, reading: Reading, key: str) -> None:
        """The entry shows what another kind shows."""
        lacking = self.kind in self.keys and node.at([self.kind]) is None
        instead = f"put `{self.kind}: ...` in its place" if lacking else f"leave `{key}` out"
        message = f"{named(tuple(reading.trail))} is of kind {self.kind}, which has no `{key}`"
        cure = f"write `kind: {key}`, or {instead}"
        reading.found("unknown-key", message, cure, node.nearest([key]), key=True)

    def _tell_missing(self, node: Node, reading: Reading, key: str, shown: list[OneForm]) -> None:
        """Tell of a missing key, unless the entry shows what needs it not."""
        if reading.full or any(key not in other.keys for other in shown):
            return
        message = f"{named(tuple(reading.trail))} has no `{key}`"
        reading.found("missing-key", message, f"add `{key}: ...`", node)

    def schema(self, of_form: OfForm) -> Schema:
        """Tell the form."""
        return of_form.told(self)


class SeveralForms(Shape):
    """One of several forms, each of a kind of its own."""

    addressable = True

    def __init__(self, forms: tuple[OneForm, ...]) -> None:
        self._by_kind = {form.kind: form for form in forms}
        self._by_what_they_show = {kind: form for kind, form in self._by_kind.items() if kind in form.keys}

    def at(self, step: str | int) -> Shape | None:
        """Return the shape at a key of the first form that has it."""
        return next((shape for form in self._by_kind.values() if (shape := form.at(step))), None)

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the form of the node's kind."""
        if type(node.value) is not dict:
            return reading.wrong(node, NO_MAPPING)
        kind = node.value.get("kind")
        if kind is None:
            message = f"{named(tuple(reading.trail))} has no `kind`"
            cure = "add `kind: ...`, such as chart, table, steps, text"
            reading.found("missing-key", message, cure, node)
            return FAILED
        form = self._by_kind.get(str(kind.value))
        if form is not None:
            return form.read_among(node, reading, self._by_what_they_show)
        if reading.full:
            return FAILED
        cure = did_you_mean(str(kind.value), self._by_kind)
        reading.trail.append("kind")
        reading.wrong(kind, ValueError(f"cannot be '{kind.value}'; {cure}"))
        reading.trail.pop()
        return FAILED

    def schema(self, of_form: OfForm) -> Schema:
        """Tell every form."""
        return {"anyOf": [of_form.told(form) for form in self._by_kind.values()]}


def _tell_empty(node: Node, reading: Reading) -> None:
    """Note that a key says nothing, which may not be what was meant."""
    message = f"{named(tuple(reading.trail))} is empty, as if it were not there"
    cure = "write what belongs there, or remove the key"
    reading.found("empty-key", message, cure, node, key=True, severity=Severity.NOTE)


def _only_word(annotation: Any) -> str:
    """The one word that a form's ``kind`` may be, or nothing."""
    return str(get_args(annotation)[0]) if get_origin(annotation) is Literal else ""
