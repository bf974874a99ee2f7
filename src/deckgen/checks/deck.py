"""Every check on every slide of a deck, what is allowed taken out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from deckgen.checks.allow import faulty_allowances, without_allowed
from deckgen.checks.check import Check
from deckgen.checks.rules import all_checks
from deckgen.checks.view import DeckView, SlideView
from deckgen.diagnostics import Checked, Finding, has_errors, in_order
from deckgen.fit.fitted import FittedDeck, FittedSlide
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import Language
from deckgen.plan import Allowed, DeckPlan
from deckgen.template import Template

if TYPE_CHECKING:
    from deckgen.pictures import Original

_REFUSED = ("overflow", "title-lines")
"""Checks that find in a refused text what fitting has told already."""


def check_deck(
    plan: DeckPlan,
    fitted: FittedDeck,
    template: Template,
    language: Language,
    rulers: Rulers | None = None,
    originals: Mapping[str, Original] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings of every check at the checks' own severities, in the order of their places."""
    return check_view(DeckView(plan, fitted, template, language, rulers, originals))


def review(
    fit: Checked[FittedDeck],
    plan: DeckPlan,
    template: Template,
    language: Language,
    rulers: Rulers | None = None,
    originals: Mapping[str, Original] | None = None,
) -> Checked[FittedDeck]:
    """Return a fitted deck with the findings of every check beside its own; ``originals`` by their digests.

    Where fitting refused a text, that it stands too high is no news.
    """
    if fit.value is None:
        return fit
    known = _REFUSED if has_errors(fit.findings) else ()
    found = check_deck(plan, fit.value, template, language, rulers, originals)
    return Checked(fit.value, (*fit.findings, *(one for one in found if one.code not in known)))


def check_view(deck: DeckView) -> tuple[Finding, ...]:
    """Return the findings of every check on a deck that is seen already."""
    used: set[Allowed] = set()
    told = [
        (finding, slide.plan.allow if slide.plan else ())
        for slide in deck.slides
        for finding in _findings_on(slide)
    ]
    findings = [*without_allowed(told, used), *faulty_allowances(deck, used, all_checks())]
    return in_order(findings)


_FAULTLESS: dict[int, tuple[FittedSlide, tuple[object, ...]]] = {}
_MOST_KEPT = 192


def _findings_on(slide: SlideView) -> list[Finding]:
    """Every check's findings on a slide; one without fault in an earlier deck is not gone through anew.

    Fitting gives the very slide of an earlier deck where nothing changed, so it is known by its identity,
    which holds while it is kept: to look through all that is in it takes longer.
    """
    alone, comparing = _sorts_of_checks()
    found = [check.finding(slide, fault) for check in comparing for fault in check.see(slide)]
    seen = (slide.deck.look, tuple(slide.blocks))
    known = _FAULTLESS.pop(id(slide.fitted), None)
    if known == (slide.fitted, seen):
        _FAULTLESS[id(slide.fitted)] = known
        return found
    faults = [check.finding(slide, fault) for check in alone for fault in check.see(slide)]
    if not faults:
        if len(_FAULTLESS) >= _MOST_KEPT:  # the one not seen for longest makes room
            del _FAULTLESS[next(iter(_FAULTLESS))]
        _FAULTLESS[id(slide.fitted)] = (slide.fitted, seen)
    return found + faults


@cache
def _sorts_of_checks() -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    """The checks that look at a slide alone, and those that compare it with others."""
    checks = all_checks().values()
    return tuple(c for c in checks if not c.compares_slides), tuple(c for c in checks if c.compares_slides)
