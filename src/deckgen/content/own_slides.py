"""Slides of their own in a region file: each says its kind, and what it shows under the kind's name."""

from typing import Annotated, Literal

from msgspec import Meta, field

from deckgen.content.diagrams import BigNumberOf, ComparisonOf, QuoteOf, StepsOf
from deckgen.content.evidence import VISUALS, ChartOf, MapOf, TableOf, TimelineOf, Visual
from deckgen.content.model import Allowances, Form, Id, MaybeWords, Words
from deckgen.content.points import Point, Points

MorePoints = Annotated[list[Point], Meta(max_length=8)]


class SlideOf(Form, frozen=True, kw_only=True):
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
    tags: list[Id] = field(default_factory=list)
    sources: list[Id] = field(default_factory=list)
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)

    def __post_init__(self) -> None:
        if sum(place is not None for place in (self.after, self.before, self.section)) > 1:
            raise ValueError("has several places; keep one of `after`, `before` and `section`")

    @property
    def visual(self) -> Visual | None:
        """What it shows, as an item's visual; None where it is words alone."""
        return Visual.of(self.kind, getattr(self, self.kind)) if self.kind in VISUALS else None


class ChartSlide(SlideOf, frozen=True, kw_only=True):
    """A chart; its insight, points and key figures stand beside it."""

    kind: Literal["chart"]
    chart: ChartOf
    figures: Annotated[list[Id], Meta(max_length=2)] = field(default_factory=list)
    points: MorePoints = field(default_factory=list)


class TableSlide(SlideOf, frozen=True, kw_only=True):
    """A table across the slide."""

    kind: Literal["table"]
    table: TableOf


class ComparisonSlide(SlideOf, frozen=True, kw_only=True):
    """A comparison across the slide."""

    kind: Literal["comparison"]
    comparison: ComparisonOf


class TimelineSlide(SlideOf, frozen=True, kw_only=True):
    """A timeline across the slide."""

    kind: Literal["timeline"]
    timeline: TimelineOf


class StepsSlide(SlideOf, frozen=True, kw_only=True):
    """A process across the slide."""

    kind: Literal["steps"]
    steps: StepsOf


class MapSlide(SlideOf, frozen=True, kw_only=True):
    """A map, alone or with points beside it."""

    kind: Literal["map"]
    map: MapOf
    points: MorePoints = field(default_factory=list)


class QuoteSlide(SlideOf, frozen=True, kw_only=True):
    """A quotation in large type."""

    kind: Literal["quote"]
    quote: QuoteOf


class BigNumberSlide(SlideOf, frozen=True, kw_only=True):
    """One fact as large as can be, with a sentence or points."""

    kind: Literal["big_number"]
    big_number: BigNumberOf
    points: MorePoints = field(default_factory=list)


class TextSlide(SlideOf, frozen=True, kw_only=True):
    """A message and its points."""

    kind: Literal["text"]
    points: Points


OwnSlide = (
    ChartSlide
    | TableSlide
    | ComparisonSlide
    | TimelineSlide
    | StepsSlide
    | MapSlide
    | QuoteSlide
    | BigNumberSlide
    | TextSlide
)
"""A slide of its own, by its kind."""
