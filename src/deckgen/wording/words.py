"""The fixed words that every language has, and the holes that each of them may have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from deckgen.diagnostics import Finding, Where, did_you_mean

WORDS: dict[str, frozenset[str]] = {
    "investor_briefing": frozenset(),
    "footer": frozenset({"name"}),
    "prepared_for": frozenset({"name"}),
    "confidential": frozenset(),
    "confidential_for": frozenset({"name"}),
    "ask": frozenset(),
    "draft": frozenset(),
    "agenda": frozenset(),
    "agenda_title": frozenset(),
    "summary": frozenset(),
    "section": frozenset({"n"}),
    "strategic_advantages": frozenset(),
    "future_benefits": frozenset(),
    "strategic_advantage": frozenset({"n", "total"}),
    "future_benefit": frozenset({"n", "total"}),
    "risk_outlook": frozenset(),
    "risk_outlook_title": frozenset(),
    "risk": frozenset(),
    "effect": frozenset(),
    "response": frozenset(),
    "level": frozenset(),
    "level_high": frozenset(),
    "level_medium": frozenset(),
    "level_low": frozenset(),
    "outlook": frozenset(),
    "depends_on": frozenset(),
    "source": frozenset(),
    "sources": frozenset(),
    "sources_heading": frozenset(),
    "sources_title": frozenset(),
    "disclaimer": frozenset(),
    "as_of": frozenset({"date"}),
    "credit": frozenset({"name"}),
    "table_alt": frozenset({"title"}),
    "chart_head": frozenset({"title", "details"}),
    "chart_alt": frozenset({"title"}),
    "map_alt": frozenset({"title"}),
    "planned_station": frozenset({"station"}),
    "forecast_from": frozenset({"category"}),
    "forecast_of": frozenset({"series", "forecast"}),
    "right_axis": frozenset({"name"}),
    "waterfall_alt": frozenset({"title"}),
    "waterfall_base": frozenset(),
    "waterfall_level": frozenset(),
    "waterfall_increase": frozenset(),
    "waterfall_decrease": frozenset(),
    "qr_alt": frozenset({"site"}),
    "quotation": frozenset({"text"}),
    "next_steps": frozenset(),
    "next_steps_title": frozenset(),
    "action": frozenset(),
    "owner": frozenset(),
    "when": frozenset(),
    "by": frozenset({"date"}),
    "contact": frozenset(),
    "continued": frozenset({"n", "total"}),
    "page": frozenset({"n"}),
    "page_of": frozenset({"n", "total"}),
    "eyebrow_separator": frozenset(),
    "footer_separator": frozenset(),
    "topic_separator": frozenset(),
    "source_separator": frozenset(),
    "note_separator": frozenset(),
    "status_separator": frozenset(),
    "list_comma": frozenset(),
    "list_last": frozenset(),
    "colon": frozenset(),
}
"""Every fixed word by its key, with the names of its holes."""

_HOLE = re.compile(r"\{(\w+)\}")


def fill_holes(text: str, holes: Mapping[str, object]) -> str:
    """Return text with each ``{name}`` replaced once; a hole without a value stays as it is."""
    return _HOLE.sub(lambda hole: str(holes.get(hole[1], hole[0])), text)


def check_words(
    words: Mapping[str, str], where: Where | None, *, partly: bool = False
) -> tuple[Finding, ...]:
    """Return what is missing, unknown or has the wrong holes; ``partly`` where only some words are given."""
    unknown = [
        Finding("word-unknown", f"there is no fixed word '{key}'", did_you_mean(key, WORDS), where)
        for key in words
        if key not in WORDS
    ]
    missing = [
        Finding("word-missing", f"the fixed word '{key}' is missing", f"add '{key}' under words", where)
        for key in WORDS
        if key not in words and not partly
    ]
    astray = [
        Finding("word-holes", f"the fixed word '{key}' has other holes than it must have", _holes(key), where)
        for key, text in words.items()
        if key in WORDS and frozenset(_HOLE.findall(text)) != WORDS[key]
    ]
    return (*unknown, *missing, *astray)


def _holes(key: str) -> str:
    holes = " and ".join(f"{{{name}}}" for name in sorted(WORDS[key]))
    return f"write {holes} in it" if holes else "write it without braces"
