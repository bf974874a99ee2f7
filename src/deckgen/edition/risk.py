"""The risk and outlook slide: a table of risks, and the panel of what the outlook depends on."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.blocks import Block, Bullets, Cell, Paragraph, Run, Table
from deckgen.content.model import where_of
from deckgen.content.region import Prospect, Risk
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds

_COLOURS = {"high": "accent4", "medium": "accent3", "low": "accent2"}
_WIDTHS = (1.0, 4.0, 3.4)


def risk_outlook_slide(deck: DeckWriter, section: str) -> SlidePlan | None:
    """Return the slide, or None where the region names neither risks nor an outlook."""
    region = deck.region
    if not region.risks and not region.outlook:
        return None
    slide = SlideWriter(deck)
    for thing in (region.risk_outlook, *region.risks):
        slide.heed(thing.allow if thing else {})
    said = region.risk_outlook
    fields: dict[str, Block | None] = {
        "title": slide.text(said.title, said.title_short)
        if said
        else slide.text(deck.fixed("risk_outlook_title")),
        "eyebrow": slide.text(deck.fixed("risk_outlook")),
        "risks": _risks(region.risks, slide) if region.risks else None,
        "outlook head": slide.text(deck.fixed("outlook")) if region.outlook else None,
        "outlook": Bullets(tuple(_outlook(region.outlook, slide))) if region.outlook else None,
    }
    fields["source"] = slide.source_line()
    fields.update(slide.frame())
    notes = _notes(slide)
    return slide.slide(slide_kinds()["risk_outlook"], "risk-outlook", fields, section=section, notes=notes)


def _risks(risks: Sequence[Risk], slide: SlideWriter) -> Table:
    fixed = slide.deck.fixed
    effect = f"{fixed('risk')}{fixed('list_last')}{fixed('effect').lower()}"
    heads = (fixed("level"), effect, fixed("response"))
    return Table(
        header=tuple(Cell((Paragraph((Run(head),)),)) for head in heads),
        rows=tuple(_risk(risk, slide) for risk in risks),
        alt=fixed("table_alt", title=fixed("risk_outlook")),
        widths=_WIDTHS,
    )


def _risk(risk: Risk, slide: SlideWriter) -> tuple[Cell, ...]:
    for source in risk.sources:
        slide.cite(source)
    level = Run(slide.deck.fixed(f"level_{risk.level}"), strong=True, origin=where_of(risk.level))
    return (
        Cell((Paragraph((level,)),), colour=_COLOURS[risk.level]),
        Cell((slide.paragraph(risk.risk, strong=True), slide.paragraph(risk.effect))),
        Cell((slide.paragraph(risk.response),)),
    )


def _outlook(prospects: Sequence[Prospect], slide: SlideWriter) -> list[Paragraph]:
    paragraphs = []
    for prospect in prospects:
        for source in prospect.sources:
            slide.cite(source)
        paragraphs.append(slide.paragraph(prospect.heading, strong=True))
        paragraphs.append(slide.paragraph(prospect.text, level=1))
        if prospect.depends_on:
            word = f"{slide.deck.fixed('depends_on')}{slide.deck.fixed('colon')}"
            paragraphs.append(Paragraph((Run(word), slide.run(prospect.depends_on)), level=1))
    return paragraphs


def _notes(slide: SlideWriter) -> list[Paragraph]:
    region = slide.deck.region
    told = [
        region.risk_outlook.notes if region.risk_outlook else None,
        *(risk.notes for risk in region.risks),
    ]
    return [slide.paragraph(text) for text in told if text]
