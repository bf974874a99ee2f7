"""The typed values that a fact can have, as frozen data that keeps the digits its writer gave."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

import msgspec

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""The scale words of content files, each with its power of ten."""


class Number(msgspec.Struct, frozen=True, omit_defaults=True, tag="number"):
    """An exact number in base units.

    ``scale`` is the scale word it was written with ("" for none) and ``decimals`` how many decimals stood
    before that word: ``375.7 billion`` is 375700000000, 1 decimal, ``billion``. ``signed`` shows a plus.
    """

    value: Decimal
    decimals: int = 0
    scale: str = ""
    signed: bool = False

    @property
    def mantissa(self) -> Decimal:
        """The number as written before its scale word, with its decimals: 375.7 of 375.7 billion."""
        return shifted(self.value, -SCALES.get(self.scale, 0))


class Range(msgspec.Struct, frozen=True, tag="range"):
    """From the low to the high number, both included."""

    low: Number
    high: Number


class Change(msgspec.Struct, frozen=True, tag="change"):
    """A number before and the number after."""

    before: Number
    after: Number


class Date(msgspec.Struct, frozen=True, omit_defaults=True, tag="date"):
    """A day, a month or a year of the Gregorian calendar; 0 stands for a part that is not given."""

    year: int
    month: int = 0
    day: int = 0


class FiscalYear(msgspec.Struct, frozen=True, tag="fiscal_year"):
    """A fiscal year by the calendar year in which it begins, as Japan counts them."""

    year: int


class Duration(msgspec.Struct, frozen=True, omit_defaults=True, tag="duration"):
    """A length of time in hours and minutes, the minutes under 60 where there are hours."""

    hours: int = 0
    minutes: int = 0


class Words(msgspec.Struct, frozen=True, tag="words"):
    """Plain text that is shown as it stands."""

    text: str


FactValue: TypeAlias = Number | Range | Change | Date | FiscalYear | Duration | Words


def with_sign(value: FactValue) -> FactValue:
    """Return a number that shows a plus where it is more than zero; any other value as it is."""
    return msgspec.structs.replace(value, signed=True) if isinstance(value, Number) else value


def shifted(value: Decimal, places: int) -> Decimal:
    """Return value times ten to the power of ``places``, exactly, whatever the decimal context."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {value}")
    return Decimal((sign, digits, exponent + places))
