"""One region, investor, language and storyline turned into a DeckPlan."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.content.deck_date import iso_day, read_deck_date
from deckgen.content.library import Library
from deckgen.content.model import where_of
from deckgen.content.retelling import Retold, region_for
from deckgen.content.storyline import Storyline
from deckgen.diagnostics import Checked, Finding, did_you_mean, in_order
from deckgen.edition.changes import unused_changes
from deckgen.edition.counted import miscounted
from deckgen.edition.outline import Outline, outline_of, write_parts
from deckgen.edition.selection import Choice, select
from deckgen.edition.sharing import shared_slides
from deckgen.edition.writer import DeckWriter
from deckgen.pictures import Original
from deckgen.plan import DeckPlan, Edition, Properties


def plan_edition(
    library: Library,
    edition: Edition,
    pictures: Mapping[str, Original],
    date: str = "",
) -> Checked[DeckPlan]:
    """Return the deck of one edition as a plan; ``pictures`` are those taken in, by file, ``date`` ISO."""
    begun = _begun(library, edition, pictures, date)
    if begun.value is None:
        return Checked(None, begun.findings)
    deck, outline = begun.value.deck, begun.value.outline
    slides = write_parts(outline)
    plan = DeckPlan(edition, _properties(deck), tuple(slides))
    unused = unused_changes(begun.value.retold, outline, begun.value.choices)
    counts = miscounted(slides, outline.shown, deck.language.counting, edition.investor)
    return Checked(plan, in_order([*begun.findings, *deck.findings, *unused, *counts]))


def choices_of(library: Library, edition: Edition) -> Checked[tuple[Choice, ...]]:
    """Return why each item is in the edition's deck, or out of it, in the order of the deck."""
    begun = _begun(library, edition, {}, "")
    if begun.value is None:
        return Checked(None, begun.findings)
    return Checked((*begun.value.choices, *begun.value.outline.choices), begun.findings)


class _Begun(Struct, frozen=True):
    """An edition before its slides are written."""

    deck: DeckWriter
    outline: Outline
    choices: tuple[Choice, ...]
    retold: Retold


def _begun(
    library: Library, edition: Edition, pictures: Mapping[str, Original], date: str
) -> Checked[_Begun]:
    story = _storyline(library, edition)
    if story.value is None:
        return Checked(None, story.findings)
    retold = region_for(library, edition)
    if retold.value is None or not retold.ok:
        return Checked(None, retold.findings)
    chosen = select(retold.value)
    selection = chosen.value
    assert selection is not None
    given = date or selection.region.date
    day = read_deck_date(given).value if given else None
    language, left_out = (
        library.languages[edition.language],
        {one.id for one in selection.choices if not one.shown},
    )
    investor = retold.value.investor
    deck = DeckWriter(
        selection.region,
        library.brand,
        language,
        pictures,
        day,
        edition,
        investor,
        frozenset(left_out),
        retold.value.compared,
        shared=shared_slides(library, edition),
    )
    begun = _Begun(deck, outline_of(deck, story.value, selection.choices), selection.choices, retold.value)
    return Checked(begun, in_order([*retold.findings, *chosen.findings]))


def _storyline(library: Library, edition: Edition) -> Checked[Storyline]:
    story = library.storylines.get(edition.storyline)
    if story is not None or edition.storyline in library.faulty:
        return Checked(story)
    cure = did_you_mean(edition.storyline, library.storylines)
    files = library.investors.get(edition.investor)
    named = (library.brand.storyline, files.investor.storyline if files else None)
    where = next((where_of(name) for name in named if name == edition.storyline), None)
    missing = Finding("no-such-storyline", f"there is no storyline '{edition.storyline}'", cure, where)
    return Checked(None, (missing,))


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
