"""Every check on every slide of a deck, what is allowed taken out."""

from __future__ import annotations

from deckgen.checks.allow import faulty_allowances, without_allowed
from deckgen.checks.rules import all_checks
from deckgen.checks.view import DeckView
from deckgen.diagnostics import Checked, Finding, has_errors, in_order
from deckgen.fit.fitted import FittedDeck
from deckgen.fit.rulers import Rulers
from deckgen.fit.setting import Language
from deckgen.plan import Allowed, DeckPlan
from deckgen.template import Template

_REFUSED = ("overflow", "title-lines")
"""Checks that find in a refused text what fitting has told already."""


def check_deck(
    plan: DeckPlan, fitted: FittedDeck, template: Template, language: Language, rulers: Rulers | None = None
) -> tuple[Finding, ...]:
    """Return the findings of every check at the checks' own severities, in the order of their places."""
    return check_view(DeckView(plan, fitted, template, language, rulers))


def review(
    fit: Checked[FittedDeck], plan: DeckPlan, template: Template, language: Language
) -> Checked[FittedDeck]:
    """Return a fitted deck with the findings of every check beside its own.

    Where fitting refused a text, that it stands too high is no news.
    """
    if fit.value is None:
        return fit
    known = _REFUSED if has_errors(fit.findings) else ()
    found = check_deck(plan, fit.value, template, language)
    return Checked(fit.value, (*fit.findings, *(one for one in found if one.code not in known)))


def check_view(deck: DeckView) -> tuple[Finding, ...]:
    """Return the findings of every check on a deck that is seen already."""
    used: set[Allowed] = set()
    checks = all_checks().values()
    told = [
        (finding, slide.plan.allow if slide.plan else ())
        for slide in deck.slides
        for check in checks
        for finding in check.check(slide)
    ]
    findings = [*without_allowed(told, used), *faulty_allowances(deck, used, all_checks())]
    return in_order(findings)
