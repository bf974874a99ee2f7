"""What all content models share: closed forms, and texts that know where they were written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema

from deckgen.diagnostics import Where
from deckgen.yaml_source import MarkedText


class Form(BaseModel):
    """A part of a content file: unknown keys are refused, values cannot be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class Translated:
    """Marks a text that a language file gives anew; an optional one may stay as it is."""

    required: bool = True


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


_AS_TEXT = PlainValidator(_as_text)
_TEXT_SCHEMA = WithJsonSchema({"type": ["string", "number"]})

Words = Annotated[str, _AS_TEXT, _TEXT_SCHEMA, Translated()]
"""A text that every language file must give."""

MaybeWords = Annotated[str, _AS_TEXT, _TEXT_SCHEMA, Translated(required=False)]
"""A text that a language file may give."""

Name = Annotated[str, _AS_TEXT, _TEXT_SCHEMA]
"""A text that is the same in all languages: a reference, a file name, a unit's name."""


def _as_list(value: Any) -> Any:
    """Take one value where a list may stand."""
    return value if isinstance(value, list) or value is None else [value]


Names = Annotated[list[Name], BeforeValidator(_as_list)]
"""One name or several."""

Id = Annotated[str, _AS_TEXT, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), _TEXT_SCHEMA]
"""A name to address a thing by: lower-case letters, digits and single hyphens."""


def where_of(text: object) -> Where | None:
    """Return where a text was written, if it knows."""
    where = getattr(text, "where", None)
    return where if isinstance(where, Where) else None
