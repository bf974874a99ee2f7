"""Spaces at which no line may end: between a number and what belongs to it."""

from __future__ import annotations

import re

_UNITS = "%|nm|mm|cm|km|m|ha|t|kg|MW|GW|kW|h|min|bn|tn|million|billion|trillion"
_AFTER = re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b|%)")
_BEFORE = re.compile(r"(?<=\b(?:JPY|USD|EUR|TWD|Fab|fab)) (?=\d)|(?<=\bNo\.) (?=\d)")
_NUMBER_BESIDE_SPACE = re.compile(r"\d | \d")


def kept_together(text: str) -> str:
    """Return the text with a no-break space between a number and its unit, currency or scale word."""
    if not _NUMBER_BESIDE_SPACE.search(text):
        return text
    return _BEFORE.sub("\N{NO-BREAK SPACE}", _AFTER.sub("\N{NO-BREAK SPACE}", text))
