"""Mistakes that people make in a region file: each is told at its place with a cure, and no file."""

from __future__ import annotations

from typing import Any

import pytest

REGION = "content/regions/demo.yaml"

FORM = [
    (
        "typo in a key",
        REGION,
        "notes: Say that the depth",
        "‸ntoes: Say that the depth",
        "unknown-key",
        "did you mean 'notes'?",
    ),
    (
        "typo in a needed key",
        REGION,
        "heading: Orders\n",
        "‸haeding: Orders\n",
        "unknown-key",
        "did you mean 'heading'?",
    ),
    (
        "text for a list",
        REGION,
        "points: [Repairs and parts, Meals and transport]",
        "points: ‸Repairs and parts",
        "wrong-value",
        "begin each entry with `- `",
    ),
    (
        "mapping for a text",
        REGION,
        "place: Kyushu, Japan",
        "place: ‸{city: Demo}",
        "wrong-value",
        "put it in quotes",
    ),
    ("missing id", REGION, "- id: orders\n    heading", "- ‸heading", "missing-key", "add `id: ...`"),
    ("an id twice", REGION, "- id: orders\n", "- id: ‸new-jobs\n", "id-twice", "give this one another id"),
    ("an id with a blank", REGION, "id: trained-people", "id: ‸Trained People", "wrong-value", "lower-case"),
    (
        "a key twice",
        REGION,
        "lead: Plants buy nearby what they can\n",
        "lead: Plants buy nearby\n    ‸lead: Twice\n",
        "duplicate-key",
        "",
    ),
    ("a tab", REGION, "    tags: [smes]", "‸\ttags: [smes]", "tab-indentation", "spaces"),
    (
        "a number sign",
        REGION,
        "- Engineers and technicians at the plants",
        "- Ranked ‸#1 for engineers",
        "hash-without-space",
        "quotes",
    ),
    (
        "an unquoted colon",
        REGION,
        "title: Two steps to a berth",
        "title: ‸Two steps: to a berth",
        "colon-unquoted",
        "quotes",
    ),
    (
        "unquoted braces",
        REGION,
        "lead: Plants buy nearby what they can",
        "lead: ‸{{ facts.jobs }} in work",
        "braces-unquoted",
        "quotes",
    ),
]

"""How it is written. ``‸`` marks where the finding must point."""

SENSE = [
    (
        "an unknown fact in a text",
        REGION,
        "lead: Plants have announced work for {{ facts.jobs }}",
        "lead: ‸Plants have announced work for {{ facts.job }}",
        "name-unknown",
        "did you mean 'jobs'?",
    ),
    (
        "a filter that is none",
        REGION,
        "Cargo grew by {{ facts.growth }}",
        "‸Cargo grew by {{ facts.growth | valu }}",
        "filter-unknown",
        "did you mean 'value'?",
    ),
    (
        "braces left open",
        REGION,
        "Cargo grew by {{ facts.growth }} on",
        "‸Cargo grew by {{ facts.growth on",
        "name-unclosed",
        "{{ name }}",
    ),
    (
        "an unknown figure",
        REGION,
        "figures: [jobs]",
        "figures: [‸jbos]",
        "no-such-fact",
        "did you mean 'jobs'?",
    ),
    (
        "an unknown source",
        REGION,
        "level: medium\n    sources: [survey]",
        "level: medium\n    sources: [‸survy]",
        "no-such-source",
        "did you mean 'survey'?",
    ),
    ("an unknown tag", REGION, "tags: [talent]", "tags: [‸talents]", "no-such-tag", "did you mean 'talent'?"),
    ("a bad level", REGION, "level: medium", "level: ‸midium", "wrong-value", "did you mean 'medium'?"),
    (
        "a bad link",
        REGION,
        "url: https://port.example.org/statistics",
        "url: ‸port statistics",
        "bad-link",
        "https://",
    ),
    (
        "a chart with a value too few",
        REGION,
        "values: [14, 18, 23]",
        "values: [14, 18]",
        "wrong-value",
        "give one each",
    ),
    (
        "a chart value that is no number",
        REGION,
        "values: [14, 18, 23]",
        "values: [14, ‸many, 23]",
        "wrong-value",
        "digits",
    ),
    (
        "an unknown category",
        REGION,
        "highlight: FY2024",
        "highlight: ‸FY2025",
        "no-such-category",
        "did you mean",
    ),
    (
        "a table row with a cell too few",
        REGION,
        "- [Harbour pilots, 20]",
        "- [Harbour pilots]",
        "wrong-value",
        "give one each",
    ),
    (
        "two visuals",
        REGION,
        "visual: {picture: {file: demo/quay.png,",
        "visual: ‸{map: {highlight: [Kumamoto]}, picture: {file: demo/quay.png,",
        "wrong-value",
        "just one of",
    ),
    ("an impossible date in a fact", REGION, "as_of: 2025-04}", "as_of: ‸2025-02-30}", "fact-date", ""),
    ("an impossible value", REGION, "value: 3400", "value: ‸2025-02-30", "fact-date", ""),
    (
        "an unknown qualifier",
        REGION,
        "qualifier: [about, planned]",
        "qualifier: ‸[about, plannd]",
        "fact-qualifier",
        "did you mean 'planned'?",
    ),
    (
        "an impossible date of the deck",
        REGION,
        "date: 2026-11-22",
        "date: ‸2026-11-31",
        "deck-date",
        "the last day of 2026-11 is 30",
    ),
    (
        "a date of the deck in words",
        REGION,
        "date: 2026-11-22",
        "date: ‸next autumn",
        "deck-date",
        "2026-12-01",
    ),
    (
        "no language",
        REGION,
        "language: en\nname: Demo Harbour",
        "‸name: Demo Harbour",
        "missing-key",
        "language",
    ),
    ("an anchor", REGION, "tags: [smes]", "tags: ‸&all [smes]", "anchor", ""),
    (
        "a title far too long",
        REGION,
        "title: Twelve deep berths serve ships that few ports can take",
        "title: ‸Twelve deep berths serve ships that few ports can take" + " and more of the same" * 8,
        "text-too-long",
        "cut about",
    ),
    (
        "a word of 300 letters",
        REGION,
        "lead: Plants buy nearby what they can",
        "lead: ‸" + "Donaudampfschiff" * 19,
        "text-too-long",
        "cut about",
    ),
    ("no alt text", REGION, "alt: A ship at the quay, ", "", "wrong-value", "decorative: true"),
    (
        "a focus outside the picture",
        REGION,
        "focus: [0.5, 0.4]",
        "focus: [0.5, 4]",
        "wrong-value",
        "from 0 to 1",
    ),
]

