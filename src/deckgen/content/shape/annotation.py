"""Annotations taken apart: which shape each of them means."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta

from deckgen.content.model import Form, OneOrMore, Read, Then, Translated
from deckgen.content.scalars import SCALARS
from deckgen.content.shape.around import AtLeast, Maybe, Taken
from deckgen.content.shape.base import Shape
from deckgen.content.shape.form import OneForm, SeveralForms
from deckgen.content.shape.many import Either, Entries, Mapped
from deckgen.content.shape.single import Anything, Choice, Plain


@cache
def form_shape(form: type[Form]) -> OneForm:
    """Return the shape of a form, taken apart once."""
    return OneForm(form, shape_of)


def shape_of(annotation: Any) -> Shape:
    """Return the shape that an annotation means; raises TypeError for one that no content is read by."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is None:
        return _bare(annotation)
    if origin in (Union, types.UnionType):
        return _one_of(inner)
    makes = _GENERIC.get(origin)
    if makes is None:
        raise TypeError(f"no content is read as {annotation!r}")
    return makes(*inner)


def _bare(annotation: Any) -> Shape:
    if annotation is Any:
        return Anything()
    if annotation in SCALARS:
        return Plain(SCALARS[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return form_shape(annotation)
    raise TypeError(f"no content is read as {annotation!r}")


def _annotated(base: Any, *said: Any) -> Shape:
    """The shape of an annotation with marks, which are heeded in their order."""
    mark = next((one for one in said if isinstance(one, Translated)), None)
    read = next((one for one in said if isinstance(one, Read)), None)
    shape = Plain(read, mark) if read else shape_of(base)
    for one in said:
        shape = _with(shape, one)
    return shape


def _with(shape: Shape, said: Any) -> Shape:
    if isinstance(said, Then):
        return Taken(shape, said.take)
    if isinstance(said, OneOrMore) and isinstance(shape, Entries):
        shape.one_or_more = True
    if isinstance(said, Meta) and said.ge is not None:
        return AtLeast(shape, said.ge)
    if isinstance(said, Meta) and isinstance(shape, Entries | Mapped):
        shape.least, shape.most = said.min_length, said.max_length
    return shape


def _row(*inner: Any) -> Shape:
    shape = Entries(shape_of(inner[0]), tuple)
    if inner[-1] is not Ellipsis:
        shape.least = shape.most = len(inner)
    return shape


def _one_of(alternatives: tuple[Any, ...]) -> Shape:
    others = [one for one in alternatives if one is not types.NoneType]
    if len(others) < len(alternatives):
        return Maybe(_one_of(tuple(others)))
    shapes = [shape_of(one) for one in others]
    if len(shapes) == 1:
        return shapes[0]
    forms = tuple(shape for shape in shapes if isinstance(shape, OneForm))
    if len(forms) == len(shapes):
        return SeveralForms(forms)
    match shapes:
        case [Shape() as single, Mapped() as mapped]:
            return Either(single, mapped)
    raise TypeError(f"no content is read as one of {alternatives!r}")


_GENERIC: Mapping[Any, Callable[..., Shape]] = {
    Annotated: _annotated,
    Literal: lambda *words: Choice(words),
    list: lambda entry: Entries(shape_of(entry), list),
    tuple: _row,
    dict: lambda name, value: Mapped(None if name is str else shape_of(name), shape_of(value)),
}
