"""An investor file: who the deck is for, and what is said differently to this one."""

from __future__ import annotations

import re
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from deckgen.content.brand import readable_link
from deckgen.content.model import Allowances, FaultAtError, Form, Id, MaybeWords, Name, Words
from deckgen.content.points import Points
from deckgen.content.region import NextSteps


class Rule(Form):
    """What an investor's deck has, or has not: one thing by its ``id``, or everything with a ``tag``.

    Written as the id alone, or as ``{tag: tourism}``.
    """

    id: Id | None = None
    tag: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"id": data}

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.id is None) == (self.tag is None):
            raise ValueError("is not one thing; write an id, or `{tag: ...}`")
        return self

    @property
    def said(self) -> str:
        """The id or tag, with the place where it was written."""
        return self.id or self.tag or ""


class LogoOf(Form):
    """The investor's mark on the cover: a picture file under ``assets/``, shown whole."""

    file: Name
    alt: Words


class Ask(Form):
    """What is asked of the investor, on a slide of its own."""

    title: Words
    title_short: MaybeWords | None = None
    points: Points
    notes: Words | None = None
    sources: list[Id] = Field(default_factory=list)
    allow: Allowances = Field(default_factory=dict)


class ContactOf(Form):
    """Whom this investor may ask, in the place of the brand's contact.

    ``qr`` says whether the closing slide shows a QR code; without it, it does where the brand's does.
    """

    name: MaybeWords
    role: MaybeWords | None = None
    email: Name = ""
    phone: Name = ""
    address: MaybeWords | None = None
    link: Name = ""
    qr: bool | None = None

    @field_validator("link")
    @classmethod
    def _is_a_link(cls, value: str) -> str:
        return readable_link(value)

    @field_validator("email")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+", value):
            raise ValueError("is not an e-mail address; write it as desk@example.org")
        return value


class AtMost(Form):
    """The most items of each sort; those that interest most are kept."""

    advantages: int | None = Field(default=None, ge=1)
    benefits: int | None = Field(default=None, ge=1)


class Investor(Form):
    """What is true for one investor in every region.

    ``interests`` are tags, the strongest first: what has them comes first. With ``items: interests`` nothing
    else is shown, but for what ``include`` names. What stands under ``regions`` is laid over that region.
    """

    language: Name
    languages: list[Name] = Field(default_factory=list)
    name: MaybeWords
    interests: list[Id] = Field(default_factory=list)
    items: Literal["all", "interests"] = "all"
    at_most: AtMost = AtMost()
    include: list[Rule] = Field(default_factory=list)
    exclude: list[Rule] = Field(default_factory=list)
    storyline: Name | None = None
    jurisdiction: Id | None = None
    confidential: bool = False
    stamp: Words | None = None
    cover_line: Words | None = None
    logo: LogoOf | None = None
    ask: Ask | None = None
    contact: ContactOf | None = None
    next_steps: NextSteps | None = None
    regions: dict[Id, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _tags_in_every_region(self) -> Self:
        for key, rules in (("include", self.include), ("exclude", self.exclude)):
            for place, rule in enumerate(rules):
                if rule.id:
                    cure = "write it under `regions: {NAME: ...}`"
                    raise FaultAtError(f"chooses '{rule.id}' by its id in every region; {cure}", key, place)
        return self

    @model_validator(mode="after")
    def _one_stamp(self) -> Self:
        if self.confidential and self.stamp is not None:
            raise FaultAtError("stands beside `confidential: true`; keep the one that is meant", "stamp")
        return self


class Change(Form):
    """How one region is chosen from for an investor; everything else there is laid over the region's own."""

    include: list[Rule] = Field(default_factory=list)
    exclude: list[Rule] = Field(default_factory=list)


CHOOSING = frozenset(Change.model_fields)
"""Keys under a region of an investor file that are not laid over the region."""
