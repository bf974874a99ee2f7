"""Scaled money units: the same amount in every language's own scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from deckgen.content.library import known_languages
from deckgen.wording.scaled import plain_digits, scaled_unit


@pytest.mark.parametrize(
    ("unit", "language", "factor", "text"),
    [
        ("JPY billion", "en", 1, "JPY bn"),
        ("JPY billion", "ja", 10, "億円"),
        ("JPY billion", "zh-Hant", 10, "億日圓"),
        ("JPY trillion", "ja", 1, "兆円"),
        ("USD million", "ja", 100, "万ドル"),
        ("agreements", "en", 1, "agreements"),
        ("%", "ja", 1, "%"),
    ],
)
def test_a_unit_in_the_languages_own_scale(unit: str, language: str, factor: int, text: str) -> None:
    shown = scaled_unit(unit, known_languages()[language])
    assert (shown.factor, shown.text) == (factor, text)


def test_no_digit_is_lost_or_made_up() -> None:
    assert plain_digits(Decimal("351.2") * 10) == Decimal(3512)
    assert str(plain_digits(Decimal("11.19") * 10)) == "111.9"
