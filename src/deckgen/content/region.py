"""A region file: the place being pitched, its facts, and what is said of it."""

from typing import Annotated

from msgspec import Meta, field

from deckgen.content.evidence import Fact, PictureOf, Source, Visual
from deckgen.content.model import Allowances, Form, Id, Level, MaybeWords, Name, Words
from deckgen.content.own_slides import OwnSlide
from deckgen.content.points import Points


class Item(Form, frozen=True, kw_only=True):
    """One advantage or benefit."""

    id: Id
    heading: Words
    title: Words | None = None
    title_short: MaybeWords | None = None
    lead: Words | None = None
    points: Points
    figures: Annotated[list[Id], Meta(max_length=4)] = field(default_factory=list)
    visual: Visual | None = None
    tags: list[Id] = field(default_factory=list)
    sources: list[Id] = field(default_factory=list)
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)


class Benefit(Item, frozen=True, kw_only=True):
    """One benefit: an item with a lead sentence."""

    lead: Words


class Risk(Form, frozen=True, kw_only=True):
    """One risk with what it does, what answers it, and how much it weighs."""

    id: Id
    risk: Words
    effect: Words
    response: Words
    level: Level
    sources: list[Id] = field(default_factory=list)
    tags: list[Id] = field(default_factory=list)
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)


class Prospect(Form, frozen=True, kw_only=True):
    """One statement of the outlook, and what it depends on."""

    id: Id
    heading: Words
    text: Words
    depends_on: Words | None = None
    sources: list[Id] = field(default_factory=list)
    tags: list[Id] = field(default_factory=list)


class Section(Form, frozen=True, kw_only=True):
    """A section's name and a line on what it shows."""

    title: Words
    note: Words | None = None
    allow: Allowances = field(default_factory=dict)


class RiskOutlook(Form, frozen=True, kw_only=True):
    """The message and the notes of the risk and outlook slide."""

    title: Words
    title_short: MaybeWords | None = None
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)


class Step(Form, frozen=True, kw_only=True):
    """One next step: who does what, and when."""

    id: Id
    action: Words
    owner: Words | None = None
    when: Words | None = None


class NextSteps(Form, frozen=True, kw_only=True):
    """The closing slide."""

    title: Words
    steps: Annotated[list[Step], Meta(min_length=1, max_length=8)]
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)


class Cover(Form, frozen=True, kw_only=True):
    """What the cover shows beside its title."""

    visual: Visual | None = None
    notes: Words | None = None
    allow: Allowances = field(default_factory=dict)


class Region(Form, frozen=True, kw_only=True):
    """A region's whole content in one language."""

    language: Name
    name: Words
    country: Words
    place: Words
    title: Words
    subtitle: Words | None = None
    date: Name | None = None
    picture: PictureOf | None = None
    cover: Cover = Cover()
    sources: dict[Id, Source] = field(default_factory=dict)
    facts: dict[Id, Fact] = field(default_factory=dict)
    agenda: Section | None = None
    sections: dict[Id, Section] = field(default_factory=dict)
    advantages: list[Item] = field(default_factory=list)
    benefits: list[Benefit] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    outlook: list[Prospect] = field(default_factory=list)
    slides: list[OwnSlide] = field(default_factory=list)
    risk_outlook: RiskOutlook | None = None
    next_steps: NextSteps | None = None
