"""Slides of their own in a region file: each says its kind, and what it shows under the kind's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from deckgen.content.diagrams import BigNumberOf, ComparisonOf, QuoteOf, StepsOf
from deckgen.content.evidence import ChartOf, MapOf, TableOf, TimelineOf, Visual
from deckgen.content.model import Allowances, Form, Id, MaybeWords, Words
from deckgen.content.points import Point, Points

MorePoints = Annotated[list[Point], Field(max_length=8)]


class SlideOf(Form):
    """What every slide of its own has; without ``eyebrow`` it bears its section's name.

    ``after`` or ``before`` names a slide to stand beside: an item, a slide of its own, or one of the frame,
    such as cover, section-benefits, risk-outlook, next-steps.
    """

    id: Id
    kind: str
    title: Words
    title_short: MaybeWords | None = None
    eyebrow: MaybeWords | None = None
    section: Id | None = None
    after: Id | None = None
    before: Id | None = None
    tags: list[Id] = Field(default_factory=list)
    sources: list[Id] = Field(default_factory=list)
    notes: Words | None = None
    allow: Allowances = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(place is not None for place in (self.after, self.before, self.section)) > 1:
            raise ValueError("has several places; keep one of `after`, `before` and `section`")
        return self

    @property
    def visual(self) -> Visual | None:
        """What it shows, as an item's visual; None where it is words alone."""
        shown = getattr(self, self.kind) if self.kind in Visual.model_fields else None
        return Visual.model_construct(**{self.kind: shown}) if shown is not None else None


class ChartSlide(SlideOf):
    """A chart; its insight, points and key figures stand beside it."""

    kind: Literal["chart"]
    chart: ChartOf
    figures: list[Id] = Field(default_factory=list, max_length=2)
    points: MorePoints = Field(default_factory=list)


class TableSlide(SlideOf):
    """A table across the slide."""

    kind: Literal["table"]
    table: TableOf


class ComparisonSlide(SlideOf):
    """A comparison across the slide."""

    kind: Literal["comparison"]
    comparison: ComparisonOf


class TimelineSlide(SlideOf):
    """A timeline across the slide."""

    kind: Literal["timeline"]
    timeline: TimelineOf


class StepsSlide(SlideOf):
    """A process across the slide."""

    kind: Literal["steps"]
    steps: StepsOf


class MapSlide(SlideOf):
    """A map, alone or with points beside it."""

    kind: Literal["map"]
    map: MapOf
    points: MorePoints = Field(default_factory=list)


class QuoteSlide(SlideOf):
    """A quotation in large type."""

    kind: Literal["quote"]
    quote: QuoteOf


class BigNumberSlide(SlideOf):
    """One fact as large as can be, with a sentence or points."""

    kind: Literal["big_number"]
    big_number: BigNumberOf
    points: MorePoints = Field(default_factory=list)


class TextSlide(SlideOf):
    """A message and its points."""

    kind: Literal["text"]
    points: Points


FORMS: Mapping[str, type[SlideOf]] = {
    "chart": ChartSlide,
    "table": TableSlide,
    "comparison": ComparisonSlide,
    "timeline": TimelineSlide,
    "steps": StepsSlide,
    "map": MapSlide,
    "quote": QuoteSlide,
    "big_number": BigNumberSlide,
    "text": TextSlide,
}
"""The form of each kind of slide of its own."""


def _tag_of(data: Any) -> str | None:
    """The tag of an entry's kind; its words are no key of a file, so that they lead no finding astray."""
    kind = data.get("kind") if isinstance(data, dict) else getattr(data, "kind", None)
    return f"slide of kind {kind}" if isinstance(kind, str) else None


OwnSlide = Annotated[
    Annotated[ChartSlide, Tag("slide of kind chart")]
    | Annotated[TableSlide, Tag("slide of kind table")]
    | Annotated[ComparisonSlide, Tag("slide of kind comparison")]
    | Annotated[TimelineSlide, Tag("slide of kind timeline")]
    | Annotated[StepsSlide, Tag("slide of kind steps")]
    | Annotated[MapSlide, Tag("slide of kind map")]
    | Annotated[QuoteSlide, Tag("slide of kind quote")]
    | Annotated[BigNumberSlide, Tag("slide of kind big_number")]
    | Annotated[TextSlide, Tag("slide of kind text")],
    Discriminator(_tag_of),
]
"""A slide of its own, by its kind."""
