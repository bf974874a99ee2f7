"""Points: plain texts, or texts with an id and points of their own."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from deckgen.content.model import Form, Id, Words


class Point(Form, frozen=True, kw_only=True):
    """A point that can be addressed, with points of its own below it."""

    short_for: ClassVar[str] = "text"

    id: Id | None = None
    text: Words
    points: Annotated[list[Words], Meta(max_length=4)] = field(default_factory=list)


Points = Annotated[list[Point], Meta(min_length=1, max_length=40)]
