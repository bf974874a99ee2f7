"""A slide for each advantage and benefit."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.blocks import Block, Bullets, KeyFigure, KeyFigures, Paragraph, Run, Text
from deckgen.content.evidence import Fact
from deckgen.content.model import where_of
from deckgen.content.region import Item, Point
from deckgen.content.region_check import fact_value
from deckgen.edition.visuals import exhibit
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.wording.figures import show_figure, show_note
from deckgen.wording.values import Date, FiscalYear

_KINDS = {"advantages": ("advantage", "strategic_advantage"), "benefits": ("benefit", "future_benefit")}


def item_slides(deck: DeckWriter, collection: str, items: Sequence[Item], section: str) -> list[SlidePlan]:
    """Return the slides of a collection in order, each numbered in its eyebrow."""
    return [
        item_slide(deck, collection, item, number, len(items), section)
        for number, item in enumerate(items, 1)
    ]


def item_slide(
    deck: DeckWriter,
    collection: str,
    item: Item,
    number: int,
    total: int,
    section: str,
) -> SlidePlan:
    """Return one item's slide: its message, figures, points, visual, and the sources it rests on."""
    kind, word = _KINDS[collection]
    slide = SlideWriter(deck)
    counted = deck.fixed(word, n=number, total=total)
    heading = slide.run(item.heading)
    fields: dict[str, Block | None] = {
        "title": slide.text(item.title or item.heading, item.title_short),
        "eyebrow": _eyebrow(counted, heading if item.title else None, deck),
        "lead": slide.text(item.lead) if item.lead and kind == "benefit" else None,
        "figures": _figures(item, slide),
        "points": Bullets(tuple(_points(item.points, slide))),
        **exhibit(item.visual, slide).fields(),
    }
    for source in item.sources:
        slide.cite(source)
    fields["source"] = slide.source_line()
    fields.update(slide.frame())
    notes = _notes(item, heading, slide)
    origin = where_of(item.id)
    return slide.slide(slide_kinds()[kind], str(item.id), fields, section=section, notes=notes, origin=origin)


def _eyebrow(counted: str, heading: Run | None, deck: DeckWriter) -> Text:
    """The count, and the topic where the title does not already say it."""
    if heading is None:
        return Text((Paragraph((Run(counted),)),))
    return Text((Paragraph((Run(f"{counted}{deck.fixed('eyebrow_separator')}"), heading)),))


def _points(points: Sequence[Point], slide: SlideWriter) -> list[Paragraph]:
    paragraphs = []
    for point in points:
        paragraphs.append(slide.paragraph(point.text))
        paragraphs.extend(slide.paragraph(below, level=1) for below in point.points)
    return paragraphs


def _figures(item: Item, slide: SlideWriter) -> KeyFigures | None:
    facts = slide.deck.region.facts
    shown = [name for name in item.figures if name in facts]
    for name in shown:
        slide.cite_fact(name)
    return KeyFigures(tuple(_figure(facts[name], slide) for name in shown)) if shown else None


def _figure(fact: Fact, slide: SlideWriter) -> KeyFigure:
    language = slide.deck.language
    value = fact_value(fact)
    parts = show_figure(value, fact.unit or "", tuple(fact.qualifier), language)
    origin = where_of(fact.label)
    as_of = None if isinstance(value, Date | FiscalYear) else fact.as_of
    note = show_note(tuple(fact.qualifier), as_of, language)
    return KeyFigure(
        value=Run(parts.value, origin=origin),
        label=slide.run(fact.label),
        prefix=Run(parts.prefix + _kept(parts.prefix_space), origin=origin) if parts.prefix else None,
        unit=Run(_kept(parts.unit_space) + parts.unit, origin=origin) if parts.unit else None,
        note=Run(note, origin=origin) if note else None,
    )


def _kept(space: str) -> str:
    """A space at which no line breaks."""
    return space.replace(" ", "\N{NO-BREAK SPACE}")


def _notes(item: Item, heading: Run, slide: SlideWriter) -> list[Paragraph]:
    """The heading, what to say, and what a figure is not."""
    paragraphs = [Paragraph((heading,))]
    if item.notes:
        paragraphs.append(slide.paragraph(item.notes))
    for name in item.figures:
        fact = slide.deck.region.facts.get(name)
        if fact is not None and fact.note:
            paragraphs.append(slide.paragraph(fact.note))
    return paragraphs
