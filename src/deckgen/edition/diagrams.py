"""Steps, comparisons, quotations and big numbers as blocks, each with an alt text that says it all."""

from __future__ import annotations

from deckgen.blocks import BigNumber, Cell, Paragraph, Quote, Run, Step, Steps, Table
from deckgen.content.diagrams import AspectOf, BigNumberOf, ComparisonOf, QuoteOf, SideOf, StepsOf
from deckgen.edition.compared import regions_exhibit
from deckgen.edition.exhibits import Exhibit, caption_of
from deckgen.edition.key_figures import key_figure
from deckgen.edition.writer import SlideWriter

_LEAD = "accent1"
_QUOTATION_MARKS = ' "“”„«»「」『』'


def steps_exhibit(shown: StepsOf, slide: SlideWriter) -> Exhibit:
    """Return the process."""
    for source in shown.sources:
        slide.cite(source)
    steps = tuple(
        Step(slide.run(step.heading), slide.run(step.text) if step.text else None, str(step.icon or ""))
        for step in shown.steps
    )
    told = (
        f"{number} {slide.deck.fixed('colon').join(run.text for run in (step.heading, step.text) if run)}"
        for number, step in enumerate(steps, 1)
    )
    alt = f"{shown.head}{slide.deck.fixed('colon')}{slide.deck.fixed('source_separator').join(told)}"
    return Exhibit(Steps(steps, alt), slide.text(shown.head), caption_of(slide, shown.note))


def comparison_exhibit(shown: ComparisonOf, slide: SlideWriter) -> Exhibit:
    """Return the comparison as a table: a column for each side or region, a row for each aspect or fact."""
    if shown.regions:
        return regions_exhibit(shown, slide)
    for source in shown.sources:
        slide.cite(source)
    names = (_cell(side.name, side, slide, strong=True) for side in shown.sides)
    header = (Cell((Paragraph((Run(""),)),)), *names)
    rows = tuple(_aspect(row, shown, slide) for row in shown.rows)
    widths = (0.7, *(1.0 for _ in shown.sides))
    table = Table(header, rows, slide.deck.fixed("table_alt", title=str(shown.head)), widths)
    return Exhibit(table, slide.text(shown.head), caption_of(slide, shown.note))


def quote_exhibit(shown: QuoteOf, slide: SlideWriter) -> Exhibit:
    """Return the quotation in its marks."""
    text, credit = quoted(shown, slide)
    return Exhibit(Quote(text, credit))


def quoted(shown: QuoteOf, slide: SlideWriter) -> tuple[Run, Run]:
    """Return what was said in the language's own quotation marks, and its credit."""
    for source in shown.sources:
        slide.cite(source)
    run = slide.run(shown.text)
    text = slide.deck.fixed("quotation", text=run.text.strip(_QUOTATION_MARKS))
    return Run(text, lang=run.lang, origin=run.origin), slide.run(shown.credit)


def number_exhibit(shown: BigNumberOf, slide: SlideWriter) -> Exhibit:
    """Return the fact as a big number; nothing where there is no such fact, which has its own finding."""
    figure = key_figure(shown.fact, slide)
    if figure is None:
        return Exhibit(None)
    sentence = slide.run(shown.sentence) if shown.sentence else None
    return Exhibit(BigNumber(figure, sentence, str(shown.icon or "")))


def _aspect(row: AspectOf, shown: ComparisonOf, slide: SlideWriter) -> tuple[Cell, ...]:
    cells = (_cell(text, side, slide) for text, side in zip(row.cells, shown.sides, strict=True))
    return (Cell((slide.paragraph(row.aspect, strong=True),)), *cells)


def _cell(text: str, side: SideOf, slide: SlideWriter, *, strong: bool = False) -> Cell:
    return Cell((slide.paragraph(text, strong=strong),), colour=_LEAD if side.highlight else "")
