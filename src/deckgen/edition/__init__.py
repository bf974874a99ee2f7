"""One region, investor and language turned into a DeckPlan."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.content.deck_date import iso_day, read_deck_date
from deckgen.content.in_language import region_in
from deckgen.content.library import Library
from deckgen.content.model import where_of
from deckgen.content.region import Region, Section
from deckgen.content.storyline import Entry, Storyline
from deckgen.diagnostics import Checked, Finding, did_you_mean, in_order
from deckgen.edition.frame import agenda_slides, cover_slide, next_steps_slide, section_slide
from deckgen.edition.items import item_slides
from deckgen.edition.own_slides import Places, own_slide, slides_by_line
from deckgen.edition.risk import risk_outlook_slide
from deckgen.edition.sources import sources_slide
from deckgen.edition.writer import DeckWriter
from deckgen.pictures import Original
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan


def plan_edition(
    library: Library,
    edition: Edition,
    pictures: Mapping[str, Original],
    date: str = "",
) -> Checked[DeckPlan]:
    """Return the deck of one edition as a plan; ``pictures`` are those taken in, by file, ``date`` ISO."""
    story = library.storylines.get(edition.storyline)
    if story is None:
        cure = did_you_mean(edition.storyline, library.storylines)
        chosen = library.brand.storyline
        where = where_of(chosen) if edition.storyline == chosen else None
        missing = Finding("no-such-storyline", f"there is no storyline '{edition.storyline}'", cure, where)
        return Checked(None, (missing,))
    region = region_in(library, edition.region, edition.language)
    if region.value is None or not region.ok:
        return Checked(None, region.findings)
    language = library.languages[edition.language]
    given = date or region.value.date
    day = read_deck_date(given).value if given else None
    deck = DeckWriter(region.value, library.brand, language, pictures, day)
    slides = _slides(deck, story)
    properties = _properties(deck)
    plan = DeckPlan(edition, properties, tuple(slides))
    return Checked(plan, in_order([*region.findings, *deck.findings]))


def _properties(deck: DeckWriter) -> Properties:
    region = deck.region
    return Properties(
        title=str(region.title),
        author=str(deck.brand.name),
        language=deck.language.tag,
        subject=deck.fixed("investor_briefing"),
        keywords=deck.fixed("list_comma").join((str(region.name), str(region.country))),
        date=iso_day(deck.date) if deck.date else "",
    )


def _slides(deck: DeckWriter, story: Storyline) -> list[SlidePlan]:
    """The storyline's slides; the sources are written last, wherever they stand: they list what is cited."""
    own = slides_by_line(deck.region, story, deck)
    sections = _sections(deck, story, own)
    written: list[list[SlidePlan]] = []
    section, number = "", 0
    for place, entry in enumerate(story.slides):
        if entry.section is not None and entry.section not in sections:
            written.append([])
        elif entry.section is not None:
            number += 1
            section = str(sections[entry.section].title)
            written.append([section_slide(deck, entry.section, sections[entry.section], number)])
        elif entry.show is not None or entry.each == "slides":
            written.append([own_slide(deck, shown, section) for shown in own.get(place, ())])
        elif entry.each is not None:
            items = deck.region.advantages if entry.each == "advantages" else deck.region.benefits
            written.append(item_slides(deck, entry.each, items, section))
        elif entry.slide == "sources":
            written.append([])
        else:
            written.append(_frame_slide(deck, str(entry.slide), sections, section))
    for place, entry in enumerate(story.slides):
        if entry.slide == "sources":
            written[place] = _one(sources_slide(deck))
    return [slide for group in written for slide in group]


def _frame_slide(
    deck: DeckWriter, name: str, sections: Mapping[str, Section], section: str
) -> list[SlidePlan]:
    if name == "cover":
        return [cover_slide(deck)]
    if name == "agenda":
        return agenda_slides(deck, list(sections.items()))
    if name == "risk_outlook":
        return _one(risk_outlook_slide(deck, section))
    steps = deck.region.next_steps
    return [next_steps_slide(deck, steps)] if steps else []


def _one(slide: SlidePlan | None) -> list[SlidePlan]:
    return [slide] if slide else []


def _sections(deck: DeckWriter, story: Storyline, own: Places) -> dict[str, Section]:
    """The sections that hold something, in the storyline's order, by the region's words or the language's."""
    named: dict[str, Section] = {}
    opened = ""
    for place, entry in enumerate(story.slides):
        if entry.section is not None:
            opened = entry.section
        elif opened and opened not in named and (place in own or _holds_something(entry, deck.region)):
            named[opened] = _section(deck, opened)
    return named


def _holds_something(entry: Entry, region: Region) -> bool:
    """True where a storyline's line gives a slide that belongs to the section before it."""
    if entry.each is not None:
        return bool({"advantages": region.advantages, "benefits": region.benefits}.get(entry.each))
    return entry.slide == "risk_outlook" and bool(region.risks or region.outlook)


_WORDS = {"advantages": "strategic_advantages", "benefits": "future_benefits", "outlook": "risk_outlook"}


def _section(deck: DeckWriter, name: str) -> Section:
    own = deck.region.sections.get(name)
    if own is not None:
        return own
    if name in _WORDS:
        return Section(title=deck.fixed(_WORDS[name]))
    cure = did_you_mean(name, (*deck.region.sections, *_WORDS))
    message = f"the storyline opens a section '{name}' that the region does not have"
    deck.findings.append(Finding("no-such-section", message, cure, where_of(name)))
    return Section(title=name)
