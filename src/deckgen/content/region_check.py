"""What must agree within one region: ids, references, values, names in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.content.brand import Brand
from deckgen.content.deck_date import read_deck_date
from deckgen.content.evidence import Fact, Visual
from deckgen.content.fact_check import check_facts
from deckgen.content.figure_check import figures_without_source
from deckgen.content.id_check import id_twice
from deckgen.content.investor import Investor
from deckgen.content.model import Form, where_of
from deckgen.content.own_slides import ChartSlide, SlideOf
from deckgen.content.region import Item, Prospect, Region, Risk
from deckgen.content.shape import Text, texts_in
from deckgen.content.visual_check import check_visual, dates_of, known
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.wording.language import LanguagePack
from deckgen.wording.names import NamedFact, fill_names
from deckgen.wording.reading import read_as_of, read_qualifiers, read_value
from deckgen.wording.values import Date, FactValue, Words, with_sign
from deckgen.yaml_source import Node

COLLECTIONS = ("advantages", "benefits", "risks", "outlook", "slides")
"""Collections of a region whose entries have ids and tags."""

SECTIONS = ("advantages", "benefits", "outlook")
"""Sections that every region has, under the language's words where it gives none of its own."""


def check_region(
    region: Region,
    node: Node,
    brand: Brand,
    language: LanguagePack,
    today: Date | None = None,
    investor: Investor | None = None,
) -> tuple[Finding, ...]:
    """Return every disagreement inside a region, each at its line; without ``today`` no fact expires.

    Texts may name the ``investor``, and its own texts may name what the region's may.
    """
    return (
        *check_things(region, region, node, brand, language, investor),
        *_links(region),
        *_facts(region, node),
        *check_facts(region.facts, node, today, brand.limits.review_days),
    )


def check_things(
    region: Region,
    things: Region,
    node: Node,
    brand: Brand,
    language: LanguagePack,
    investor: Investor | None = None,
) -> tuple[Finding, ...]:
    """Return what disagrees in some of a region's things, given as a region with those alone and their node.

    What they refer to is the whole region's, and so are the ids that none of them may repeat.
    """
    names, texts = names_for(region, language, investor), texts_in(Region, node)
    return (
        *_ids(region),
        *_references(things),
        *_tags(things, brand),
        *figures_without_source(node, texts),
        *_dates(things),
        *_names(texts, names),
        *_names_in_investor(investor, names),
    )


def fact_value(fact: Fact) -> FactValue:
    """Return the fact's typed value; a value that cannot be read is shown as plain words."""
    value = read_value(fact.value, fact.unit).value or Words(str(fact.value))
    return with_sign(value) if fact.sign else value


def names_for(region: Region, language: LanguagePack, investor: Investor | None = None) -> dict[str, object]:
    """Return what ``{{ ... }}`` in the region's, and its investor's, texts may name."""
    facts = {
        name: NamedFact(
            fact_value(fact),
            language,
            fact.unit or "",
            tuple(fact.qualifier),
            fact.label,
            fact.as_of,
        )
        for name, fact in region.facts.items()
    }
    place = {"name": region.name, "country": region.country, "place": region.place}
    named: dict[str, object] = {"facts": facts, "region": place}
    return named | {"investor": {"name": investor.name}} if investor else named


def items_of(region: Region) -> Iterator[tuple[str, Item]]:
    """Yield every advantage and benefit with the name of its collection."""
    for item in region.advantages:
        yield "advantages", item
    for benefit in region.benefits:
        yield "benefits", benefit


def visuals_of(region: Region) -> Iterator[Visual]:
    """Yield every visual: the cover's, the items', and what the region's own slides show."""
    shown = (region.cover, *(item for _, item in items_of(region)), *region.slides)
    yield from (thing.visual for thing in shown if thing.visual is not None)


def _things(region: Region) -> Iterator[Item | Risk | Prospect | SlideOf]:
    """Everything that has an id and tags."""
    yield from (item for _, item in items_of(region))
    yield from (*region.risks, *region.outlook, *region.slides)


