"""Whether a region's facts still hold and agree with each other; today is given, never read from a clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator

from deckgen.content.deck_date import iso_day
from deckgen.content.evidence import Fact
from deckgen.content.model import where_of
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.wording.reading import read_as_of, read_value
from deckgen.wording.values import Change, Date, Duration, FactValue, FiscalYear, Number, Range
from deckgen.yaml_source import Node

_LAST_YEAR = 9999
_FISCAL_YEAR_ENDS = 3
"""Fiscal years end with March, as Japan counts them."""


def check_facts(
    facts: dict[str, Fact], node: Node, today: Date | None, review_days: int | None
) -> Iterator[Finding]:
    """Yield facts that have expired, that nobody has looked at for too long, or that contradict another.

    ``node`` is the region's own. Without ``today`` nothing expires; without ``review_days`` no review is due.
    """
    for name, fact in facts.items():
        places = _Places(node, name)
        yield from _unreadable(fact, places)
        if today is not None:
            yield from _expired(name, fact, places, today)
            yield from _review_due(name, fact, places, today, review_days)
    yield from _contradicted(facts, node)


def days_unchanged(facts: Iterable[Node | None], today: Date, review_days: int | None) -> int | None:
    """Return for how many days, today among them, `check_facts` finds what it finds today; None for always.

    ``facts`` are the ``facts`` of each file that may say something of them. It may find it for longer.
    """
    now = _days(today)
    return min(
        (day - now for node in facts for day in _turning_days(node, review_days) if day > now), default=None
    )


def _turning_days(facts: Node | None, review_days: int | None) -> Iterator[int]:
    """Each day on which a fact expires, was reviewed, or falls due, whatever other files say of it."""
    for fact in facts.value.values() if facts is not None and isinstance(facts.value, dict) else ():
        until, *fresh = (_day_at(fact, part) for part in ("valid_until", "reviewed_on", "as_of"))
        if until is not None:
            yield until + 1
        for day in fresh:
            if day is not None:
                yield day
                yield day + (review_days or 0) + 1


def _day_at(fact: Node, part: str) -> int | None:
    node = fact.at([part])
    day = _day_of(str(node.value)) if node is not None and node.value is not None else None
    return None if day is None else _days(day)


class _Places:
    """Where the parts of one fact were written."""

    def __init__(self, node: Node, name: str) -> None:
        self._node, self._name = node, name

    def of(self, part: str) -> Where:
        return self._node.nearest(["facts", self._name, part]).where


def _unreadable(fact: Fact, places: _Places) -> Iterator[Finding]:
    for part, text in (("valid_until", fact.valid_until), ("reviewed_on", fact.reviewed_on)):
        if text is None:
            continue
        read = read_as_of(text, places.of(part))
        yield from read.findings
        if read.value is not None and last_day(read.value) is None:
            message, cure = f"`{part}` is not a date: '{text}'", "write it as 2026-12-31"
            yield Finding("fact-date", message, cure, places.of(part))


def _expired(name: str, fact: Fact, places: _Places, today: Date) -> Iterator[Finding]:
    end = _day_of(fact.valid_until)
    if end is not None and _days(end) < _days(today):
        message = f"the fact '{name}' was valid until {fact.valid_until}"
        cure = "look the figure up again, then set its value, `as_of` and `valid_until`"
        yield Finding("fact-expired", message, cure, places.of("valid_until"), Severity.WARNING)


def _review_due(
    name: str, fact: Fact, places: _Places, today: Date, review_days: int | None
) -> Iterator[Finding]:
    """A figure is fresh for so many days from its review, or from its own as-of date where that is later."""
    reviewed, as_of = _day_of(fact.reviewed_on), _day_of(fact.as_of)
    if reviewed is not None and _days(reviewed) > _days(today):
        message, cure = f"the fact '{name}' is said to be reviewed on a day to come", "correct `reviewed_on`"
        yield Finding("fact-review-ahead", message, cure, places.of("reviewed_on"), Severity.WARNING)
        return
    if review_days is None:
        return
    known = [day for day in (reviewed, as_of) if day is not None]
    last = max(known, key=_days, default=None)
    if last is not None and _days(today) - _days(last) <= review_days:
        return
    since = f"since {iso_day(last)}" if last is not None else "yet"
    message = f"the fact '{name}' has not been reviewed {since}; the brand asks every {review_days} days"
    cure = "see whether the figure still holds, then write that day as its `reviewed_on`"
    yield Finding("fact-not-reviewed", message, cure, places.of("reviewed_on"), Severity.WARNING)


def _contradicted(facts: dict[str, Fact], node: Node) -> Iterator[Finding]:
    """Two facts that are the same in source, unit, label and date, and have other values."""
    first: dict[tuple[str, ...], tuple[str, Fact]] = {}
    for name, fact in facts.items():
        label = " ".join(fact.label.casefold().split())
        same = (fact.source, fact.unit or "", label, fact.as_of)
        other, known = first.setdefault(same, (name, fact))
        if _meaning(known) != _meaning(fact):
            message = f"the fact '{name}' is '{other}' with another value"
            place = where_of(known.label) or node.nearest(["facts", other]).where
            cure = f"keep one of them ('{other}' stands in {place}), or say in the labels how they differ"
            yield Finding("fact-contradicts", message, cure, node.nearest(["facts", name, "value"]).where)


def _meaning(fact: Fact) -> object:
    """The value without how it was written: 3,400 and 3400.0 are one number."""
    value = read_value(fact.value, fact.unit).value
    match value:
        case Number():
            return value.value
        case Range(low, high):
            return ("range", low.value, high.value)
        case Change(before, after):
            return ("change", before.value, after.value)
        case Duration(hours, minutes):
            return ("minutes", hours * 60 + minutes)
    return value if value is not None else str(fact.value)


def _day_of(text: str | None) -> Date | None:
    value = read_as_of(text).value if text is not None else None
    return last_day(value) if value is not None else None


def last_day(value: FactValue) -> Date | None:
    """Return the last day of a date, a month, a year or a fiscal year; None for anything else."""
    if isinstance(value, FiscalYear):
        value = Date(value.year + 1, _FISCAL_YEAR_ENDS)
    if not isinstance(value, Date) or value.year > _LAST_YEAR:
        return None
    month = value.month or 12
    return Date(value.year, month, value.day or calendar.monthrange(value.year, month)[1])


def _days(day: Date) -> int:
    return calendar.timegm((day.year, day.month, day.day, 0, 0, 0)) // 86_400
