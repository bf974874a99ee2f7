"""Findings that a writer allows beside the text, and what is wrong with such words of leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from deckgen.checks.view import DeckView
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.plan import Allowed

Told = tuple[Finding, tuple[Allowed, ...]]
"""A finding, and what is allowed of the slide it speaks of."""


def without_allowed(told: Iterable[Told], used: set[Allowed]) -> Iterator[Finding]:
    """Yield the findings that nothing allows; what allows one is added to ``used``."""
    for finding, allowances in told:
        silencing = [allowed for allowed in allowances if allowed.check == finding.code]
        used.update(silencing)
        if not silencing:
            yield finding


def faulty_allowances(deck: DeckView, used: Collection[Allowed], known: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each allowance that names no check, and a note for each that silences nothing.

    One that another language's file gives may be needed there only.
    """
    ids = set(known)
    for allowed in dict.fromkeys(one for slide in deck.plan.slides for one in slide.allow):
        if allowed.check not in ids:
            message = f"there is no check '{allowed.check}' to allow"
            cure = did_you_mean(allowed.check, ids)
            yield Finding("no-such-check", message, cure, allowed.origin, Severity.WARNING)
        elif allowed not in used and not allowed.inherited:
            message = f"'{allowed.check}' is allowed here, but it finds nothing"
            cure = "remove it, or write it into the file of the language that needs it"
            yield Finding("allow-unused", message, cure, allowed.origin, Severity.NOTE)
