"""A storyline gone through for one edition: which slides there will be, before any is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.conditions import Condition, read_condition
from deckgen.content.model import where_of
from deckgen.content.own_slides import SlideOf
from deckgen.content.region import Item, Section
from deckgen.content.storyline import Entry, Storyline
from deckgen.diagnostics import Finding, Where, did_you_mean
from deckgen.edition.frame import agenda_slides, cover_slide, next_steps_slide, section_slide
from deckgen.edition.numbered import ask_slides, list_slides
from deckgen.edition.own_slides import own_slide, slides_by_line
from deckgen.edition.risk import risk_outlook_slide
from deckgen.edition.selection import Choice
from deckgen.edition.sharing import slide_of_item
from deckgen.edition.sources import sources_slide
from deckgen.edition.writer import DeckWriter, Tagged
from deckgen.plan import SlidePlan

T = TypeVar("T", bound=Tagged)
Write = Callable[[], SlidePlan | Sequence[SlidePlan] | None]


class Part(Struct, frozen=True):
    """One slide, or one run of them, to be written; ``last``: only after all others, as it tells of them."""

    id: str
    section: str
    write: Write
    last: bool = False


class Outline(Struct, frozen=True):
    """The parts of a deck in order, and why what the storyline passes over is not among them."""

    parts: tuple[Part, ...]
    choices: tuple[Choice, ...] = ()
    shown: Mapping[str, int] = field(default_factory=dict)
    """How many advantages and benefits there are."""


def outline_of(deck: DeckWriter, story: Storyline, chosen: Sequence[Choice] = ()) -> Outline:
    """Return the deck's parts: the storyline's lines whose conditions hold, and slides placed by name.

    ``chosen`` are the choices made before, which say why a slide is not there to stand beside.
    """
    return _Outliner(deck, story, chosen).outline()


class _Outliner:
    """Goes through one storyline."""

    def __init__(self, deck: DeckWriter, story: Storyline, chosen: Sequence[Choice]) -> None:
        self.deck, self.choices, self.chosen = deck, list[Choice](), chosen
        lines = [(entry, _condition(entry)) for entry in story.slides]
        told = [self._holds(*line) for line in lines]
        self.story = replace(story, slides=[e for (e, _), holds in zip(lines, told, strict=True) if holds])
        self.conditions = [condition for (_, condition), holds in zip(lines, told, strict=True) if holds]
        self.passed_over = frozenset(
            str(e.show) for (e, _), holds in zip(lines, told, strict=True) if not holds
        )

    def outline(self) -> Outline:
        """The whole, with every slide that names its place put there."""
        shown = slides_by_line(self.deck.region, self.story, self.deck, self.passed_over)
        own = {place: self._kept(place, slides) for place, slides in shown.items()}
        items = self._items()
        self._show_only(items)
        sections = self._sections(own, items)
        parts = list(self._parts(own, items, sections))
        return Outline(tuple(self._placed(parts)), tuple(self.choices), self._shown(items))

    def _holds(self, entry: Entry, condition: Condition | None) -> bool:
        if condition is None or condition.asks_of_items or condition.holds(self.deck.values()):
            if not entry.each:
                self.choices.append(Choice(_id_of(entry), "storyline", True, _WHY, where_of(_name_of(entry))))
            return True
        why = f"the storyline has it only where {entry.when}"
        self.choices.append(Choice(_id_of(entry), "storyline", False, why, where_of(entry.when)))
        return False

    def _items(self) -> Mapping[int, Sequence[Item]]:
        """What each line that goes through items shows of them."""
        region = self.deck.region
        return {
            place: self._kept(place, getattr(region, entry.collection))
            for place, entry in enumerate(self.story.slides)
            if entry.collection in ("advantages", "benefits")
        }

    def _kept(self, place: int, things: Sequence[T]) -> Sequence[T]:
        """Those that a line's condition and its `most` let through."""
        entry, condition = self.story.slides[place], self.conditions[place]
        kept = [one for one in things if self._asked(entry, condition, one)]
        for one in kept[entry.most :] if entry.most else ():
            why = f"the storyline has {entry.most} {entry.collection} at most"
            self.choices.append(Choice(str(one.id), entry.collection, False, why, where_of(one.id)))
        return kept[: entry.most]

    def _show_only(self, items: Mapping[int, Sequence[Item]]) -> None:
        """Let the deck's other slides, such as the agenda, know only of the items that some line shows."""
        shown: dict[str, dict[str, Item]] = {}
        for place, kept in items.items():
            shown.setdefault(self.story.slides[place].collection, {}).update(
                {str(one.id): one for one in kept}
            )
        update = {name: list(kept.values()) for name, kept in shown.items()}
        self.deck.region = replace(self.deck.region, **update)

    def _shown(self, items: Mapping[int, Sequence[Item]]) -> Mapping[str, int]:
        """The number of advantages and benefits that some line shows."""
        shown = {
            name: {
                str(item.id)
                for place, kept in items.items()
                if self._collection(place) == name
                for item in kept
            }
            for name in ("advantages", "benefits")
        }
        return {name: len(kept) for name, kept in shown.items()}

    def _collection(self, place: int) -> str:
        return str(self.story.slides[place].collection)

    def _asked(self, entry: Entry, condition: Condition | None, item: Tagged) -> bool:
        if condition is None or condition.holds(self.deck.values(item)):
            return True
        why = f"the storyline has items only where {entry.when}"
        self.choices.append(Choice(str(item.id), entry.collection, False, why, where_of(entry.when)))
        return False

    def _sections(
        self, own: Mapping[int, Sequence[SlideOf]], items: Mapping[int, Sequence[Item]]
    ) -> dict[str, Section]:
        """The sections that hold something, in order, by the region's words or the language's."""
        named: dict[str, Section] = {}
        opened = ""
        for place, entry in enumerate(self.story.slides):
            if entry.section is not None:
                opened = entry.section
            elif (
                opened
                and opened not in named
                and (own.get(place) or items.get(place) or self._is_outlook(entry))
            ):
                named[opened] = self._section(opened)
        return named

    def _is_outlook(self, entry: Entry) -> bool:
        region = self.deck.region
        return entry.slide == "risk_outlook" and bool(region.risks or region.outlook)

    def _section(self, name: str) -> Section:
        own = self.deck.region.sections.get(name)
        if own is not None:
            return own
        if name in _WORDS:
            return Section(title=self.deck.fixed(_WORDS[name]))
        cure = did_you_mean(name, (*self.deck.region.sections, *_WORDS))
        message = f"the storyline opens a section '{name}' that the region does not have"
        self.deck.findings.append(Finding("no-such-section", message, cure, where_of(name)))
        return Section(title=name)

    def _parts(
        self,
        own: Mapping[int, Sequence[SlideOf]],
        items: Mapping[int, Sequence[Item]],
        sections: Mapping[str, Section],
    ) -> Iterator[Part]:
        deck, section, number = self.deck, "", 0
        for place, entry in enumerate(self.story.slides):
            if entry.section is not None:
                if entry.section in sections:
                    number += 1
                    section = str(sections[entry.section].title)
                    yield _section_part(deck, entry.section, sections[entry.section], number)
            elif entry.list is not None:
                yield _list_part(deck, entry.list, items[place], section)
            elif place in items:
                yield from _item_parts(deck, str(entry.each), items[place], section)
            elif entry.slide is not None:
                yield _frame_part(deck, entry.slide, sections, section)
            else:
                yield from (
                    _own_part(deck, shown, section) for shown in own.get(place, ()) if not _place_of(shown)
                )

    def _placed(self, parts: list[Part]) -> list[Part]:
        """The parts with every slide of its own that names its place standing there."""
        for shown in (slide for slide in self.deck.region.slides if _place_of(slide)):
            name = _place_of(shown) or ""
            at = next((place for place, part in enumerate(parts) if part.id == name), None)
            if at is None:
                self.deck.findings.append(self._not_there(str(shown.id), name, where_of(name), parts))
                continue
            part = _own_part(self.deck, shown, parts[at].section)
            parts.insert(at + (1 if shown.after else 0), part)
        return parts

    def _not_there(self, slide: str, name: str, where: Where | None, parts: Sequence[Part]) -> Finding:
        """Why there is no slide of a name to stand beside: it is left out, it is none, or nothing has it."""
        known = [one for one in (*self.chosen, *self.choices) if one.id == name]
        out = next((one for one in known if not one.shown), None)
        shown_with = next((one.sort for one in known if one.sort in ("risks", "outlook")), "")
        if shown_with:
            message = f"'{name}' is one of the `{shown_with}`, which have a slide together"
            cure = "write risk-outlook in its place"
        elif out is not None:
            place = f", {out.where}" if out.where else ""
            message = (
                f"'{slide}' is to stand beside '{name}', which this deck does not show: {out.why}{place}"
            )
            cure = f"name a slide that is in the deck, or have '{name}' in it"
        else:
            message = f"the deck has no slide '{name}' to stand beside"
            cure = did_you_mean(name, (part.id for part in parts))
        return Finding("no-such-slide", message, cure, where)


