"""A fitted deck as the checks see it: every slide with its plan, its layout and its texts as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from deckgen.blocks import Block, Picture
from deckgen.checks.boxes import box_of
from deckgen.checks.frames import Frame, FramedText, frames_of
from deckgen.checks.once import Once
from deckgen.checks.origins import origin_in
from deckgen.checks.reading import SMALL_PRINT, Reading, amount
from deckgen.diagnostics import Where
from deckgen.fit.fitted import (
    Ellipse,
    FittedDeck,
    FittedSlide,
    Freeform,
    Group,
    PlacedPicture,
    Shape,
    TextBox,
)
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import Language, Setting
from deckgen.plan import DeckPlan, SlidePlan
from deckgen.slide_kind import Field
from deckgen.slides import slide_kinds
from deckgen.template import EMU_PER_INCH, Box, Layout, Slot, Template, TypeScale

if TYPE_CHECKING:
    from deckgen.pictures import Original

Ground: TypeAlias = PlacedPicture | TextBox | Ellipse | Freeform
"""What something may stand on."""

_FILLED = (TextBox, Ellipse, Freeform)

USUAL_HEIGHT = 7.5
"""Inches of a slide's height that all lengths and sizes in the rules are for; others are scaled."""


class DeckView:
    """One deck: its plan, the slides as fitted, the template and the language they were fitted to.

    ``legible`` are pairs of colour and ground that were found to do for text of every size. ``look`` is all
    of template, language and rulers that checks can see; a picture's digest stands for all of it, and
    ``originals`` are the pictures by their digests, as far as they are at hand.
    """

    def __init__(
        self,
        plan: DeckPlan,
        fitted: FittedDeck,
        template: Template,
        language: Language,
        rulers: Rulers | None = None,
        originals: Mapping[str, Original] | None = None,
    ) -> None:
        self.originals = originals or {}
        self.plan, self.fitted, self.template, self.language = plan, fitted, template, language
        self.setting = Setting(template, TypeScale({}), language, rulers or Rulers())
        self.scale = template.height / (USUAL_HEIGHT * EMU_PER_INCH)
        self.legible: set[tuple[str, str]] = set()
        self.look = (
            template.digest,
            template.height,
            language.tag,
            frozenset(self.setting.rulers.own.values()),
            bool(self.originals),
        )
        planned = {slide.id: slide for slide in plan.slides}
        self.slides = tuple(SlideView(self, slide, _plan_of(slide.id, planned)) for slide in fitted.slides)

    def emu(self, inches: float) -> float:
        """Return a length of the rules in EMU of this deck's slides."""
        return inches * EMU_PER_INCH * self.scale

    @property
    def reading_unit(self) -> str:
        """What there is to read is counted in."""
        return "characters" if self.language.cjk else "words"

    @Once
    def first_with_title(self) -> dict[str, str]:
        """The id of the first slide with each title, capitals and spaces aside."""
        found: dict[str, str] = {}
        for slide in self.slides:
            found.setdefault(slide.plain_title, slide.id)
        return found

    @Once
    def grid(self) -> tuple[int, ...]:
        """The left edges of twelve columns between margins of a twentieth of the width, in EMU."""
        margin, gutter = self.template.width / 20, self.template.width * 0.015
        column = (self.template.width - 2 * margin - 11 * gutter) / 12
        return tuple(round(margin + place * (column + gutter)) for place in range(12))


class SlideView:
    """One slide of a deck; ``plan`` is the planned slide that it shows, also on a continuation."""

    def __init__(self, deck: DeckView, fitted: FittedSlide, plan: SlidePlan | None) -> None:
        self.deck, self.fitted, self.plan = deck, fitted, plan
        self.id, self.kind = fitted.id, fitted.kind
        self.layout: Layout | None = deck.template.layouts.get(fitted.layout)

    @property
    def origin(self) -> Where | None:
        """Where the thing that the slide shows was written."""
        return self.plan.origin if self.plan else None

    @property
    def plain_title(self) -> str:
        """The title without capitals and spaces that make no difference."""
        return " ".join(self.fitted.title.split()).casefold()

    @Once
    def slots(self) -> Mapping[str, Slot]:
        """The layout's slots."""
        return self.layout.slots if self.layout else {}

    @Once
    def blocks(self) -> Mapping[str, Block]:
        """What was planned for each field."""
        return self.plan.slots if self.plan else {}

    @Once
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that were planned, by the digests of their files."""
        return {block.digest: block for block in self.blocks.values() if isinstance(block, Picture)}

    @Once
    def shapes(self) -> tuple[Shape, ...]:
        """Every shape, what is in groups after its group."""
        return tuple(_flat(self.fitted.shapes))

    @Once
    def boxes(self) -> tuple[tuple[Shape, Box], ...]:
        """The shapes with where they stand; one whose placeholder its layout does not have is left out."""
        found = ((shape, box_of(shape, self.slots)) for shape in self.shapes)
        return tuple([(shape, box) for shape, box in found if box is not None])

    @Once
    def frames(self) -> tuple[Frame, ...]:
        """Every text of the slide in its box: placeholders, drawn texts, table cells."""
        return tuple(frames_of(self.shapes, self.slots, fields_of(self.kind), self.deck.setting))

    @Once
    def text(self) -> str:
        """Every word on the slide."""
        return "\n".join([frame.text for frame in self.frames])

    @Once
    def amount(self) -> Reading:
        """How many words, or Japanese or Chinese characters, there are to read, and in all."""
        return amount(self.frames, self.kind, self.deck.language.cjk)

    @Once
    def broken(self) -> tuple[tuple[Frame, FramedText], ...]:
        """The texts of more than one line, each with its frame."""
        return tuple([(frame, text) for frame in self.frames for text in frame.texts if len(text.lines) > 1])

    @Once
    def grounds(self) -> tuple[tuple[int, Ground], ...]:
        """The shapes that something may stand on, filled ones and pictures, each with its place among all."""
        return tuple(
            [
                (place, shape)
                for place, shape in enumerate(self.shapes)
                if isinstance(shape, PlacedPicture) or (isinstance(shape, _FILLED) and shape.fill)
            ]
        )

    def where(self, frame: Frame, text: str = "") -> Where | None:
        """Return where a text of a frame was written, as near as can be told."""
        block = self.blocks.get(frame.field.name) if frame.field else None
        return (origin_in(block, text or frame.text) if block else None) or self.origin

    def where_most(self, *, drawn: bool = False) -> Where | None:
        """Return where the longest text was written, small print aside; what is drawn counts if wished."""
        told = [
            frame
            for frame in self.frames
            if (drawn or frame.slot) and frame.field and frame.role not in SMALL_PRINT
        ]
        longest = max(told, key=lambda frame: len(frame.text), default=None)
        return self.where(longest) if longest else self.origin

    def where_of_field(self, name: str) -> Where | None:
        """Return where what fills a slot was written."""
        field = fields_of(self.kind).get(name)
        block = self.blocks.get(field.name if field else name)
        return (origin_in(block, "") if block else None) or self.origin


def _flat(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from shape.shapes


def _plan_of(slide_id: str, planned: Mapping[str, SlidePlan]) -> SlidePlan | None:
    """The planned slide of that id; a continuation's is that of the slide it goes on from."""
    return planned.get(slide_id) or planned.get(slide_id.rpartition("/")[0])


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """Return the fields of a slide kind by the names of the slots they fill."""
    known = slide_kinds().get(kind)
    return {name: field for field in known.fields for name in field.slot_names} if known else {}
