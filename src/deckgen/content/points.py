"""Points: plain texts, or texts with an id and points of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from deckgen.content.model import Form, Id, Words


class Point(Form):
    """A point that can be addressed, with points of its own below it."""

    id: Id | None = None
    text: Words
    points: list[Words] = Field(default_factory=list, max_length=4)

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, data: object) -> object:
        return data if isinstance(data, dict) else {"text": data}


Points = Annotated[list[Point], Field(min_length=1, max_length=40)]