_WORDS = {"advantages": "strategic_advantages", "benefits": "future_benefits", "outlook": "risk_outlook"}


_WHY = "the storyline has it"


def _name_of(entry: Entry) -> str:
    return entry.slide or entry.section or entry.show or entry.collection


def _id_of(entry: Entry) -> str:
    """The id of the slide that a line gives; of a line that goes through items, their collection."""
    if entry.section is not None:
        return f"section-{entry.section}"
    return f"{entry.list}-list" if entry.list else str(_name_of(entry)).replace("_", "-")


def _condition(entry: Entry) -> Condition | None:
    return read_condition(str(entry.when)).value if entry.when is not None else None


def _place_of(slide: SlideOf) -> str | None:
    return slide.after or slide.before


def _section_part(deck: DeckWriter, name: str, section: Section, number: int) -> Part:
    return Part(f"section-{name}", str(section.title), lambda: section_slide(deck, name, section, number))


def _own_part(deck: DeckWriter, shown: SlideOf, section: str) -> Part:
    return Part(str(shown.id), section, lambda: own_slide(deck, shown, section))


def _list_part(deck: DeckWriter, collection: str, items: Sequence[Item], section: str) -> Part:
    return Part(f"{collection}-list", section, lambda: list_slides(deck, collection, items, section))


