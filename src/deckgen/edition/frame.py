"""The frame of a deck: cover, agenda, a section's opening, and the closing slide."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from deckgen.blocks import Block, Bullets, Map, Paragraph, Picture, Run, Text
from deckgen.content.evidence import PictureOf
from deckgen.content.region import NextSteps, Section
from deckgen.edition.qr_codes import qr_code
from deckgen.edition.visuals import map_block, picture_block
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.slides.agenda import MOST_ROWS
from deckgen.wording.numerals import show_date

_TOPICS_A_LINE = {False: 2, True: 3}
"""Topics on one line of the agenda: two in Latin letters, three where a heading is short."""


def cover_slide(deck: DeckWriter) -> SlidePlan:
    """Return the cover: title, subtitle, the group's names in full, the date where one is given."""
    slide, region = SlideWriter(deck), deck.region
    slide.heed(region.cover.allow)
    separator = deck.fixed("eyebrow_separator")
    fields: dict[str, Block | None] = {
        "title": slide.text(region.title),
        "eyebrow": Text(
            (Paragraph((Run(f"{deck.fixed('investor_briefing')}{separator}"), slide.run(region.place))),),
        ),
        "subtitle": slide.text(region.subtitle) if region.subtitle else None,
        "investor": _prepared_for(slide),
        "investor logo": _investor_logo(slide),
        **group_names(deck),
        "date": _month(deck),
        "stamp": slide.stamp(),
        "visual": _cover_visual(slide),
    }
    credit = region.picture.credit if region.picture else None
    notes = [slide.paragraph(text) for text in (region.cover.notes, credit) if text]
    return slide.slide(slide_kinds()["cover"], "cover", fields, section="", notes=notes)


