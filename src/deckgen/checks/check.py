"""How a check is declared: its id, the fault it sees, why that matters, and an example of each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct

from deckgen.checks.view import DeckView, SlideView
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.fit.refusal import quoted

__all__ = ["Check", "Fault", "quoted"]


class Fault(NamedTuple):
    """One fault on a slide: what is wrong, where its text was written, and a cure if not the check's own."""

    message: str
    where: Where | None = None
    cure: str = ""


class Check(Struct, frozen=True):
    """A rule on fitted slides; each file in `rules/` holds one under the name CHECK.

    ``id`` is its findings' code and what a writer puts after ``allow:``. ``fault`` and ``why`` are for the
    docs. ``see`` looks at one slide, which knows its deck; a check that looks at the deck's other slides too
    ``compares_slides``. ``passing`` and ``failing`` make a small deck each: the tests see to it that this
    check, and no other, speaks of the failing one.
    """

    id: str
    fault: str
    why: str
    cure: str
    severity: Severity
    see: Callable[[SlideView], Iterable[Fault]]
    passing: Callable[[], DeckView]
    failing: Callable[[], DeckView]
    compares_slides: bool = False

    def finding(self, slide: SlideView, fault: Fault) -> Finding:
        """Return what is told of a fault on a slide, at the place of its text or of what the slide shows."""
        message, where, cure = fault
        told = f"slide {slide.id}: {message}"
        return Finding(self.id, told, cure or self.cure, where or slide.origin, self.severity)
