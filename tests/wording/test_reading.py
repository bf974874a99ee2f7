from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.diagnostics import Severity, Where
from deckgen.wording.reading import read_as_of, read_qualifiers, read_value
from deckgen.wording.values import Change, Date, Duration, FactValue, FiscalYear, Number, Range, Words


def number(digits: str, decimals: int = 0, scale: str = "") -> Number:
    return Number(Decimal(digits), decimals, scale)


@pytest.mark.parametrize(
    ("data", "unit", "value"),
    [
        (3400, "people", number("3400")),
        (Decimal("20.0"), "%", number("20.0", 1)),
        ("20.0", "%", number("20.0", 1)),
        ("1,698,145", "people", number("1698145")),
        ("-10,616", "people", number("-10616")),
        ("375.7 billion", "JPY", number("375700000000", 1, "billion")),
        ("11.19 trillion", "JPY", number("11190000000000", 2, "trillion")),
        ("20 million", None, number("20000000", 0, "million")),
        ({"low": 60, "high": 90}, "%", Range(number("60"), number("90"))),
        ({"from": 3, "to": 1}, "months", Change(number("3"), number("1"))),
        ("2024-06-26", None, Date(2024, 6, 26)),
        ("2024-06", None, Date(2024, 6)),
        ("2024", "people", number("2024")),
        (2028, "date", Date(2028)),
        ("FY2024", None, FiscalYear(2024)),
        (2025, "fiscal year", FiscalYear(2025)),
        ("2 h 59 min", None, Duration(2, 59)),
        ("33 min", None, Duration(0, 33)),
        ("2 h", None, Duration(2)),
        ("2024-02-29", None, Date(2024, 2, 29)),
        ("60 + 20 + 20", "places", Words("60 + 20 + 20")),
        ("00123", None, Words("00123")),
        ("16 zones", None, Words("16 zones")),
        ("first in Japan", None, Words("first in Japan")),
    ],
)
def test_values_are_read(data: Any, unit: str | None, value: FactValue) -> None:
    checked = read_value(data, unit)
    assert checked.findings == ()
    assert checked.value == value


@pytest.mark.parametrize(
    ("data", "code", "cure"),
    [
        ("2026-02-30", "fact-date", "the last day of 2026-02 is 28"),
        ("2023-02-29", "fact-date", "is 28"),
        ("2024-13", "fact-date", "01 to 12"),
        ("2024-00-10", "fact-date", "01 to 12"),
        ("375.7 bilion", "fact-scale", "did you mean 'billion'?"),
        ("375.7 bn", "fact-scale", "did you mean 'billion'?"),
        ("34,00", "fact-number", "three digits"),
        ("2 h 75 min", "fact-duration", "3 h 15 min"),
        ({"low": 90, "high": 60}, "fact-range", "exchange"),
        ({"low": 90}, "fact-value", "{low: 60, high: 90}"),
        ({"from": "soon", "to": 1}, "fact-value", "numbers"),
        (None, "fact-value", "number"),
        (True, "fact-value", "number"),
        ([1], "fact-value", "number"),
        (Decimal("NaN"), "fact-value", "number"),
        (10**50, "fact-number", "digits"),
        (Decimal("1E+900000"), "fact-number", "digits"),
    ],
)
def test_what_cannot_be_meant_is_a_finding_with_a_cure(data: Any, code: str, cure: str) -> None:
    where = Where("kumamoto.yaml", 12, 5)
    checked = read_value(data, None, where)
    assert not checked.ok
    assert [(f.code, f.where) for f in checked.findings] == [(code, where)]
    assert cure in checked.findings[0].cure


def test_numbers_beyond_what_python_prints_are_findings_wherever_they_stand() -> None:
    huge = 10**5000
    for data in (huge, [huge], {"low": huge, "high": 1}, {"low": [huge], "high": 1}):
        assert not read_value(data).ok
        assert not read_qualifiers(data).ok


def test_a_date_in_another_form_stays_text_with_a_warning() -> None:
    checked = read_value("2024/06/26")
    assert checked.value == Words("2024/06/26")
    assert [f.severity for f in checked.findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("about 3 -> about 1", "{from: 3, to: 1}"),
        ("60-90", "{low: 60, high: 90}"),
        ("60 – 90", "{low: 60, high: 90}"),
        ("about 3,600", "qualifier"),
        ("More than 20 billion", "qualifier"),
        ("~84.5", "qualifier"),
        ("約3400人", "qualifier"),
        ("845億", "84.5 billion"),
        ("1兆2000億円", "84.5 billion"),
        ("８１２４００", "ordinary digits"),
        ("812 400", "without spaces"),
        ("84,5 billion", "with a point"),
    ],
)
def test_text_that_nearly_is_a_value_stays_text_with_a_warning(text: str, cure: str) -> None:
    checked = read_value(text)
    assert checked.value == Words(text)
    assert [(f.code, f.severity) for f in checked.findings] == [("fact-as-text", Severity.WARNING)]
    assert cure in checked.findings[0].cure


def test_a_plus_that_was_written_is_kept() -> None:
    assert read_value("+2,327").value == Number(Decimal(2327), signed=True)


def test_as_of_is_a_year_before_it_is_a_number() -> None:
    assert read_as_of("2023").value == read_as_of(2023).value == Date(2023)
    assert read_as_of("2014 timetable").value == Words("2014 timetable")
    assert [f.code for f in read_as_of("2025-02-30").findings] == ["fact-date"]


@pytest.mark.parametrize(
    "text",
    [
        "1 April 2026",
        "Apr 2026",
        "April 1, 2026",
        "01.04.2026",
        "2026年4月",
        "2026年度",
        "R8.4.1",
        "FY25",
        "2026/04",
    ],
)
def test_a_date_in_another_form_is_told_as_no_language_would_show_it_in_its_own(text: str) -> None:
    checked = read_as_of(text)
    assert checked.value == Words(text)
    assert [(f.code, f.severity) for f in checked.findings] == [("fact-date", Severity.WARNING)]


@pytest.mark.parametrize("text", ["spring 2026", "End of 2027", "2014 timetable", "May Day 2026 rally"])
def test_a_time_in_words_stays_as_it_is(text: str) -> None:
    assert not read_as_of(text).findings


def test_four_digits_with_decimals_are_a_number() -> None:
    assert read_value("2026.4").value == Number(Decimal("2026.4"), 1)


def test_qualifiers() -> None:
    assert read_qualifiers(None).value == read_qualifiers("").value == ()
    assert read_qualifiers("announced").value == ("announced",)
    assert read_qualifiers(["announced", "more_than"]).value == ("more_than", "announced")
    unknown = read_qualifiers(["anounced"], Where("a.yaml", 3, 1))
    assert [(f.code, f.cure) for f in unknown.findings] == [("fact-qualifier", "did you mean 'announced'?")]
    assert not read_qualifiers({"about": True}).ok
    assert not read_qualifiers(0).ok


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(anything, st.none() | st.sampled_from(["date", "fiscal year", "people"]))
def test_reading_never_raises(data: Any, unit: str | None) -> None:
    for checked in (read_value(data, unit), read_as_of(data), read_qualifiers(data)):
        assert checked.value is not None or not checked.ok
        assert all(finding.cure for finding in checked.findings)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_decimal_keeps_its_value_and_decimals(given_number: Decimal) -> None:
    value = read_value(given_number).value
    assert isinstance(value, Number)
    assert (value.value, value.decimals) == (given_number, 3)
