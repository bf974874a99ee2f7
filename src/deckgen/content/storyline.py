"""A storyline file: which slides, in which order, and for whom."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from deckgen.content.model import Form, Id, Name
from deckgen.diagnostics import did_you_mean

FRAME_SLIDES = ("cover", "agenda", "risk_outlook", "ask", "next_steps", "sources")
Collection = Literal["advantages", "benefits", "slides"]


class Entry(Form, frozen=True, kw_only=True):
    """One line of a storyline: a slide by its kind, a section's opening, a slide for each item.

    ``show`` is a slide of the region's own by its id, ``each: slides`` those that no line names, ``list`` one
    slide with the messages of all items. ``when`` is a condition (see `content.conditions`), which of an
    ``each`` or ``list`` may ask of every item. ``most`` bounds how many items are shown.
    """

    short_for: ClassVar[str] = "slide"

    slide: Name | None = None
    section: Id | None = None
    show: Id | None = None
    each: Collection | None = None
    list: Literal["advantages", "benefits"] | None = None
    when: Name | None = None
    most: Annotated[int, Meta(ge=1)] | None = None

    def __post_init__(self) -> None:
        parts = (self.slide, self.section, self.show, self.each, self.list)
        if sum(part is not None for part in parts) != 1:
            raise ValueError(
                "is not one thing; write a slide's name, `section: NAME`, `show: ID`, `each: advantages` "
                "or `list: advantages`"
            )
        if self.slide is not None and self.slide not in FRAME_SLIDES:
            raise ValueError(f"names no slide kind: '{self.slide}'; {did_you_mean(self.slide, FRAME_SLIDES)}")
        if self.most is not None and not self.collection:
            raise ValueError("has `most`, which only bounds items; write it beside `each` or `list`")

    @property
    def collection(self) -> str:
        """What the line goes through, item by item; empty where it is one slide."""
        return self.each or self.list or ""


class Storyline(Form, frozen=True, kw_only=True):
    """The order of a deck."""

    title: Name | None = None
    slides: Annotated[list[Entry], Meta(min_length=1)]
