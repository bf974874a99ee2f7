"""Texts of the frame that count what the deck shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.library import load_library
from deckgen.diagnostics import Severity
from deckgen.edition import plan_edition
from deckgen.plan import Edition
from deckgen.workspace import MemoryWorkspace

DEMO = Path(__file__).parents[1] / "stories" / "demo"
STORY = "slides: [cover, {section: advantages}, {each: advantages}, {each: benefits}]\n"
BRAND = (
    "name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\n"
    "tags: {logistics: {en: L}, talent: {en: T}, jobs: {en: J}, smes: {en: S}}\n"
)
INVESTOR = "language: en\nname: X\n"


def told(change: str, investor: str = INVESTOR, story: str = STORY) -> list[tuple[str, str]]:
    """What is told of a region that shows two advantages and two benefits, and says something else."""
    region = _without_subtitle((DEMO / "demo.yaml").read_text("utf-8"))
    right, _, wrong = change.partition(" -> ")
    assert region.count(right) == 1, right
    files = {
        "content/brand.yaml": BRAND,
        "content/storylines/pitch.yaml": story,
        "content/regions/demo.yaml": region.replace(right, wrong),
        "content/investors/x.yaml": investor,
    }
    workspace = MemoryWorkspace({path: text.encode() for path, text in files.items()})
    planned = plan_edition(
        load_library(workspace, None, None).require(), Edition("demo", "en", "pitch", "x"), {}
    )
    assert planned.ok
    found = [one for one in planned.findings if one.code == "wrong-count"]
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [(one.message, str(one.where).rpartition("/")[2]) for one in found]


def _without_subtitle(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("subtitle: "))


TITLE = next(
    line for line in (DEMO / "demo.yaml").read_text("utf-8").splitlines() if line.startswith("title: ")
)


@pytest.mark.parametrize(
    ("said", "investor", "wrong"),
    [
        ("Two advantages and two benefits", "", ""),
        ("Two advantages and two benefits", "regions: {demo: {exclude: [orders]}}\n", "two benefits"),
        ("Two advantages and two benefits", "at_most: {advantages: 1}\n", "Two advantages"),
        ("Three strategic advantages", "", "Three strategic advantages"),
        ("Four reasons to come, two for trade", "", ""),
        ("Two reasons to come", "", ""),
        ("Three reasons to come", "", "Three reasons"),
        ("Three things to come", "", ""),
    ],
)
def test_a_cover_that_counts_what_the_deck_has_not(said: str, investor: str, wrong: str) -> None:
    found = told(f"{TITLE} -> title: {said}", INVESTOR + investor)
    assert [message.split("'")[1] for message, _ in found] == ([wrong] if wrong else [])


def test_it_is_told_at_the_text_that_counts() -> None:
    (found,) = told(
        f"{TITLE} -> {TITLE}",
        INVESTOR + "at_most: {advantages: 1}\nregions:\n  demo:\n    title: Two advantages\n",
    )
    assert found == ("the text counts 'Two advantages', and the deck for x shows 1", "x.yaml:6:12")


def test_a_section_counts_what_it_holds() -> None:
    section = "regions: {demo: {sections: {advantages: {title: Three things to know}}}}\n"
    (found,) = told(f"{TITLE} -> {TITLE}", INVESTOR + section)
    assert found[0] == "the text counts 'Three things', and the deck for x shows 2"


def test_what_no_line_shows_is_not_in_the_deck() -> None:
    (found,) = told(
        f"{TITLE} -> title: Two advantages, two benefits", story="slides: [cover, {each: advantages}]\n"
    )
    assert found[0] == "the text counts 'two benefits', and the deck for x shows 0"
