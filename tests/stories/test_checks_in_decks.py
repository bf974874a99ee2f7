"""Checks as a writer meets them: told at the text, allowed beside it, set in the brand file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from deckgen.checks.deck import check_deck
from deckgen.checks.rules import all_checks
from deckgen.content.library import known_languages

REGION, JAPANESE, BRAND = (
    "content/regions/demo.yaml",
    "content/regions/demo.ja.yaml",
    "content/brand.yaml",
)
POINTS, HELD = "points: [Repairs and parts, Meals and transport]", "    heading: Orders\n"
LEFT_OVER = "points: [Repairs and parts, ‸Lorem ipsum dolor]"

Run = Callable[..., Any]


@pytest.fixture
def left_over(demo: Any) -> str:
    """The place of a text that somebody forgot to replace."""
    return str(demo.replace(REGION, POINTS, LEFT_OVER))


SPOKEN_OF = {*all_checks(), "allow-unused", "no-such-check"}


def codes(answer: Any) -> list[str]:
    """What checks and allowances have to say."""
    return [told.code for told in answer.told if told.code in SPOKEN_OF]


def test_an_error_is_told_at_the_text_and_stops_the_deck(demo: Any, deckgen: Run, left_over: str) -> None:
    answer = deckgen("build", "demo", "--lang", "en")
    (told,) = answer.errors
    assert (told.code, told.place) == ("prompt-text", left_over)
    assert answer.code == 1
    assert "build/general/demo.en.pptx" not in demo.files()


def test_all_faults_are_told_at_once_with_those_of_fitting(demo: Any, deckgen: Run, left_over: str) -> None:
    demo.replace(
        REGION, "title: Local firms expect more orders", f"title: {'Local firms expect orders ' * 20}"
    )
    answer = deckgen("check", "demo", "--lang", "en")
    assert sorted(told.code for told in answer.errors) == ["prompt-text", "text-too-long"]


def test_a_finding_is_allowed_beside_the_text(demo: Any, deckgen: Run, left_over: str) -> None:
    demo.replace(REGION, HELD, f"{HELD}    allow: {{prompt-text: it is the name of a firm}}\n")
    answer = deckgen("build", "demo")
    assert (answer.code, codes(answer)) == (0, [])


def test_an_allowance_needs_a_reason(demo: Any, deckgen: Run, left_over: str) -> None:
    place = demo.replace(REGION, HELD, f"{HELD}    allow: {{prompt-text: ‸''}}\n")
    (told,) = deckgen("check", "demo", "--lang", "en").errors
    assert (told.code, told.place) == ("wrong-value", place)


def test_an_allowance_in_a_language_file_is_for_that_language(
    demo: Any, deckgen: Run, left_over: str
) -> None:
    demo.replace(JAPANESE, "[修理と部品, 食事と輸送]", "[修理と部品, Lorem ipsum]")
    demo.replace(JAPANESE, "    heading: 受注\n", "    heading: 受注\n    allow: {prompt-text: 会社の名}\n")
    assert codes(deckgen("check", "demo", "--lang", "ja")) == []
    assert codes(deckgen("check", "demo", "--lang", "en")) == ["prompt-text"]


def test_an_allowance_that_silences_nothing_is_a_note(demo: Any, deckgen: Run) -> None:
    place = demo.replace(REGION, HELD, f"{HELD}    allow: {{orphan: ‸a proper name}}\n")
    answer = deckgen("check", "demo")
    assert codes(answer) == ["allow-unused"]
    assert ("note", place) in [(told.severity, told.place) for told in answer.told]


def test_an_allowance_of_no_check_is_told_with_the_right_one(demo: Any, deckgen: Run) -> None:
    place = demo.replace(REGION, HELD, f"{HELD}    allow: {{orphans: ‸a proper name}}\n")
    (told,) = deckgen("check", "demo", "--lang", "en").told
    assert (told.code, told.severity, told.place) == ("no-such-check", "warning", place)
    assert told.cure == "did you mean 'orphan'?"


@pytest.mark.parametrize(
    ("thing", "allowing"),
    [
        ("{title: What follows, note", "{allow: {orphan: a name}, title: What follows, note"),
        ("    level: medium\n", "    level: medium\n    allow: {orphan: a name}\n"),
        ("risk_outlook: {", "risk_outlook: {allow: {orphan: a name}, "),
        ("next_steps:\n", "next_steps:\n  allow: {orphan: a name}\n"),
        ("\nsections:\n", "\ncover: {allow: {orphan: a name}}\nsections:\n"),
        ("\nsections:\n", "\nagenda: {title: What we show, allow: {orphan: a name}}\nsections:\n"),
    ],
    ids=["section", "risk", "risk and outlook", "closing", "cover", "agenda"],
)
def test_other_things_take_allowances_too(demo: Any, deckgen: Run, thing: str, allowing: str) -> None:
    demo.replace(REGION, thing, allowing)
    assert codes(deckgen("check", "demo", "--lang", "en")) == ["allow-unused"]


@pytest.mark.parametrize(("severity", "code", "told"), [("warning", 0, ["prompt-text"]), ("'off'", 0, [])])
def test_the_brand_sets_severities(
    demo: Any, deckgen: Run, left_over: str, severity: str, code: int, told: list[str]
) -> None:
    demo.replace(BRAND, "\nseverity: {}", f"\nseverity: {{prompt-text: {severity}}}")
    answer = deckgen("build", "demo", "--lang", "en")
    assert (answer.code, codes(answer)) == (code, told)


def test_a_severity_of_no_finding_is_told_with_the_right_one(demo: Any, deckgen: Run) -> None:
    place = demo.replace(BRAND, "\nseverity: {}", "\nseverity: {‸title-orphans: error}")
    (told,) = deckgen("check", "demo", "--lang", "en").told
    assert (told.code, told.severity, told.place) == ("no-such-check", "warning", place)
    assert told.cure == "did you mean 'title-orphan'?"


def test_the_decks_of_this_repository_are_without_error_or_warning(deck: Any) -> None:
    language = known_languages()[deck.edition.language]
    found = check_deck(deck.plan, deck.fitted, deck.ready.template, language)
    assert [str(finding) for finding in found if finding.severity != "note"] == []