"""What it says."""


@pytest.mark.parametrize("mistake", FORM + SENSE, ids=[mistake[0] for mistake in FORM + SENSE])
def test_a_mistake_is_told_at_its_place_with_a_cure(mistake: tuple[str, ...], is_told: Any) -> None:
    _, file, right, wrong, code, cure = mistake
    is_told(file, right, wrong, code, cure, language="en")


def test_every_mistake_in_a_file_is_told_at_once(demo: Any, deckgen: Any) -> None:
    wanted = [
        demo.replace(REGION, "level: medium", "level: ‸huge"),
        demo.replace(REGION, "values: [14, 18, 23]", "values: [14, ‸x, 23]"),
        demo.replace(REGION, "id: trained-people", "id: ‸Trained People"),
        demo.replace(REGION, "    tags: [smes]", "    ‸tgas: [smes]"),
    ]
    answer = deckgen("build", "demo", "--lang", "en")
    assert sorted(told.place for told in answer.errors) == sorted(wanted)


def test_every_disagreement_in_a_file_is_told_at_once(demo: Any, deckgen: Any) -> None:
    wanted = [
        demo.replace(REGION, "figures: [jobs]", "figures: [‸job]"),
        demo.replace(REGION, "tags: [talent]", "tags: [‸talents]"),
        demo.replace(REGION, "- id: orders\n", "- id: ‸new-jobs\n"),
        demo.replace(REGION, "value: 3400", "value: ‸2025-02-30"),
    ]
    answer = deckgen("build", "demo", "--lang", "en")
    assert {told.place for told in answer.errors} >= set(wanted)


def test_a_mistake_is_told_once_for_all_languages(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "level: medium", "level: ‸huge")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    assert [told.place for told in answer.told] == [place]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("- id: orders\n", "- id: ‸new-jobs\n"),
        ("- id: new-jobs\n", "- id: ‸deep-berths\n"),
        ("- {id: places, title", "- {id: ‸course, title"),
        ("- {id: start, date", "- {id: ‸plan, date"),
    ],
)
def test_an_id_that_stands_twice_is_all_that_is_told(right: str, wrong: str, demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, right, wrong)
    answer = deckgen("build", "demo")
    assert [(told.code, told.place) for told in answer.told] == [("id-twice", place)]


def test_a_language_that_nobody_knows(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "language: en\nname", "language: ‸fr\nname")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    told = next(told for told in answer.errors if told.place == place)
    assert (told.code, told.cure) == ("no-such-language", "known here: en, ja, zh-Hant")
