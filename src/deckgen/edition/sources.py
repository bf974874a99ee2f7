"""The sources slide: every source that the deck cites, by the number it has on the slides."""

from __future__ import annotations

from urllib.parse import urlsplit

from deckgen.blocks import Block, Bullets, Paragraph, Run
from deckgen.content.evidence import Source
from deckgen.content.model import where_of
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds
from deckgen.wording.numerals import show_date
from deckgen.wording.reading import read_as_of
from deckgen.wording.values import Date, FiscalYear


def sources_slide(deck: DeckWriter) -> SlidePlan | None:
    """Return the slide, or None where the deck cites nothing and has no disclaimer."""
    slide = SlideWriter(deck)
    cited = sorted((name for name in deck.cited if name in deck.region.sources), key=deck.number)
    if not cited:
        return None
    disclaimer = _disclaimer(deck)
    fields: dict[str, Block | None] = {
        "title": slide.text(deck.fixed("sources_title")),
        "eyebrow": slide.text(deck.fixed("sources_heading")),
        "sources": Bullets(tuple(_entry(deck, name, slide) for name in cited)),
        "disclaimer": slide.text(disclaimer) if disclaimer else None,
    }
    fields.update(slide.frame())
    section = deck.fixed("sources_heading")
    return slide.slide(slide_kinds()["sources"], "sources", fields, section=section)


def _disclaimer(deck: DeckWriter) -> str | None:
    """The words of the investor's jurisdiction, or else those for everywhere."""
    jurisdiction = str(deck.investor.jurisdiction or "") if deck.investor else ""
    words = deck.brand.disclaimers.get(jurisdiction, deck.brand.disclaimer)
    return words.get(deck.language.code)


def _entry(deck: DeckWriter, name: str, slide: SlideWriter) -> Paragraph:
    """Number, publisher, title, date, and the site as a link that says where it leads."""
    source = deck.region.sources[name]
    runs = [Run(f"[{deck.number(name)}]\t")]
    if source.title is None and source.cite_as:
        runs.append(slide.run(source.cite_as))
    else:
        runs += [slide.run(source.publisher), Run(deck.fixed("colon")), slide.run(source.title or source.url)]
        date = _date(source, deck)
        if date:
            runs.append(Run(f"{deck.fixed('note_separator')}{date}", origin=where_of(source.date)))
    site = str(urlsplit(source.url).hostname or source.url).removeprefix("www.")
    link = str(source.url) if source.url.startswith("https://") else ""
    runs += [Run(deck.fixed("note_separator")), Run(site, link=link, origin=where_of(source.url))]
    return Paragraph(tuple(runs))


def _date(source: Source, deck: DeckWriter) -> str:
    if not source.date:
        return ""
    read = read_as_of(source.date).value
    return show_date(read, deck.language) if isinstance(read, Date | FiscalYear) else str(source.date)
