"""Walking along a content model: what may stand at a path, and which of it is to be translated."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from deckgen.content.model import Translated

Path = tuple[str | int, ...]


def form_at(form: type[BaseModel], path: Path, kind: str = "") -> type[BaseModel] | None:
    """Return the model that describes the mapping at the path, or None where the path leaves the models.

    Of several that may stand there it is the one whose ``kind`` can only be ``kind``, else the first.
    """
    here: Any = form
    for step in path:
        here = _step(here, step)
        if here is None:
            return None
    found = list(_forms(here))
    return next((one for one in found if _kind_of(one) == kind), found[0] if found else None)


def _kind_of(form: type[BaseModel]) -> str:
    """The one word that a form's ``kind`` may be, or nothing."""
    field = form.model_fields.get("kind")
    return str(next(iter(get_args(field.annotation)), "")) if field else ""


def translated_texts(form: type[BaseModel], data: Any) -> Iterator[tuple[Path, Translated]]:
    """Yield the path of every text in plain data that a language file gives, or may give, anew."""
    yield from _texts(form, data, ())


def _texts(annotation: Any, data: Any, path: Path) -> Iterator[tuple[Path, Translated]]:
    if isinstance(data, dict | list):
        steps: Any = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in steps:
            child = _step(annotation, key)
            if child is not None:
                yield from _texts(child, value, (*path, key))
    elif data is not None:
        mark = _mark(annotation)
        if mark is None:
            mark = next((m for f in _forms(annotation) if (m := _short_form_mark(f))), None)
        if mark is None:
            mark = _mark(_step(annotation, 0))  # one text where a list of them may stand
        if mark is not None:
            yield path, mark


def _short_form_mark(form: type[BaseModel]) -> Translated | None:
    """The mark of a form that may be written as a plain text."""
    return _mark(form.model_fields["text"].rebuild_annotation()) if "text" in form.model_fields else None


def _step(annotation: Any, key: str | int) -> Any:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            if key in part.model_fields:
                return part.model_fields[str(key)].rebuild_annotation()
        elif get_origin(part) in (list, tuple) and isinstance(key, int):
            return get_args(part)[0]
        elif get_origin(part) is dict and isinstance(key, str):
            return get_args(part)[1]
    return None


def _forms(annotation: Any) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


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


@cache
def keys_of(form: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that a form knows."""
    return tuple(form.model_fields)
