"""The brand: names, colours, fonts per script, type scale, fixed words; it makes the master."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from deckgen.content.model import Form, Id, Name, OneOrMore, Read, Then
from deckgen.diagnostics import did_you_mean
from deckgen.template import TypeScale

SMALLEST_BODY = 14
"""No body text is set smaller, in pt."""

LONGEST_LINK = 200
"""Characters of a link that a QR code of 1.3 in shows in modules that a telephone can read."""

SMALLEST = 9
"""No text at all is set smaller, in pt."""

SCRIPT_FACES: Mapping[str, str] = {"Jpan": "Yu Gothic", "Hant": "Microsoft JhengHei"}
"""The face of each script where a brand does not say otherwise."""

BODY_ROLES = frozenset(
    {
        "body",
        "lead",
        "card",
        "subtitle",
        "agenda row",
        "section note",
        "closing step",
        "closing contact",
        "insight",
        "quote",
    },
)
"""Roles that hold text to be read at length."""


_HEX = "^#?[0-9A-Fa-f]{6}$"


def _hex(value: Any) -> Any:
    """Return a colour as six capital hex digits."""
    if not isinstance(value, str) or not re.fullmatch(_HEX, value):
        raise ValueError('is not a colour; write six hex digits in quotes, such as "0B2A4A"')
    return value.removeprefix("#").upper()


def readable_link(value: str) -> str:
    """Return a link that a deck may hold and a QR code can show, or nothing; raises ValueError."""
    if len(value) > LONGEST_LINK:
        raise ValueError(f"is too long for a QR code; {LONGEST_LINK} characters are the most")
    if value and not re.fullmatch(r"https://[^\s<>\"\\{}|^`]+", value):
        raise ValueError("cannot be a link in a deck; write it as https://www.example.org")
    return value


def readable_address(value: str) -> str:
    """Return an e-mail address, or nothing; raises ValueError."""
    if value and not re.fullmatch(r"[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+", value):
        raise ValueError("is not an e-mail address; write it as desk@example.org")
    return value


Colour = Annotated[str, Read(_hex, lambda: {"type": "string", "pattern": _HEX})]
Steps = Annotated[tuple[float, ...], OneOrMore(), Meta(min_length=1)]


class FullName(Form, frozen=True, kw_only=True):
    """The group's name in full in one language, such as ``zh-Hant``; shown on cover and closing only."""

    lang: str
    text: str


class Contact(Form, frozen=True, kw_only=True):
    """Whom to ask, where an investor file names nobody; each text may differ per language.

    ``qr`` puts a QR code of ``link``, or else of the brand's website, on the closing slide.
    """

    name: str | dict[str, str] = ""
    role: str | dict[str, str] = ""
    email: Annotated[str, Then(readable_address)] = ""
    phone: str = ""
    address: str | dict[str, str] = ""
    link: Annotated[str, Then(readable_link)] = ""
    qr: bool = False


class Logo(Form, frozen=True, kw_only=True):
    """The mark: picture files under ``assets/`` for white and for dark pages, and its alt text."""

    file: str
    on_dark: str = ""
    alt: str


class Colours(Form, frozen=True, kw_only=True):
    """The theme's twelve slots and the brand's further colours, as six hex digits."""

    dk1: Colour = "14212B"
    lt1: Colour = "FFFFFF"
    dk2: Colour = "0B2A4A"
    lt2: Colour = "F3F6F8"
    accent1: Colour = "0F4C81"
    accent2: Colour = "0A857B"
    accent3: Colour = "AD5E0E"
    accent4: Colour = "8F1D2F"
    accent5: Colour = "7A66B0"
    accent6: Colour = "4A5560"
    hlink: Colour = "1F6FB2"
    folHlink: Colour = "7A66B0"  # noqa: N815  (PowerPoint's own name)
    gold: Colour = "C8963E"
    gold_tint: Colour = "E3BF7F"
    muted: Colour = "52616E"
    rule: Colour = "D5DCE2"
    bar_tint: Colour = "9FB6CB"
    pale_blue: Colour = "C9D6E2"
    stripe: Colour = "E6EDF3"


class Fonts(Form, frozen=True, kw_only=True):
    """The Latin face, and one face for each script by its ISO 15924 code."""

    latin: str = "Arial"
    scripts: dict[str, str] = field(default_factory=lambda: dict(SCRIPT_FACES))


class Sizes(Form, frozen=True, kw_only=True):
    """The sizes a role may take in pt, preferred first: for Latin text, and for Japanese and Chinese."""

    latin: Steps
    cjk: Steps

    def __post_init__(self) -> None:
        for steps in (self.latin, self.cjk):
            if list(steps) != sorted(steps, reverse=True):
                raise ValueError("sizes go from the preferred, largest one to the smallest")


