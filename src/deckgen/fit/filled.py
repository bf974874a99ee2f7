"""A field of a slide with its block and its slots: at which sizes it fits, and the shapes that show it."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec import field as kept

from deckgen.blocks import (
    Block,
    Bullets,
    Chart,
    Map,
    Paragraph,
    Picture,
    Run,
    SlideNumber,
    Table,
    Text,
)
from deckgen.fit.charts import chart_fits, place_chart
from deckgen.fit.drawings import DRAWINGS
from deckgen.fit.ease import eased
from deckgen.fit.fitted import PlaceholderText, Shape
from deckgen.fit.map_data import outlines_for
from deckgen.fit.maps import draw_map, map_fits
from deckgen.fit.pictures import place_picture
from deckgen.fit.points import share_points
from deckgen.fit.setting import Setting
from deckgen.fit.tables import place_table, share_rows, table_fits
from deckgen.fit.texts import fits, place_text
from deckgen.plan import SlidePlan
from deckgen.slide_kind import Field
from deckgen.template import Slot

HEADING = "title"
"""The field whose line ends are written as breaks."""

NUMBER_FIELD = "slidenum"


SizeKey = tuple[str, str, str, tuple[float, ...]]
"""A kind, a role and a block's class (for what is drawn also its steps): what shares one size in a deck."""


class Filled(Struct, eq=False):
    """One filled field of one slide; ``slots`` are all that it flows through, in order.

    What is found of it is kept, as it belongs to one setting: its ``known_steps`` and ``size_key``, and by
    size in pt whether it is ``fitting`` and how it is ``drawn``, which it may share with the same field of
    another slide that has the same block. Nobody changes one; that it is not frozen makes it quicker to make.
    """

    slide: SlidePlan
    field: Field
    block: Block
    slots: tuple[Slot, ...]
    fitting: dict[float, bool] = kept(default_factory=dict)
    drawn: dict[float, tuple[Shape, ...]] = kept(default_factory=dict)
    known_steps: tuple[float, ...] = ()
    size_key: SizeKey | None = None

    @property
    def slot(self) -> Slot:
        """The first or only slot."""
        return self.slots[0]

    @property
    def is_heading(self) -> bool:
        """Whether this is the slide's title."""
        return self.field.name == HEADING

    def sizes(self, setting: Setting) -> tuple[float, ...]:
        """Return the sizes it may take in pt, preferred first.

        A layout may set text larger than its role, where the slide holds little else; titles never, and not
        what stands in charts and tables.
        """
        if not self.known_steps:
            self.known_steps = self._sizes(setting)
        return self.known_steps

    def _sizes(self, setting: Setting) -> tuple[float, ...]:
        drawing = DRAWINGS.get(type(self.block))
        if drawing:
            return drawing.sizes(self.slot, setting)
        steps = setting.steps(self.field.role, self.slot)
        is_text = isinstance(self.block, Text | Bullets)
        own = self.slot.levels[0].size if self.slot.levels and is_text else 0.0
        return (own, *steps) if own > steps[0] and not self.is_heading else steps

    def fits(self, size: float, setting: Setting) -> bool:
        """Return True where it stays in its slots at that size, on one slide."""
        known = self.fitting.get(size)
        if known is None:
            known = self.fitting[size] = self._fits(size, setting)
        return known

    def _fits(self, size: float, setting: Setting) -> bool:
        drawing = DRAWINGS.get(type(self.block))
        if drawing:
            return drawing.fits(self.block, self.slot, size, setting)
        match self.block:
            case Text(paragraphs) | Bullets(paragraphs):
                return self._text_fits(paragraphs, size, setting)
            case Table():
                return table_fits(self.block, self.slot, size, setting)
            case Chart():
                return chart_fits(self.block, self.slot, size, setting)
            case Map():
                return map_fits(self.block, self.slot, size, setting)
        return True

    def _text_fits(self, paragraphs: tuple[Paragraph, ...], size: float, setting: Setting) -> bool:
        if len(self.slots) == 1:
            return fits(paragraphs, self.slot, size, self.field.lines, setting)
        parts = share_points(paragraphs, self.slots, self.slots, size, setting)
        return parts is not None and len(parts) <= 1

    def shares(self, further: tuple[Slot, ...], size: float, setting: Setting) -> list[Block] | None:
        """Return its parts, one a slide, on these slots and then ``further`` ones; None where none do."""
        match self.block:
            case Table():
                tables = share_rows(self.block, self.slot, further[0], size, setting)
                return None if tables is None else list(tables)
            case Text(paragraphs) | Bullets(paragraphs):
                slides = share_points(paragraphs, self.slots, further, size, setting)
                if slides is None:
                    return None
                whole = [tuple(p for column in columns for p in column) for columns in slides]
                return [type(self.block)(part) for part in whole]
        return None

    def shapes(self, size: float, setting: Setting) -> tuple[Shape, ...]:
        """Return the shapes that show it at that size; the same objects where nothing was amiss with them."""
        shapes = self.drawn.get(size)
        if shapes is None:
            shapes = self._shapes(size, setting)
            if not setting.rulers.without:
                self.drawn[size] = shapes
        return shapes

    def _shapes(self, size: float, setting: Setting) -> tuple[Shape, ...]:  # noqa: PLR0911  (one a block)
        drawing = DRAWINGS.get(type(self.block))
        if drawing:
            return drawing.shapes(self.block, self.slot, size, setting)
        match self.block:
            case Text(paragraphs) | Bullets(paragraphs):
                return self._placeholders(paragraphs, size, setting)
            case Table():
                return (place_table(self.block, self.slot, size, setting),)
            case Chart():
                return (place_chart(self.block, self.slot, size, setting),)
            case Map():
                return (draw_map(self.block, self.slot, size, setting, outlines_for(self.block)),)
            case Picture():
                return (place_picture(self.block, self.slot),)
            case SlideNumber():
                return (self._slide_number(size, setting),)
        raise TypeError(f"{type(self.block).__name__} is neither placed nor drawn")

    def _placeholders(
        self, paragraphs: tuple[Paragraph, ...], size: float, setting: Setting
    ) -> tuple[PlaceholderText, ...]:
        if not any(paragraph.text.strip() for paragraph in paragraphs):
            return ()
        if len(self.slots) == 1:
            placed = place_text(paragraphs, self.slot, size, setting, self.is_heading, self.field.lines)
            points = isinstance(self.block, Bullets)
            return (eased(placed, paragraphs, self.slot, size, setting) if points else placed,)
        slides = share_points(paragraphs, self.slots, self.slots, size, setting)
        columns = slides[0] if slides and len(slides) == 1 else [paragraphs]
        return tuple(
            place_text(column, slot, size, setting) for column, slot in zip(columns, self.slots, strict=False)
        )

    def _slide_number(self, size: float, setting: Setting) -> PlaceholderText:
        style = self.slot.levels[0] if self.slot.levels else setting.drawn_style(size)
        paragraph = setting.paragraph(Paragraph((Run("‹#›"),)), style, size)
        number = msgspec.structs.replace(paragraph.runs[0], field=NUMBER_FIELD)
        return PlaceholderText(self.slot.name, (msgspec.structs.replace(paragraph, runs=(number,)),))
