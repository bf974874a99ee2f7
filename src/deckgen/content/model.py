"""What all content models share: closed forms, and texts that know where they were written."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from deckgen.diagnostics import Where, did_you_mean
from deckgen.yaml_source import MarkedText


class Form(BaseModel):
    """A part of a content file: unknown keys are refused, values cannot be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class FaultAtError(ValueError):
    """A fault of a whole form that is told at a place in it: ``path`` are the keys and positions to there."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.path = path


class Translated(Struct, frozen=True):
    """Marks a text that a language file gives anew; an optional one may stay as it is."""

    required: bool = True


class Read:
    """Marks a value that one function reads, and what an editor is to know of it.

    It is what pydantic's PlainValidator and WithJsonSchema say together, made once for all fields: they would
    look at the function again for each of hundreds.
    """

    def __init__(self, read: Callable[[Any], object], schema: dict[str, Any]) -> None:
        self._core, self._schema = no_info_plain_validator_function(read), schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Tell pydantic how the value is read."""
        return self._core

    def __get_pydantic_json_schema__(self, core: object, handler: object) -> dict[str, Any]:
        """Tell pydantic what an editor is to know."""
        return dict(self._schema)


def _as_text(value: Any) -> str:
    """Take a text as it was written; a bare number or true/false in a text's place is that text."""
    if isinstance(value, str):
        if not value.strip():
            raise ValueError("is empty; write the text or remove the key")
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


_TEXT = Read(_as_text, {"type": ["string", "number"]})

Words = Annotated[str, _TEXT, Translated()]
"""A text that every language file must give."""

MaybeWords = Annotated[str, _TEXT, Translated(required=False)]
"""A text that a language file may give."""

Name = Annotated[str, _TEXT]
"""A text that is the same in all languages: a reference, a file name, a unit's name."""


def _as_list(value: Any) -> Any:
    """Take one value where a list may stand."""
    return value if isinstance(value, list) or value is None else [value]


Names = Annotated[list[Name], BeforeValidator(_as_list)]
"""One name or several."""

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _as_id(value: Any) -> str:
    """Take a text as an id; pydantic's own pattern would lose where it was written."""
    text = _as_text(value)
    if not re.fullmatch(_ID, text):
        raise ValueError(
            f"cannot be '{text}'; use lower-case letters, digits and single hyphens, as in special-zone"
        )
    return text


Id = Annotated[str, Read(_as_id, {"type": ["string", "number"], "pattern": _ID})]
"""A name to address a thing by: lower-case letters, digits and single hyphens."""


def _as_level(value: Any) -> str:
    text = _as_text(value)
    if text not in LEVELS:
        raise ValueError(f"cannot be '{text}'; {did_you_mean(text, LEVELS)}")
    return text


LEVELS = ("high", "medium", "low")
Level = Annotated[str, Read(_as_level, {"enum": list(LEVELS)})]
"""How much a risk weighs."""


Allowances = dict[Id, Name]
"""Checks that are not to speak of a thing's slide, by their ids, each with the reason."""


def where_of(text: object) -> Where | None:
    """Return where a text was written, if it knows."""
    where = getattr(text, "where", None)
    return where if isinstance(where, Where) else None