class Limits(Form, frozen=True, kw_only=True):
    """Limits that a brand may set.

    ``review_days`` is how long a figure counts as fresh: from its ``reviewed_on``, or its as-of date where
    that is later.
    """

    review_days: Annotated[int, Meta(ge=1)] | None = None


def _known_holes(value: dict[str, str]) -> dict[str, str]:
    unknown = sorted(set(re.findall(r"\{(\w*)\}", " ".join(value.values()))) - {"region", "name"})
    if unknown:
        raise ValueError(f"has a {{{unknown[0]}}} that nothing fills; write {{region}} or {{name}}")
    return value


def _readable_sizes(value: dict[str, Sizes]) -> dict[str, Sizes]:
    problems = [problem for role, sizes in value.items() if (problem := _size_problem(role, sizes))]
    if problems:
        raise ValueError("; ".join(problems))
    return value


class Brand(Form, frozen=True, kw_only=True):
    """Everything in ``content/brand.yaml``."""

    name: str
    full_names: tuple[FullName, ...] = ()
    website: Annotated[str, Then(readable_link)] = ""
    contact: Contact = Contact()
    logo: Logo
    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    languages: tuple[str, ...] = ("en",)
    type: Annotated[dict[str, Sizes], Then(_readable_sizes)] = field(default_factory=dict)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    footer: Annotated[dict[str, str], Then(_known_holes)] = field(default_factory=dict)
    disclaimer: dict[str, str] = field(default_factory=dict)
    disclaimers: dict[Id, dict[str, str]] = field(default_factory=dict)
    storyline: Name = "pitch"
    severity: dict[str, Literal["error", "warning", "off"]] = field(default_factory=dict)
    limits: Limits = Limits()


def _size_problem(role: str, sizes: Sizes) -> str:
    """Return what is wrong with a role's sizes, or nothing."""
    if role not in TYPE:
        return f"has a role '{role}' that no text takes; {did_you_mean(role, TYPE)}"
    least = SMALLEST_BODY if role in BODY_ROLES else SMALLEST
    smallest = min(*sizes.latin, *sizes.cjk)
    return f"sets '{role}' at {smallest:g} pt; {least} is the least" if smallest < least else ""


def _sizes(latin: tuple[float, ...], cjk: tuple[float, ...] = ()) -> Sizes:
    """Return the sizes of a role; Japanese and Chinese take the Latin ones where they have none."""
    return Sizes(latin=latin, cjk=cjk or latin)


TYPE: Mapping[str, Sizes] = {
    "cover title": _sizes((40, 36, 32), (36, 32)),
    "cover eyebrow": _sizes((14, 12)),
    "subtitle": _sizes((20, 18, 16)),
    "cover group": _sizes((14, 12)),
    "cover date": _sizes((14, 12)),
    "cover line": _sizes((16, 14, 12)),
    "section title": _sizes((36, 32), (36, 32)),
    "section number": _sizes((66,)),
    "section note": _sizes((18, 16)),
    "closing title": _sizes((36, 32, 28)),
    "closing step": _sizes((18, 16, 14)),
    "closing contact": _sizes((16, 14)),
    "stamp": _sizes((10, 9)),
    "eyebrow": _sizes((11, 10)),
    "title": _sizes((26, 24), (24, 22)),
    "lead": _sizes((20, 18, 16)),
    "body": _sizes((18, 16, 15, 14)),
    "card": _sizes((14,)),
    "insight": _sizes((18, 16, 14)),
    "quote": _sizes((28, 24, 20, 18, 16)),
    "credit": _sizes((14, 12)),
    "step": _sizes((16, 14, 12)),
    "big number": _sizes((44, 40, 36, 32, 28)),
    "head": _sizes((12, 11)),
    "label": _sizes((12, 11, 10)),
    "key figure": _sizes((30, 26, 24)),
    "key figure unit": _sizes((14, 12)),
    "key figure label": _sizes((12, 11)),
    "key figure note": _sizes((10, 9)),
    "table": _sizes((14, 12, 11)),
    "table head": _sizes((14, 12, 11)),
    "agenda number": _sizes((30,)),
    "agenda row": _sizes((20, 18)),
    "numbered row": _sizes((18, 16)),
    "reference": _sizes((12, 11, 10, 9)),
    "source": _sizes((10, 9)),
    "caption": _sizes((10, 9)),
    "footer": _sizes((9,)),
}
"""The sizes of every role where a brand does not say otherwise."""


def type_scale(brand: Brand, cjk: bool) -> TypeScale:
    """Return the sizes of every role in pt, preferred first, for Latin text or for Japanese and Chinese."""
    chosen = {**TYPE, **brand.type}
    return TypeScale({role: sizes.cjk if cjk else sizes.latin for role, sizes in chosen.items()})
