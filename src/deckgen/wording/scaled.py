"""Units that carry a scale: ``JPY billion`` is 億円 where numbers go by ten thousands."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from deckgen.wording.language import LanguagePack
from deckgen.wording.values import SCALES

_SCALED = re.compile(rf"([A-Z]{{3}}) ({'|'.join(SCALES)})")
_MYRIAD = 4


class ScaledUnit(msgspec.Struct, frozen=True):
    """What to multiply values with, and the unit's words beside them."""

    factor: Decimal
    text: str


def scaled_unit(unit: str, language: LanguagePack) -> ScaledUnit:
    """Return how values in a unit are shown: money in millions or billions by the language's own scales.

    Any other unit has the factor 1 and its own words.
    """
    found = _SCALED.fullmatch(unit)
    if found is None:
        known = language.unit(unit)
        return ScaledUnit(Decimal(1), known.other or known.before)
    money, power = language.unit(found[1]), SCALES[found[2]]
    if language.numbers.grouping == "thousands":
        word = language.numbers.money_scales.get(found[2], found[2])
        return ScaledUnit(Decimal(1), " ".join(part for part in (money.before, word, money.other) if part))
    group = power // _MYRIAD
    name = language.numbers.myriads[group - 1]
    return ScaledUnit(Decimal(10) ** (power - group * _MYRIAD), f"{name}{money.other}")


def plain_digits(value: Decimal) -> Decimal:
    """Return the value without zeros that a multiplication left behind its decimal point."""
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1)) if whole else value.normalize()
