"""A row of the table: what was measured, what it is to reach, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any, Literal

import msgspec


class Goal(msgspec.Struct, frozen=True):
    """What the median is to be: ``at least`` or ``at most`` so much."""

    way: Literal["at least", "at most"]
    value: float

    def met(self, value: float) -> bool:
        return value >= self.value if self.way == "at least" else value <= self.value


class Row(msgspec.Struct, frozen=True):
    """One measure: its figures, one for each round, in ``unit``; ``caches`` says which were warm."""

    key: str
    what: str
    unit: str
    found: tuple[float, ...]
    caches: str
    goal: Goal | None = None
    note: str = ""
    long: str = ""
    """The day of the long run that measured it, empty for a short run."""

    @property
    def middle(self) -> float:
        return median(self.found)

    @property
    def reached(self) -> str:
        """The median with the least and the most, as text; the note where nothing was measured."""
        if not self.found:
            return "not measured"
        spread = f" ({_short(min(self.found))} to {_short(max(self.found))})" if len(self.found) > 1 else ""
        return f"{_short(self.middle)}{spread} {self.unit}".strip()

    @property
    def verdict(self) -> str:
        if self.goal is None or not self.found:
            return ""
        return "yes" if self.goal.met(self.middle) else "no"


def row(key: str, what: str, unit: str, found: Sequence[float], caches: str, **rest: Any) -> Row:
    """Return a row; figures are kept to four digits, so that the record stays readable."""
    return Row(key, what, unit, tuple(float(f"{value:.4g}") for value in found), caches, **rest)


def absent(key: str, what: str, why: str) -> Row:
    """Return a row for what could not be measured here."""
    return Row(key, what, "", (), "", note=why)


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