def agenda_slides(deck: DeckWriter, sections: Sequence[tuple[str, Section]]) -> list[SlidePlan]:
    """Return the agenda, a further slide for every six sections, none with much less than another."""
    size = -(-len(sections) // -(-len(sections) // MOST_ROWS)) if sections else 1
    pages = [sections[at : at + size] for at in range(0, len(sections), size)]
    slides, first = [], 1
    for page_number, page in enumerate(pages, 1):
        slide_id = "agenda" if page_number == 1 else f"agenda/{page_number}"
        slides.append(_agenda(deck, page, first, slide_id))
        first += len(page)
    return slides


def section_slide(deck: DeckWriter, name: str, section: Section, number: int) -> SlidePlan:
    """Return a section's opening."""
    slide = SlideWriter(deck)
    slide.heed(section.allow)
    fields: dict[str, Block | None] = {
        "title": slide.text(section.title),
        "number": slide.text(f"{number:02}"),
        "note": slide.text(section.note) if section.note else None,
        "stamp": slide.stamp(),
    }
    return slide.slide(slide_kinds()["section"], f"section-{name}", fields, section=str(section.title))


def next_steps_slide(deck: DeckWriter, steps: NextSteps) -> SlidePlan:
    """Return the closing slide: what to do, who does it, and whom to ask."""
    slide = SlideWriter(deck)
    slide.heed(steps.allow)
    fields: dict[str, Block | None] = {
        "title": slide.text(steps.title),
        "eyebrow": slide.text(deck.fixed("next_steps")),
        "steps": Bullets(tuple(_steps(steps, slide))),
        "contact": _contact(deck),
        "qr": qr_code(deck),
        **group_names(deck),
        "stamp": slide.stamp(),
    }
    notes = [slide.paragraph(steps.notes)] if steps.notes else []
    return slide.slide(
        slide_kinds()["next_steps"], "next-steps", fields, section=deck.fixed("next_steps"), notes=notes
    )


def group_names(deck: DeckWriter) -> dict[str, Block | None]:
    """Return the group's names in full, each in its own language whatever the deck's."""
    names = [
        Text((Paragraph((Run(str(name.text), lang=str(name.lang)),)),)) for name in deck.brand.full_names[:2]
    ]
    return dict(zip(("group name", "group name 2"), names, strict=False))


def _agenda(deck: DeckWriter, page: Sequence[tuple[str, Section]], first: int, slide_id: str) -> SlidePlan:
    slide = SlideWriter(deck)
    own = deck.region.agenda
    slide.heed(own.allow if own else {})
    fields: dict[str, Block | None] = {
        "title": slide.text(own.title if own else deck.fixed("agenda_title")),
        "eyebrow": slide.text(deck.fixed("agenda")),
    }
    for place, (name, section) in enumerate(page, 1):
        fields[f"number {place}"] = slide.text(f"{first + place - 1:02}")
        fields[f"row {place}"] = _row(name, section, slide)
    fields.update(slide.frame())
    return slide.slide(slide_kinds()["agenda"], slide_id, fields, section="")


def _row(name: str, section: Section, slide: SlideWriter) -> Text:
    """The section's name over the topics it holds; where those do not fit, over its note."""
    title = slide.paragraph(section.title)
    note = (slide.paragraph(section.note, level=1),) if section.note else ()
    topics = _topics(name, slide)
    return Text((title, *topics), (title, *note)) if topics else Text((title, *note))


def _topics(name: str, slide: SlideWriter) -> list[Paragraph]:
    """The headings of what a section holds, a few to a line, so that no line ends within one."""
    region = slide.deck.region
    headings = {
        "advantages": [item.heading for item in region.advantages],
        "benefits": [item.heading for item in region.benefits],
        "outlook": [risk.risk for risk in region.risks],
    }.get(name, [])
    a_line = _TOPICS_A_LINE[slide.deck.language.cjk] if name != "outlook" else len(headings)
    lines = [headings[at : at + a_line] for at in range(0, len(headings), max(a_line, 1))]
    return [_topic_line(line, slide) for line in lines]


def _topic_line(headings: Sequence[str], slide: SlideWriter) -> Paragraph:
    runs: list[Run] = []
    for heading in headings:
        runs += [Run(slide.deck.fixed("topic_separator"))] if runs else []
        runs.append(slide.run(heading))
    return Paragraph(tuple(runs), 1)


def _cover_visual(slide: SlideWriter) -> Picture | Map | None:
    region = slide.deck.region
    shown = region.cover.visual
    picture = region.picture or (shown.picture if shown else None)
    if picture is not None:
        return picture_block(picture, slide)
    return map_block(shown.map, slide, on_dark=True) if shown and shown.map else None


def _prepared_for(slide: SlideWriter) -> Text | None:
    investor = slide.deck.investor
    if investor is None:
        return None
    return slide.text(investor.cover_line or slide.deck.fixed("prepared_for", name=investor.name))


def _investor_logo(slide: SlideWriter) -> Picture | None:
    logo = slide.deck.investor.logo if slide.deck.investor else None
    shown = picture_block(PictureOf(file=logo.file, alt=logo.alt), slide) if logo else None
    return msgspec.structs.replace(shown, whole=True) if shown else None


def _month(deck: DeckWriter) -> Text | None:
    if deck.date is None:
        return None
    return Text((Paragraph((Run(show_date(deck.date, deck.language, "month")),)),))


def _steps(steps: NextSteps, slide: SlideWriter) -> list[Paragraph]:
    separator = slide.deck.fixed("eyebrow_separator")
    paragraphs = []
    for step in steps.steps:
        paragraphs.append(slide.paragraph(step.action, strong=True))
        told = [slide.run(text) for text in (step.owner, step.when) if text]
        if len(told) == 2:
            told.insert(1, Run(separator))
        if told:
            paragraphs.append(Paragraph(tuple(told), level=1))
    return paragraphs


def _contact(deck: DeckWriter) -> Text | None:
    contact, code = deck.contact, deck.language.code

    def said(text: str | dict[str, str] | None) -> str:
        return text.get(code, text.get("en", "")) if isinstance(text, dict) else text or ""

    lines = [Run(str(deck.brand.name), strong=True)]
    lines += [
        Run(str(text))
        for text in (said(contact.name), said(contact.role), contact.phone, said(contact.address))
        if text
    ]
    if contact.email:
        lines.append(Run(str(contact.email), link=f"mailto:{contact.email}"))
    shown = contact.link or deck.brand.website
    if shown:
        lines.append(Run(shown.removeprefix("https://").rstrip("/"), link=str(shown)))
    return Text(tuple(Paragraph((line,)) for line in lines))
