"""What all content models share: closed forms, and texts that know where they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from deckgen.diagnostics import Where, did_you_mean
from deckgen.yaml_source import MarkedText


class Form(Struct, frozen=True):
    """A part of a content file: unknown keys are refused, values cannot be changed afterwards.

    Its annotations say what may stand at each key (see `content.shape`); ``__post_init__`` raises ValueError
    where the values do not go together, with what is wrong and the cure, parted by a semicolon. A plain value
    in a form's place is that of its key ``short_for``. ``data`` may stand in the place of the keys
    ``from_data``.
    """

    short_for: ClassVar[str] = ""
    from_data: ClassVar[tuple[str, ...]] = ()


class FaultAtError(ValueError):
    """A fault of a whole form that is told at a place in it: ``path`` are the keys and positions to there."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.path = path


class Translated(Struct, frozen=True):
    """Marks a text that a language file gives anew; an optional one may stay as it is."""

    required: bool = True


class Read(Struct, frozen=True):
    """Marks a value that a function reads, or refuses with ValueError, and what an editor is to know."""

    read: Callable[[Any], Any]
    schema: Callable[[], Mapping[str, Any]]


class Then(Struct, frozen=True):
    """Marks a value that a function takes once it is read, and gives back, or refuses with ValueError."""

    take: Callable[[Any], Any]


class OneOrMore(Struct, frozen=True):
    """Marks a list in whose place one value may stand."""


_EMPTY = "is empty; write the text or remove the key"


def _as_text(value: Any) -> str:
    """Take a text as it was written; a bare number or true/false in a text's place is that text."""
    if value is None:
        raise ValueError(_EMPTY)
    if isinstance(value, str):
        if not value.strip():
            raise ValueError(_EMPTY)
        return _trimmed(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return str(value)
    raise ValueError("should be a text; put it in quotes")


def _trimmed(text: str) -> str:
    """A block text ends with a newline that nobody means; the text keeps its place."""
    bare = text.strip()
    return text if bare == text else MarkedText(bare, where_of(text))


def _text_schema() -> Mapping[str, Any]:
    return {"type": ["string", "number", "boolean"]}


_TEXT = Read(_as_text, _text_schema)

Words = Annotated[str, _TEXT, Translated()]
"""A text that every language file must give."""

MaybeWords = Annotated[str, _TEXT, Translated(required=False)]
"""A text that a language file may give."""

Name = Annotated[str, _TEXT]
"""A text that is the same in all languages: a reference, a file name, a unit's name."""

Names = Annotated[list[Name], OneOrMore()]
"""One name or several."""

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _as_id(value: Any) -> str:
    text = _as_text(value)
    if not re.fullmatch(_ID, text):
        raise ValueError(
            f"cannot be '{text}'; use lower-case letters, digits and single hyphens, as in special-zone"
        )
    return text


Id = Annotated[str, Read(_as_id, lambda: {"type": ["string", "number"], "pattern": _ID})]
"""A name to address a thing by: lower-case letters, digits and single hyphens."""


def _as_level(value: Any) -> str:
    text = _as_text(value)
    if text not in LEVELS:
        raise ValueError(f"cannot be '{text}'; {did_you_mean(text, LEVELS)}")
    return text


LEVELS = ("high", "medium", "low")
Level = Annotated[str, Read(_as_level, lambda: {"enum": list(LEVELS)})]
"""How much a risk weighs."""


Allowances = dict[Id, Name]
"""Checks that are not to speak of a thing's slide, by their ids, each with the reason."""


def where_of(text: object) -> Where | None:
    """Return where a text was written, if it knows."""
    where = getattr(text, "where", None)
    return where if isinstance(where, Where) else None