def _item_parts(deck: DeckWriter, collection: str, items: Sequence[Item], section: str) -> Iterator[Part]:
    for number, item in enumerate(items, 1):
        yield Part(
            str(item.id),
            section,
            lambda item=item, number=number: slide_of_item(  # type: ignore[misc]
                deck, collection, item, number, len(items), section
            ),
        )


def _frame_part(deck: DeckWriter, name: str, sections: Mapping[str, Section], section: str) -> Part:
    """A slide of the frame; the agenda knows the sections, the sources what all other slides cite."""
    investor = deck.investor
    steps = investor.next_steps if investor and investor.next_steps else deck.region.next_steps
    writes: Mapping[str, Write] = {
        "cover": lambda: cover_slide(deck),
        "agenda": lambda: agenda_slides(deck, list(sections.items())),
        "risk_outlook": lambda: risk_outlook_slide(deck, section),
        "ask": lambda: ask_slides(deck, investor.ask) if investor and investor.ask else None,
        "next_steps": lambda: next_steps_slide(deck, steps) if steps else None,
        "sources": lambda: sources_slide(deck),
    }
    return Part(name.replace("_", "-"), section, writes[name], last=name == "sources")


def write_parts(outline: Outline) -> list[SlidePlan]:
    """Return the slides; those that tell of all others are written last, wherever they stand."""
    written: dict[int, list[SlidePlan]] = {}
    for late in (False, True):
        for place, part in enumerate(outline.parts):
            if part.last is late:
                written[place] = _as_list(part.write())
    return [slide for place in sorted(written) for slide in written[place]]


def _as_list(written: SlidePlan | Sequence[SlidePlan] | None) -> list[SlidePlan]:
    if written is None:
        return []
    return [written] if isinstance(written, SlidePlan) else list(written)
