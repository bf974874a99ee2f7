"""Short lists in numbered rows: the ask of an investor's file, and the messages of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from deckgen.blocks import Block, Paragraph, Text
from deckgen.content.investor import Ask
from deckgen.content.model import where_of
from deckgen.content.region import Item
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.slides.numbered import MOST_ROWS

T = TypeVar("T")

_HEADS = {"advantages": "strategic_advantages", "benefits": "future_benefits"}


def ask_slides(deck: DeckWriter, ask: Ask) -> list[SlidePlan]:
    """Return the slide with what is asked of the investor, a further one for every five points."""
    slides = []
    shown = 0
    for page, points in enumerate(_pages(ask.points)):
        slide = SlideWriter(deck)
        slide.heed(ask.allow)
        rows = [
            Text((slide.paragraph(one.text), *(slide.paragraph(below, level=1) for below in one.points)))
            for one in points
        ]
        for source in ask.sources:
            slide.cite(source)
        fields = {
            "title": slide.text(ask.title, ask.title_short),
            "eyebrow": slide.text(deck.fixed("ask")),
            **_rows(rows, shown, slide),
        }
        shown += len(points)
        notes = [slide.paragraph(ask.notes)] if ask.notes and not page else []
        section = deck.fixed("next_steps")
        slides.append(_slide(slide, "ask", page, fields, section, notes, ask.title))
    return slides


def list_slides(deck: DeckWriter, collection: str, items: Sequence[Item], section: str) -> list[SlidePlan]:
    """Return the messages of all items, each over its topic, a further slide for every five."""
    slides = []
    own = deck.region.sections.get(collection)
    told = 0
    for page, shown in enumerate(_pages(items)):
        slide = SlideWriter(deck)
        fields = {
            "title": slide.text(own.title if own else deck.fixed(_HEADS[collection])),
            "eyebrow": slide.text(deck.fixed("summary")),
            **_rows([_message(one, slide) for one in shown], told, slide),
        }
        told += len(shown)
        slides.append(_slide(slide, f"{collection}-list", page, fields, section, [], shown[0].id))
    return slides


def _message(item: Item, slide: SlideWriter) -> Text:
    topic = (slide.paragraph(item.heading, level=1),) if item.title else ()
    return Text((slide.paragraph(item.title or item.heading), *topic))


def _pages(things: Sequence[T]) -> list[Sequence[T]]:
    """The things in as few parts as can be, none much smaller than another."""
    size = -(-len(things) // -(-len(things) // MOST_ROWS)) if things else 1
    return [things[at : at + size] for at in range(0, len(things), size)]


def _rows(rows: Sequence[Text], first: int, slide: SlideWriter) -> dict[str, Block | None]:
    fields: dict[str, Block | None] = {}
    for place, row in enumerate(rows, 1):
        fields[f"number {place}"] = slide.text(str(first + place))
        fields[f"row {place}"] = row
    return fields


def _slide(
    slide: SlideWriter,
    name: str,
    page: int,
    fields: dict[str, Block | None],
    section: str,
    notes: Sequence[Paragraph],
    origin: str,
) -> SlidePlan:
    fields["source"] = slide.source_line()
    fields.update(slide.frame())
    slide_id = f"{name}/{page + 1}" if page else name
    return slide.slide(
        slide_kinds()["numbered"], slide_id, fields, section=section, notes=notes, origin=where_of(origin)
    )
