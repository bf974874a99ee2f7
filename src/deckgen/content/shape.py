"""Walking along a content model: what may stand at a path, and which of it is to be translated."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from deckgen.content.model import Translated
from deckgen.yaml_source import Node

Path = tuple[str | int, ...]
Text = tuple[Path, Node, Translated]
"""A text of a content file: the path to it, its node, and whether a language file must give it anew."""


def form_at(form: type[BaseModel], path: Path, kind: str = "") -> type[BaseModel] | None:
    """Return the model that describes the mapping at the path, or None where the path leaves the models.

    Of several that may stand there it is the one whose ``kind`` can only be ``kind``, else the first.
    """
    here: _Shape | None = _shape_of(form)
    for step in path:
        here = here.at(step) if here else None
    found = here.forms if here else ()
    return next((one for one in found if _kind_of(one) == kind), found[0] if found else None)


def kinds_at(form: type[BaseModel], path: Path) -> frozenset[str]:
    """Return the kinds that the mapping at the path may be of, as far as what they show has their name."""
    here: _Shape | None = _shape_of(form)
    for step in path:
        here = here.at(step) if here else None
    kinds = ((form, _kind_of(form)) for form in here.forms) if here else ()
    return frozenset(kind for form, kind in kinds if kind in form.model_fields)


def translated_texts(form: type[BaseModel], data: Any) -> Iterator[tuple[Path, Translated]]:
    """Return the path of every text in plain data that a language file gives, or may give, anew."""
    found: list[tuple[Path, Any, Translated]] = []
    _gather(_shape_of(form), data, (), found)
    return ((path, mark) for path, _, mark in found)


def texts_in(form: type[BaseModel], node: Node) -> list[Text]:
    """Return every text that a language file gives, or may give, anew."""
    found: list[Text] = []
    _gather(_shape_of(form), node, (), found)
    return found


@cache
def keys_of(form: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that a form knows."""
    return tuple(form.model_fields)


class _Shape:
    """What an annotation lets stand at a place; taken apart once, and only as far as content has gone."""

    __slots__ = ("_entries", "_fields", "_known", "_values", "forms", "mark")

    def __init__(self, annotation: Any) -> None:
        parts = list(_parts(annotation))
        self.forms = tuple(part for part in parts if isinstance(part, type) and issubclass(part, BaseModel))
        lists = [get_args(part)[0] for part in parts if get_origin(part) in (list, tuple)]
        mappings = [get_args(part)[1] for part in parts if get_origin(part) is dict]
        self._fields = {name: field for form in self.forms[::-1] for name, field in form.model_fields.items()}
        self._entries = lists[0] if lists else None
        # Entries of a list stand under names too, where an overlay addresses them by their ids.
        self._values = mappings[0] if mappings else self._entries
        self._known: dict[str | None, _Shape] = {}
        short = (_mark(form.model_fields["text"].rebuild_annotation()) for form in _with_text(self.forms))
        # A form may be written as its text alone, and one text where a list of them may stand.
        self.mark = _mark(annotation) or next(filter(None, short), None) or _mark(self._entries)

    def at(self, step: str | int) -> _Shape | None:
        """The shape one step further, or None where nothing is known of it."""
        if isinstance(step, int):
            return self._known.get(None) or self._child(None, self._entries)
        if step in self._fields:
            return self._known.get(step) or self._child(step, self._fields[step].rebuild_annotation())
        return self._known.get("") or self._child("", self._values)

    def _child(self, name: str | None, annotation: Any) -> _Shape | None:
        if annotation is None:
            return None
        if name not in self._known:
            self._known[name] = _Shape(annotation)
        return self._known[name]


_shape_of = cache(_Shape)


def _with_text(forms: tuple[type[BaseModel], ...]) -> list[type[BaseModel]]:
    return [form for form in forms if "text" in form.model_fields]


def _kind_of(form: type[BaseModel]) -> str:
    """The one word that a form's ``kind`` may be, or nothing."""
    field = form.model_fields.get("kind")
    return str(next(iter(get_args(field.annotation)), "")) if field else ""


def _gather(shape: _Shape, data: Any, path: Path, found: list[tuple[Path, Any, Translated]]) -> None:
    """Add the texts below a node, or below plain data."""
    value: Any = data.value if type(data) is Node else data
    kind = type(value)
    if kind is dict:
        at = shape.at
        for key, child in value.items():
            below = at(key)
            if below is not None:
                _gather(below, child, (*path, key), found)
    elif kind is list:
        below = shape.at(0)
        for place, child in enumerate(value if below else ()):
            assert below is not None
            _gather(below, child, (*path, place), found)
    elif value is not None and shape.mark is not None:
        found.append((path, data, shape.mark))


def _parts(annotation: Any) -> Iterator[Any]:
    """The alternatives of an annotation without their metadata."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for alternative in get_args(annotation):
            yield from _parts(alternative)
    else:
        yield annotation


def _mark(annotation: Any) -> Translated | None:
    """The translation mark on a text's annotation, also inside an optional one."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *metadata = get_args(annotation)
        return next((m for m in metadata if isinstance(m, Translated)), None) or _mark(base)
    if origin in (Union, types.UnionType):
        return next((mark for part in get_args(annotation) if (mark := _mark(part))), None)
    return None
