"""Content models: texts keep their place, wrong values are told in words, languages know their texts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.content.brand import Brand
from deckgen.content.deck_date import iso_day, read_deck_date
from deckgen.content.evidence import ChartOf, Visual
from deckgen.content.model import where_of
from deckgen.content.region import Benefit, Item, Region, Risk
from deckgen.content.schemas import schemas
from deckgen.content.shape import translated_texts
from deckgen.content.storyline import Storyline
from deckgen.content.validate import validate
from deckgen.diagnostics import Finding
from deckgen.yaml_source import load_yaml

ITEM = "id: deep-berths\nheading: Deep berths\npoints: [One, Two]\ntags: [logistics]\n"
CHART = (
    "type: column\nhead: Orders\ncategories: [A, B]\n"
    "series: [{id: s, name: S, values: [1, 2]}]\nsources: [x]\n"
)
CHART_LINE = CHART.strip().replace("\n", ", ")
SLIDE = "language: en\nname: N\nslides:\n  - id: s\n    kind: chart\n"


def made(form: Any, text: str) -> Any:
    return validate(form, load_yaml("x.yaml", text.encode()).require()).require()


def faults(form: Any, text: str) -> list[Finding]:
    return list(validate(form, load_yaml("x.yaml", text.encode()).require()).findings)


def test_every_text_and_every_id_knows_where_it_was_written() -> None:
    item = made(Item, ITEM)
    places = {
        str(text): where_of(text) for text in (item.id, item.heading, item.points[1].text, item.tags[0])
    }
    assert {word: (where.line, where.column) for word, where in places.items() if where} == {
        "deep-berths": (1, 5),
        "Deep berths": (2, 10),
        "Two": (3, 15),
        "logistics": (4, 8),
    }


def test_a_level_knows_where_it_was_written() -> None:
    risk = made(Risk, "id: a\nrisk: R\neffect: E\nresponse: A\nlevel: high\n")
    assert where_of(risk.level).line == 5


def test_a_block_text_loses_its_last_newline_and_keeps_its_place() -> None:
    item = made(Item, ITEM + "notes: |\n  One line\n  and another\n")
    assert item.notes == "One line\nand another"
    assert where_of(item.notes) is not None


@pytest.mark.parametrize(
    ("written", "taken"), [("2024", "2024"), ("1.10", "1.10"), ("true", "true"), ("no", "no"), ("'x'", "x")]
)
def test_a_bare_number_in_a_texts_place_is_that_text(written: str, taken: str) -> None:
    assert made(Item, ITEM.replace("Deep berths", written)).heading == taken


@pytest.mark.parametrize(
    ("form", "text", "code", "line", "said"),
    [
        (Item, ITEM.replace("heading", "haeding"), "unknown-key", 2, "did you mean 'heading'?"),
        (Item, ITEM.replace("heading: Deep berths\n", ""), "missing-key", 1, "add `heading: ...`"),
        (Item, ITEM + "colour: red\n", "unknown-key", 5, "known here"),
        (Item, ITEM.replace("Deep berths", "''"), "wrong-value", 2, "write the text or remove the key"),
        (Item, ITEM.replace("[One, Two]", "[]"), "wrong-value", 3, "add what is missing"),
        (Item, ITEM + "figures: [a, b, c, d, e]\n", "wrong-value", 5, "leave some out"),
        (Item, ITEM.replace("deep-berths", "Deep_Berths"), "wrong-value", 1, "single hyphens"),
        (Item, ITEM.replace("[logistics]", "{a: b}"), "wrong-value", 4, "`- `"),
        (Benefit, ITEM, "missing-key", 1, "add `lead: ...`"),
        (ChartOf, CHART.replace("column", "colum"), "wrong-value", 1, "did you mean 'column'?"),
        (ChartOf, CHART.replace("[1, 2]", "[1]"), "wrong-value", 1, "give one each"),
        (ChartOf, CHART.replace("[1, 2]", "[1, lots]"), "wrong-value", 4, "digits"),
        (ChartOf, CHART.replace("sources: [x]", "sources: []"), "wrong-value", 5, "add what is missing"),
        (
            Visual,
            "picture: {file: a.png, alt: A}\nmap: {highlight: [Kumamoto]}\n",
            "wrong-value",
            1,
            "just one of",
        ),
        (
            Region,
            SLIDE + "    steps: {steps: []}\n",
            "unknown-key",
            6,
            "write `kind: steps`, or put `chart: ...",
        ),
        (
            Region,
            SLIDE + f"    chart: {{{CHART_LINE}}}\n    table: {{}}\n",
            "unknown-key",
            7,
            "leave `table` out",
        ),
        (Storyline, "slides: [cover, {section: a, each: benefits}]\n", "wrong-value", 1, "slide's name"),
        (Storyline, "slides: []\n", "wrong-value", 1, "add what is missing"),
    ],
)
def test_a_wrong_value_is_told_in_words(form: Any, text: str, code: str, line: int, said: str) -> None:
    found = next(one for one in faults(form, text) if one.code == code)
    assert found.where is not None
    assert found.where.line == line
    assert said in found.cure


def test_a_key_that_says_nothing_is_noted() -> None:
    found = faults(Item, ITEM + "title:\n")
    assert [(one.code, one.severity.value, one.where and one.where.line) for one in found] == [
        ("empty-key", "note", 5)
    ]
    assert made(Item, ITEM + "title:\n").title is None


def test_an_empty_entry_is_told_as_such() -> None:
    found = faults(Item, ITEM.replace("[One, Two]", "[One, ]\n").replace("[One, ]", "\n  - One\n  -"))
    assert [(one.where and one.where.line, "is empty" in one.message) for one in found] == [(5, True)]


def test_a_misspelt_key_is_told_once() -> None:
    assert [one.code for one in faults(Item, ITEM.replace("heading", "haeding"))] == ["unknown-key"]


def test_a_slide_that_shows_what_another_kind_shows_is_told_once() -> None:
    found = faults(Region, SLIDE + "    title: T\n    steps: {steps: []}\n")
    about_it = [one for one in found if "chart" in one.message or "steps" in one.message]
    assert [one.message for one in about_it] == ["`slides.1` is of kind chart, which has no `steps`"]


def test_which_texts_a_language_file_gives() -> None:
    data = {
        "id": "x",
        "heading": "H",
        "points": ["P", {"text": "Q", "points": ["R"]}],
        "tags": ["t"],
        "title_short": "S",
    }
    texts = {path: mark.required for path, mark in translated_texts(Item, data)}
    assert texts == {
        ("heading",): True,
        ("points", 0): True,
        ("points", 1, "text"): True,
        ("points", 1, "points", 0): True,
        ("title_short",): False,
    }


@pytest.mark.parametrize("highlight", ["FY2024", ["FY2024"]])
def test_a_highlighted_name_may_be_given_anew_however_it_is_written(highlight: Any) -> None:
    paths = [path for path, mark in translated_texts(ChartOf, {"highlight": highlight}) if not mark.required]
    assert len(paths) == 1


@pytest.mark.parametrize(
    ("text", "day"), [("2026-11-22", "2026-11-22"), ("2026-02", "2026-02-01"), ("2024-02-29", "2024-02-29")]
)
def test_a_decks_date(text: str, day: str) -> None:
    assert iso_day(read_deck_date(text).require()) == day


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-00", "2026", "FY2026", "soon", "", "2026-1-1", "2026-01-01T00:00"]
)
def test_what_is_no_date_of_a_deck(text: str) -> None:
    found = read_deck_date(text).findings
    assert [one.code for one in found] == ["deck-date"]
    assert found[0].cure


@given(st.dates())
def test_every_day_is_a_date_of_a_deck(day: Any) -> None:
    assert iso_day(read_deck_date(day.isoformat()).require()) == day.isoformat()


def test_the_schemas_are_json_and_name_every_key() -> None:
    told = {name: json.loads(data) for name, data in schemas().items()}
    assert set(told) == {
        "batch",
        "brand",
        "region",
        "language",
        "investor",
        "investor-language",
        "storyline",
    }
    assert set(told["region"]["properties"]) == set(Region.__struct_fields__)
    assert set(told["brand"]["properties"]) == set(Brand.__struct_fields__)
    assert told["language"]["required"] == ["language"]
    assert told["region"]["$defs"]["Risk"]["properties"]["level"]["enum"] == ["high", "medium", "low"]
    assert schemas() == schemas()
