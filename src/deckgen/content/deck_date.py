"""The date of a deck, from a region file or from the command line."""

from __future__ import annotations

from deckgen.diagnostics import Checked, Finding, Where
from deckgen.wording.reading import read_as_of
from deckgen.wording.values import Date


def read_deck_date(text: str, where: Where | None = None) -> Checked[Date]:
    """Return a day, or a month, of the calendar; anything else is a finding."""
    read = read_as_of(text)
    if isinstance(read.value, Date) and read.value.month:
        return Checked(read.value)
    cure = next((found.cure for found in read.findings), "write a day as 2026-12-01, or a month as 2026-12")
    return Checked(None, (Finding("deck-date", f"'{text}' is not a date of a deck", cure, where),))


def iso_day(date: Date) -> str:
    """Return the day, or the first day of the month, as ISO 8601 writes it."""
    return f"{date.year:04}-{date.month:02}-{date.day or 1:02}"
