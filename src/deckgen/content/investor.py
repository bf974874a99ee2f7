"""An investor file: who the deck is for, and what is said differently to this one."""

from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, field

from deckgen.content.brand import readable_address, readable_link
from deckgen.content.model import Allowances, FaultAtError, Form, Id, MaybeWords, Name, Then, Words
from deckgen.content.points import Points
from deckgen.content.region import NextSteps


class Rule(Form, frozen=True, kw_only=True):
    """What an investor's deck has, or has not: one thing by its ``id``, or everything with a ``tag``.

    Written as the id alone, or as ``{tag: tourism}``.
    """

    short_for: ClassVar[str] = "id"

    id: Id | None = None
    tag: Id | None = None

    def __post_init__(self) -> None:
        if (self.id is None) == (self.tag is None):
            raise ValueError("is not one thing; write an id, or `{tag: ...}`")

    @property
    def said(self) -> str:
        """The id or tag, with the place where it was written."""
        return self.id or self.tag or ""


class LogoOf(Form, frozen=True, kw_only=True):
    """The investor's mark on the cover: a picture file under ``assets/``, shown whole."""

    file: Name
    alt: Words


class Ask(Form, frozen=True, kw_only=True):
    """What is asked of the investor, on a slide of its own."""

    title: Words
    title_short: MaybeWords | None = None
    points: Points
    notes: Words | None = None
    sources: list[Id] = field(default_factory=list)
    allow: Allowances = field(default_factory=dict)


class ContactOf(Form, frozen=True, kw_only=True):
    """Whom this investor may ask, in the place of the brand's contact.

    ``qr`` says whether the closing slide shows a QR code; without it, it does where the brand's does.
    """

    name: MaybeWords
    role: MaybeWords | None = None
    email: Annotated[Name, Then(readable_address)] = ""
    phone: Name = ""
    address: MaybeWords | None = None
    link: Annotated[Name, Then(readable_link)] = ""
    qr: bool | None = None


class AtMost(Form, frozen=True, kw_only=True):
    """The most items of each sort; those that interest most are kept."""

    advantages: Annotated[int, Meta(ge=1)] | None = None
    benefits: Annotated[int, Meta(ge=1)] | None = None


class Investor(Form, frozen=True, kw_only=True):
    """What is true for one investor in every region.

    ``interests`` are tags, the strongest first: what has them comes first. With ``items: interests`` nothing
    else is shown, but for what ``include`` names. What stands under ``regions`` is laid over that region.
    """

    language: Name
    languages: list[Name] = field(default_factory=list)
    name: MaybeWords
    interests: list[Id] = field(default_factory=list)
    items: Literal["all", "interests"] = "all"
    at_most: AtMost = AtMost()
    include: list[Rule] = field(default_factory=list)
    exclude: list[Rule] = field(default_factory=list)
    storyline: Name | None = None
    jurisdiction: Id | None = None
    confidential: bool = False
    stamp: Words | None = None
    cover_line: Words | None = None
    logo: LogoOf | None = None
    ask: Ask | None = None
    contact: ContactOf | None = None
    next_steps: NextSteps | None = None
    regions: dict[Id, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, rules in (("include", self.include), ("exclude", self.exclude)):
            for place, rule in enumerate(rules):
                if rule.id:
                    cure = "write it under `regions: {NAME: ...}`"
                    raise FaultAtError(f"chooses '{rule.id}' by its id in every region; {cure}", key, place)
        if self.confidential and self.stamp is not None:
            raise FaultAtError("stands beside `confidential: true`; keep the one that is meant", "stamp")


class Change(Form, frozen=True, kw_only=True):
    """How one region is chosen from for an investor; everything else there is laid over the region's own."""

    include: list[Rule] = field(default_factory=list)
    exclude: list[Rule] = field(default_factory=list)


CHOOSING = frozenset(Change.__struct_fields__)
"""Keys under a region of an investor file that are not laid over the region."""
