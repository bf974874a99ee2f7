"""Regions side by side by their own facts, as a table."""

from __future__ import annotations

from deckgen.blocks import Cell, Paragraph, Run, Table
from deckgen.content.compared import fact_of
from deckgen.content.diagrams import ComparisonOf
from deckgen.content.model import where_of
from deckgen.content.region_check import fact_value
from deckgen.edition.exhibits import Exhibit, caption_of
from deckgen.edition.writer import SlideWriter
from deckgen.wording.figures import show_inline, show_note
from deckgen.wording.values import Date, FiscalYear

_LEAD = "accent1"


def regions_exhibit(shown: ComparisonOf, slide: SlideWriter) -> Exhibit:
    """Return a column for each region, a row for each fact; the sources of all are cited.

    A row is called by the comparison's own name for the fact, or else as the first region labels it. A
    region or fact that is not there has its own finding.
    """
    regions = [name for name in dict.fromkeys(shown.regions) if name in slide.deck.compared]
    for source in shown.sources:
        slide.cite(source)
    names = (_cell(slide.deck.compared[name], name, slide, strong=True) for name in regions)
    rows = tuple(row for fact in shown.facts if (row := _row(fact, shown, regions, slide)))
    if len(regions) < 2 or not rows:
        return Exhibit(None)
    header = (Cell((Paragraph((Run(""),)),)), *names)
    widths = (0.7, *(1.0 for _ in regions))
    table = Table(header, rows, slide.deck.fixed("table_alt", title=str(shown.head)), widths)
    return Exhibit(table, slide.text(shown.head), caption_of(slide, shown.note))


def _row(fact: str, shown: ComparisonOf, regions: list[str], slide: SlideWriter) -> tuple[Cell, ...] | None:
    """The fact in every region; None where one of them does not have it."""
    facts, own = slide.deck.region.facts, slide.deck.own
    names = [fact_of(region, fact, own) for region in regions]
    if any(name not in facts for name in names):
        return None
    called = shown.names.get(fact) or facts[names[0]].label
    label = Cell((slide.paragraph(called, strong=True),))
    return (label, *(_fact(name, region, slide) for name, region in zip(names, regions, strict=True)))


def _fact(name: str, region: str, slide: SlideWriter) -> Cell:
    """The figure, and below it how sure it is and as of when."""
    fact, language = slide.deck.region.facts[name], slide.deck.language
    slide.cite_fact(name)
    value, origin = fact_value(fact), where_of(fact.label)
    figure = show_inline(value, fact.unit or "", tuple(fact.qualifier), language)
    as_of = None if isinstance(value, Date | FiscalYear) else fact.as_of
    note = show_note(tuple(fact.qualifier), as_of, language)
    lines = [Paragraph((Run(figure, strong=True, origin=origin),))]
    if note:
        lines.append(Paragraph((Run(note, origin=origin),)))
    return Cell(tuple(lines), colour=_colour(region, slide))


def _cell(text: str, region: str, slide: SlideWriter, *, strong: bool = False) -> Cell:
    return Cell((slide.paragraph(text, strong=strong),), colour=_colour(region, slide))


def _colour(region: str, slide: SlideWriter) -> str:
    return _LEAD if region == slide.deck.own else ""
