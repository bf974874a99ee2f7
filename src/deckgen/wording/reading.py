"""Plain data from a content file -> typed fact values, with a finding for whatever cannot be meant."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from deckgen.diagnostics import Checked, Finding, Severity, Where, closest, did_you_mean
from deckgen.wording.values import (
    SCALES,
    Change,
    Date,
    Duration,
    FactValue,
    FiscalYear,
    Number,
    Range,
    Words,
    shifted,
)

QUALIFIERS = (
    "about",
    "up_to",
    "more_than",
    "planned",
    "announced",
    "estimate",
    "target",
    "expected",
    "newspaper_estimate",
    "ceiling",
    "preliminary",
)
"""Every qualifier that a fact can carry."""

MOST_DIGITS = 40
"""The longest number that is taken, in digits."""

_TOO_LONG = "9" * (MOST_DIGITS + 1)

_NUMBER = re.compile(
    r"([+\-\u2212]?)(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(\.\d+)?(?: +([A-Za-z]+))?", re.ASCII
)
_COMMAS = re.compile(r"[+\-\u2212]?\d[\d,]*,[\d,]*(?:\.\d+)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_OTHER_DATE = (
    r"(?ai:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|FY ?\d{2}"
    rf"|(?:\d{{1,2}} )?{_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}, \d{{4}}"
    r"|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|[RHS]\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)"
)
_FISCAL = re.compile(r"FY ?(\d{4})", re.ASCII)
_NEAR_MISSES = (
    (r".*\d.*(?:->|→).*\d.*", "write a change as {from: 3, to: 1}"),
    (r"[\d.,]+ ?[-–~〜～] ?[\d.,]+", "write a range as {low: 60, high: 90}"),
    (
        r"(?i:about|up to|over|more than|some) [\d.,]+.*",
        "write the number alone and the other word as qualifier: about, up_to or more_than",
    ),
    (r"[~≈約] ?[\d.,]+.*", "write the number alone, and `qualifier: about`"),
    (
        r"[\d.,]+ ?[千万萬億亿兆].*",
        "write it as 84.5 billion, which each language shows in its own way",
    ),
    (r"[０-９][０-９．，]*", "write it in ordinary digits: 812400"),
    (r"\d{1,3}(?: \d{3})+", "write it without spaces: 812400 or 812,400"),
    (r"\d+,\d{1,2}(?: [a-z]+)?", "write decimals with a point: 84.5 billion"),
)
_LONGEST_FIGURE = 80
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,4}) ?h)? ?(?:(\d{1,5}) ?min)?", re.ASCII)


def read_value(data: Any, unit: str | None = None, where: Where | None = None) -> Checked[FactValue]:
    """Return the typed value of a fact.

    Takes an int, a Decimal, a text or a mapping ``{low, high}`` or ``{from, to}``. The unit matters only
    where it decides what four digits are: ``date`` makes 2024 a calendar year, ``fiscal year`` a fiscal one.
    Text that is no other kind of value stays text.
    """
    if isinstance(data, Mapping):
        return _read_pair(data, where)
    text = _as_text(data)
    if text is None:
        return _wrong(
            "fact-value", f"{_named(data)} is not a value", "write a number, a date or a text", where
        )
    return _at(_value_of(text, unit if unit in ("date", "fiscal year") else None), where)


@lru_cache(maxsize=4096)
def _value_of(text: str, unit: str | None) -> Checked[FactValue]:
    """The value that a text means, its findings without their place: a fact is read for every deck anew."""
    if unit is not None and _YEAR.fullmatch(text):
        return read_as_of(text if unit == "date" else f"FY{text}")
    for reader in (_read_date, _read_duration, _read_number):
        found = reader(text, None)
        if found is not None:
            return found
    return Checked(Words(text), _near_miss(text, None))


def _at(read: Checked[FactValue], where: Where | None) -> Checked[FactValue]:
    """What was read, its findings at their place."""
    if not read.findings or where is None:
        return read
    return Checked(read.value, tuple(replace(finding, where=where) for finding in read.findings))


def read_as_of(data: Any, where: Where | None = None) -> Checked[FactValue]:
    """Return the date, fiscal year or plain words that say what time a figure is of; 2024 is a year here."""
    text = _as_text(data)
    if text is None:
        return _wrong("fact-date", f"{_named(data)} is not a date", "write it as 2024-06-26 or FY2024", where)
    return _at(_date_of(text), where)


@lru_cache(maxsize=4096)
def _date_of(text: str) -> Checked[FactValue]:
    if _YEAR.fullmatch(text):
        return _checked_date(int(text), 0, 0, text, None)
    return _read_date(text, None) or Checked(Words(text))


def read_qualifiers(data: Any, where: Where | None = None) -> Checked[tuple[str, ...]]:
    """Return the qualifiers of a fact, written as one word or a list, each once, in their own order."""
    if not data and not isinstance(data, int | float | Decimal):
        return Checked(())
    given = [data] if isinstance(data, str) else data
    if not isinstance(given, list | tuple):
        return _wrong(
            "fact-qualifier", f"{_named(data)} is not a qualifier", did_you_mean("", QUALIFIERS), where
        )
    words = [word if isinstance(word, str) else _named(word) for word in given]
    findings = tuple(
        Finding("fact-qualifier", f"there is no qualifier '{word}'", did_you_mean(word, QUALIFIERS), where)
        for word in words
        if word not in QUALIFIERS
    )
    return Checked(tuple(known for known in QUALIFIERS if known in words), findings)


def _as_text(data: Any) -> str | None:
    if isinstance(data, str) and data.strip():
        return str(data).strip()
    if isinstance(data, bool) or not isinstance(data, int | float | Decimal):
        return None
    if isinstance(data, float):
        data = Decimal(repr(data))
    if isinstance(data, Decimal):
        return _plain_digits(data)
    return str(data) if abs(data) < 10**MOST_DIGITS else _TOO_LONG


def _plain_digits(number: Decimal) -> str | None:
    if not number.is_finite():
        return None
    return f"{number:f}" if abs(number.adjusted()) <= MOST_DIGITS else _TOO_LONG


def _named(data: Any) -> str:
    if data is None or data == "":
        return "nothing"
    if isinstance(data, bool):
        return "true" if data else "false"
    return f"'{data}'" if isinstance(data, str | float | Decimal) else f"a {type(data).__name__}"


def _read_pair(data: Mapping[Any, Any], where: Where | None) -> Checked[FactValue]:
    keys = {str(key) for key in data}
    first, last = ("low", "high") if "low" in keys or "high" in keys else ("from", "to")
    if keys != {first, last}:
        return _wrong(
            "fact-value",
            f"a value cannot be made of {', '.join(sorted(keys)) or 'nothing'}",
            "write {low: 60, high: 90} for a range or {from: 3, to: 1} for a change",
            where,
        )
    start, end = read_value(data[first], None, where), read_value(data[last], None, where)
    findings = start.findings + end.findings
    if not isinstance(start.value, Number) or not isinstance(end.value, Number):
        message = f"{first} and {last} must both be numbers"
        return Checked(
            None, (*findings, Finding("fact-value", message, "write numbers without a unit", where))
        )
    if first == "from":
        return Checked(Change(start.value, end.value), findings)
    if start.value.value > end.value.value:
        return _wrong("fact-range", "low is more than high", "exchange low and high", where)
    return Checked(Range(start.value, end.value), findings)


def _read_number(text: str, where: Where | None) -> Checked[FactValue] | None:
    match = _NUMBER.fullmatch(text)
    if not match:
        if _COMMAS.fullmatch(text):
            cure = "put a comma before every three digits, or none at all"
            return _wrong("fact-number", f"the commas in '{text}' do not part thousands", cure, where)
        return None
    sign, whole, fraction, scale = match.groups(default="")
    if scale not in SCALES and scale:
        return _misspelt_scale(text, scale, where)
    if len(whole) + len(fraction) > MOST_DIGITS:
        return _wrong("fact-number", "the number is too long", f"write at most {MOST_DIGITS} digits", where)
    negative = "" if sign in ("", "+") else "-"
    mantissa = Decimal(f"{negative}{whole.replace(',', '')}{fraction}")
    value = shifted(mantissa, SCALES.get(scale, 0))
    return Checked(Number(value, max(0, len(fraction) - 1), scale, sign == "+"))


def _near_miss(text: str, where: Where | None) -> tuple[Finding, ...]:
    """Return a warning for text that would be shown in English words or signs in every language."""
    for pattern, cure in _NEAR_MISSES:
        if len(text) <= _LONGEST_FIGURE and re.fullmatch(pattern, text):
            message = f"'{text}' is taken as plain text, the same in every language"
            return (Finding("fact-as-text", message, cure, where, Severity.WARNING),)
    return ()


def _misspelt_scale(text: str, scale: str, where: Where | None) -> Checked[FactValue] | None:
    short = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
    meant = short.get(scale.lower()) or closest(scale.lower(), SCALES)
    if not meant:
        return None
    message = f"'{scale}' in '{text}' is not a scale word"
    return _wrong("fact-scale", message, f"did you mean '{meant}'?", where)


def _read_date(text: str, where: Where | None) -> Checked[FactValue] | None:
    if fiscal := _FISCAL.fullmatch(text):
        return Checked(FiscalYear(int(fiscal[1])))
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part or 0) for part in iso.groups())
        return _checked_date(
            year, month, day, text, where, given=len([part for part in iso.groups() if part])
        )
    if re.fullmatch(_OTHER_DATE, text):
        finding = Finding(
            "fact-date",
            f"'{text}' would be shown as it stands in every language",
            "write dates as 2024-06-26, 2024-06 or FY2024",
            where,
            Severity.WARNING,
        )
        return Checked(Words(text), (finding,))
    return None


def _checked_date(
    year: int, month: int, day: int, text: str, where: Where | None, *, given: int = 1
) -> Checked[FactValue]:
    if year < 1 or (given > 1 and not 1 <= month <= 12):
        return _wrong("fact-date", f"there is no month '{text}'", "months go from 01 to 12", where)
    last = calendar.monthrange(year, month)[1] if month else 0
    if given > 2 and not 1 <= day <= last:
        cure = f"the last day of {year:04}-{month:02} is {last}"
        return _wrong("fact-date", f"there is no day '{text}'", cure, where)
    return Checked(Date(year, month, day))


def _read_duration(text: str, where: Where | None) -> Checked[FactValue] | None:
    match = _DURATION.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return None
    hours, minutes = int(match[1] or 0), int(match[2] or 0)
    if hours and minutes > 59:
        cure = f"write {hours + minutes // 60} h {minutes % 60} min"
        return _wrong("fact-duration", f"an hour has 60 minutes, '{text}' has more", cure, where)
    return Checked(Duration(hours, minutes))


def _wrong(code: str, message: str, cure: str, where: Where | None) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))
