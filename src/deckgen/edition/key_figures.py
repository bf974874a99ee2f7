"""Facts as key figures, their sources cited."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blocks import KeyFigure, KeyFigures, Paragraph, Run
from deckgen.content.model import where_of
from deckgen.content.region_check import fact_value
from deckgen.edition.writer import SlideWriter
from deckgen.wording.figures import show_figure, show_note
from deckgen.wording.values import Date, FiscalYear


def key_figures(names: Iterable[str], slide: SlideWriter) -> KeyFigures | None:
    """Return the facts of these names as key figures; None where there are none."""
    figures = tuple(figure for name in names if (figure := key_figure(name, slide)))
    return KeyFigures(figures) if figures else None


def key_figure(name: str, slide: SlideWriter) -> KeyFigure | None:
    """Return one fact as a key figure; None for a name that no fact has, which has its own finding."""
    fact = slide.deck.region.facts.get(name)
    if fact is None:
        return None
    slide.cite_fact(name)
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


def fact_notes(names: Iterable[str], slide: SlideWriter) -> list[Paragraph]:
    """Return what the facts are not, for the speaker's notes."""
    facts = (slide.deck.region.facts.get(name) for name in names)
    return [slide.paragraph(fact.note) for fact in facts if fact is not None and fact.note]


def _kept(space: str) -> str:
    """A space at which no line breaks."""
    return space.replace(" ", "\N{NO-BREAK SPACE}")
