"""A slide for each advantage and benefit."""

from __future__ import annotations

from deckgen.blocks import Block, Bullets, Paragraph, Run, Text
from deckgen.content.model import where_of
from deckgen.content.region import Item
from deckgen.edition.key_figures import fact_notes, key_figures
from deckgen.edition.points import point_paragraphs
from deckgen.edition.visuals import exhibit
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds

_KINDS = {"advantages": ("advantage", "strategic_advantage"), "benefits": ("benefit", "future_benefit")}


def item_slide(
    slide: SlideWriter,
    collection: str,
    item: Item,
    number: int,
    total: int,
    section: str,
) -> SlidePlan:
    """Return one item's slide: its message, figures, points, visual, and the sources it rests on."""
    kind, word = _KINDS[collection]
    deck = slide.deck
    slide.heed(item.allow)
    counted = deck.fixed(word, n=number, total=total)
    heading = slide.run(item.heading)
    fields: dict[str, Block | None] = {
        "title": slide.text(item.title or item.heading, item.title_short),
        "eyebrow": _eyebrow(counted, heading if item.title else None, deck),
        "lead": slide.text(item.lead) if item.lead and kind == "benefit" else None,
        "figures": key_figures(item.figures, slide),
        "points": Bullets(tuple(point_paragraphs(item.points, slide))),
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


def _notes(item: Item, heading: Run, slide: SlideWriter) -> list[Paragraph]:
    """The heading, what to say, and what a figure is not."""
    paragraphs = [Paragraph((heading,))]
    if item.notes:
        paragraphs.append(slide.paragraph(item.notes))
    return [*paragraphs, *fact_notes(item.figures, slide)]
