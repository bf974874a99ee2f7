"""A language as data: fixed words, units, number and date rules, read from its own file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from deckgen.diagnostics import Checked, Finding, Where, has_errors
from deckgen.wording.counting import Counting
from deckgen.wording.reading import QUALIFIERS
from deckgen.wording.words import check_words, fill_holes

UNITS = (
    "people",
    "people per year",
    "jobs",
    "places",
    "firms",
    "agreements",
    "zones",
    "passengers",
    "visitors",
    "guest-nights",
    "%",
    "% change",
    "times",
    "ratio",
    "minutes",
    "hours",
    "days",
    "months",
    "years",
    "flights per week",
    "wafers per month",
    "JPY",
    "JPY per month",
    "JPY per year",
    "USD",
    "EUR",
    "TWD",
    "tonnes",
    "tonnes per day",
    "tonnes per year",
    "cm",
    "km",
    "nm",
    "hectares",
    "MW",
)
"""Every unit that each language has its own words for; any other unit is text, shown as written."""


class Unit(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How a unit is written around its number.

    ``other`` stands after the number (``one`` after exactly 1, where the language tells them apart),
    ``before`` before it; ``space`` parts number and ``other`` where the language's own space does not.
    ``money`` takes the money scale words, ``sign`` shows a plus, ``up_to`` replaces that qualifier's word.
    """

    other: str = ""
    one: str = ""
    before: str = ""
    space: str | None = None
    money: bool = False
    sign: bool = False
    up_to: str = ""


class Qualifier(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A qualifier's words: ``before`` and ``after`` a number, at a date, or its ``status`` in the note."""

    before: str = ""
    after: str = ""
    date_before: str = ""
    date_after: str = ""
    status: str = ""


class Numbers(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How numbers are written.

    ``grouping`` is ``thousands`` (with the ``scales`` that the writer used) or ``myriad`` (with the names of
    10^4, 10^8, ... in ``myriads``). ``unit_first`` puts a unit's ``before`` outside the qualifier: 週約15便.
    """

    grouping: Literal["thousands", "myriad"]
    range: str
    change: str
    change_in_text: str
    group_mark: str = ","
    decimal_mark: str = "."
    minus: str = "-"
    plus: str = "+"
    scales: dict[str, str] = {}
    money_scales: dict[str, str] = {}
    myriads: tuple[str, ...] = ()
    scale_space: str = ""
    unit_space: str = ""
    qualifier_space: str = ""
    unit_first: bool = False


class Dates(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Patterns with the holes {y} {m} {d} {month} {mon}; the short ones serve for notes."""

    day: str
    month: str
    year: str
    fiscal_year: str
    hours: str
    minutes: str
    short_day: str = ""
    short_month: str = ""
    duration_space: str = ""
    months: tuple[str, ...] = ()
    short_months: tuple[str, ...] = ()


class LanguagePack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language of decks: ``tag`` and ``alt_tag`` are BCP 47 tags for runs, ``script`` is ISO 15924."""

    code: str
    name: str
    tag: str
    alt_tag: str
    script: str
    locale: str
    cjk: bool
    numbers: Numbers
    dates: Dates
    qualifiers: dict[str, Qualifier]
    units: dict[str, Unit]
    words: dict[str, str]
    counting: Counting = Counting()

    def word(self, key: str, **holes: object) -> str:
        """Return a fixed word with its holes filled; raises KeyError for a key that is not in WORDS."""
        return fill_holes(self.words[key], holes) if holes else self.words[key]

    def unit(self, name: str) -> Unit:
        """Return how a unit is written; one that the language does not know is text as it stands."""
        return self.units.get(name) or Unit(other=name, space=_free_space(name, self))


def language_pack(data: Mapping[str, Any], file: str = "") -> Checked[LanguagePack]:
    """Return the language that plain data describes, with every missing or unknown word and unit."""
    where = Where(file) if file else None
    try:
        pack = msgspec.convert(data, LanguagePack)
    except msgspec.ValidationError as error:
        cure = "compare it with the language files that come with deckgen"
        return Checked(None, (Finding("language-shape", str(error), cure, where),))
    return Checked(pack, (*check_words(pack.words, where), *_check_tables(pack, where)))


def with_words(
    pack: LanguagePack, words: Mapping[str, str], where: Where | None = None
) -> Checked[LanguagePack]:
    """Return the language with some fixed words replaced, as a brand may wish."""
    findings = check_words(words, where, partly=True)
    if has_errors(findings):
        return Checked(pack, findings)
    return Checked(msgspec.structs.replace(pack, words={**pack.words, **words}), findings)


def _check_tables(pack: LanguagePack, where: Where | None) -> list[Finding]:
    missing = [("unit", name) for name in UNITS if name not in pack.units]
    missing += [("qualifier", name) for name in QUALIFIERS if name not in pack.qualifiers]
    findings = [
        Finding(f"{kind}-missing", f"the {kind} '{name}' is missing", f"add '{name}' under {kind}s", where)
        for kind, name in missing
    ]
    patterns = pack.dates.day + pack.dates.month + pack.dates.short_day + pack.dates.short_month
    for hole, names in (("{month}", pack.dates.months), ("{mon}", pack.dates.short_months)):
        if hole in patterns and len(names) != 12:
            message = f"{hole} is used but there are {len(names)} month names"
            findings.append(Finding("month-names", message, "give the names of all twelve months", where))
    if pack.numbers.grouping == "myriad" and not pack.numbers.myriads:
        message = "numbers are grouped by ten thousands but their names are missing"
        findings.append(Finding("myriad-names", message, "give the names for 10^4, 10^8, 10^12", where))
    return findings


def _free_space(unit: str, pack: LanguagePack) -> str | None:
    if unit.startswith(("%", "/")):
        return ""
    return " " if pack.cjk and unit[:1].isascii() and unit else None
