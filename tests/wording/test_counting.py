"""Texts that count what a deck shows, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import deckgen
from deckgen.wording.counting import Counting, counted_in
from deckgen.wording.language import language_pack

FOLDER = Path(deckgen.__file__).parent / "data" / "languages"
COUNTING = {
    code: language_pack(yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))).require().counting
    for code in ("en", "ja", "zh-Hant")
}


@pytest.mark.parametrize(
    ("code", "text", "counts"),
    [
        ("en", "Six advantages, six future benefits and a look at the risks", "advantages 6, benefits 6"),
        ("en", "Twelve strategic advantages; 3 economic and social benefits", "advantages 12, benefits 3"),
        ("en", "Four reasons to come, three things to know", "reasons 4, things 3"),
        ("ja", "6つの優位性と６つの将来効果", "advantages 6, benefits 6"),
        ("ja", "六つの戦略的優位性、十二の効果、3つの理由", "advantages 6, benefits 12, reasons 3"),
        ("zh-Hant", "六大優勢、六項未來效益，兩個理由", "advantages 6, benefits 6, reasons 2"),
    ],
)
def test_what_is_counted(code: str, text: str, counts: str) -> None:
    found = counted_in(text, COUNTING[code])
    assert ", ".join(f"{one.noun} {one.number}" for one in found) == counts


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "One advantage; 1,006 advantages; twenty-six benefits; advantages in six towns"),
        ("en", "Two fabs bring advantages; FY26 benefits; the second advantage; six disadvantages"),
        ("ja", "第2の強み、2024年6月の優位性、120の効果、優位性は6つ"),
        ("zh-Hant", "第六項優勢、2026項目的優勢、優勢有六項"),
    ],
)
def test_what_counts_nothing(code: str, text: str) -> None:
    assert list(counted_in(text, COUNTING[code])) == []


@given(st.sampled_from(sorted(COUNTING)), st.integers(2, 99), st.data())
def test_every_noun_is_found_after_a_number_in_digits(code: str, number: int, data: st.DataObject) -> None:
    counting = COUNTING[code]
    key = data.draw(st.sampled_from(sorted(counting.nouns)))
    noun = data.draw(st.sampled_from(counting.nouns[key]))
    counter = data.draw(st.sampled_from(counting.counters or (" ",)))
    (found,) = counted_in(f"{number}{counter}{noun}", counting)
    assert (found.noun, found.number) == (key, number)


def test_a_language_that_counts_nothing() -> None:
    assert list(counted_in("Six advantages", Counting())) == []