def _ids(region: Region) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for thing in _things(region):
        if thing.id in first:
            yield id_twice(thing.id, where_of(thing.id), where_of(first[thing.id]))
        first.setdefault(thing.id, thing.id)


def _references(region: Region) -> Iterator[Finding]:
    for _, item in items_of(region):
        for figure in item.figures:
            yield from known(figure, region.facts, "fact")
        for source in item.sources:
            yield from known(source, region.sources, "source")
    for slide in region.slides:
        yield from _slide_references(slide, region)
    for visual in visuals_of(region):
        yield from check_visual(visual, region)
    for fact in region.facts.values():
        yield from known(fact.source, region.sources, "source")
    statements: list[Risk | Prospect] = [*region.risks, *region.outlook]
    for source in (source for statement in statements for source in statement.sources):
        yield from known(source, region.sources, "source")


def _slide_references(slide: SlideOf, region: Region) -> Iterator[Finding]:
    for source in slide.sources:
        yield from known(source, region.sources, "source")
    for figure in slide.figures if isinstance(slide, ChartSlide) else ():
        yield from known(figure, region.facts, "fact")
    if slide.section is not None:
        yield from known(slide.section, {**dict.fromkeys(SECTIONS), **region.sections}, "section")


def _links(region: Region) -> Iterator[Finding]:
    for source in region.sources.values():
        url, where = source.url, where_of(source.url)
        if not re.fullmatch(r"https?://[^\s<>\"]+\.[^\s<>\"]+", url):
            cure = "give the page's whole address, such as https://www.example.org/page"
            yield Finding("bad-link", f"'{url}' is not the address of a page", cure, where)
        elif not url.startswith("https://"):
            message = "the source is named without a link, as its address is not an https one"
            cure = "write https:// if the page answers there"
            yield Finding("link-not-secure", message, cure, where, Severity.NOTE)


def _tags(region: Region, brand: Brand) -> Iterator[Finding]:
    for tag in (tag for thing in _things(region) for tag in thing.tags):
        if tag not in brand.tags:
            cure = did_you_mean(tag, brand.tags)
            yield Finding("no-such-tag", f"the brand has no tag '{tag}'", cure, where_of(tag))


def _dates(region: Region) -> Iterator[Finding]:
    if region.date is not None:
        yield from read_deck_date(region.date, where_of(region.date)).findings
    told = [source.date for source in region.sources.values()]
    for visual in visuals_of(region):
        told += dates_of(visual)
    for date in filter(None, told):
        yield from read_as_of(date, where_of(date)).findings


def _facts(region: Region, node: Node) -> Iterator[Finding]:
    for name, fact in region.facts.items():
        where = node.nearest(["facts", name, "value"]).where
        yield from (
            *read_value(fact.value, fact.unit, where).findings,
            *read_as_of(fact.as_of, node.nearest(["facts", name, "as_of"]).where).findings,
            *read_qualifiers(fact.qualifier, node.nearest(["facts", name, "qualifier"]).where).findings,
        )


def _names(texts: Iterable[Text], values: dict[str, object]) -> Iterator[Finding]:
    for _, text, _ in texts:
        if "{{" in str(text.value):
            yield from fill_names(str(text.value), text.where, values).findings


def _names_in_investor(investor: Investor | None, values: dict[str, object]) -> Iterator[Finding]:
    """What an investor's texts for every region name, where this region has it not."""
    for text in _texts_in(investor):
        if "{{" in text:
            yield from fill_names(text, where_of(text), values).findings


def _texts_in(data: object) -> Iterator[str]:
    if isinstance(data, Form):
        yield from (text for name in data.__struct_fields__ for text in _texts_in(getattr(data, name)))
    elif isinstance(data, list):
        yield from (text for value in data for text in _texts_in(value))
    elif isinstance(data, str):
        yield data
