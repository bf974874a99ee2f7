"""Facts that expire, that are due for review, that contradict each other; figures that nothing supports."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.content.fact_check import check_facts, days_unchanged
from deckgen.content.figure_check import figures_in, figures_without_source
from deckgen.content.in_language import region_in
from deckgen.content.library import load_library
from deckgen.content.number_check import numbers_differ
from deckgen.content.region import Region
from deckgen.content.validate import validate
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.wording.values import Date
from deckgen.workspace import MemoryWorkspace
from deckgen.yaml_source import Node, load_yaml

TODAY = Date(2026, 11, 22)
CLOCK = datetime.date(2026, 11, 22)
HEAD = """\
language: en
name: N
country: C
place: P
title: T
sources: {s: {publisher: P, url: "https://example.org/a"}}
"""


def loaded(text: str) -> Node:
    return load_yaml("content/regions/n.yaml", (HEAD + text).encode()).require()


def told(facts: str, today: Date | None = TODAY, days: int | None = None) -> list[Finding]:
    node = loaded("facts:\n" + facts)
    return list(check_facts(validate(Region, node).require().facts, node, today, days))


def fact(more: str = "", *, value: str = "72", as_of: str = "FY2025", name: str = "jobs") -> str:
    return f"  {name}: {{value: {value}, unit: people, label: jobs, source: s, as_of: {as_of}{more}}}\n"


@pytest.mark.parametrize(
    ("until", "expired"),
    [
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("2026-11", False),
        ("2026-10", True),
        ("2025", True),
        ("2026", False),
        ("FY2025", True),
        ("FY2026", False),
    ],
)
def test_a_fact_is_valid_to_the_end_of_its_last_day(until: str, expired: bool) -> None:
    found = told(fact(f", valid_until: {until}"))
    assert [(one.code, one.severity) for one in found] == [("fact-expired", Severity.WARNING)] * expired
    if expired:
        text = HEAD + "facts:\n" + fact(f", valid_until: {until}")
        line = text[: text.index(f": {until}")].count("\n") + 1
        assert found[0].where is not None
        assert (found[0].where.line, found[0].where.column) == (
            line,
            fact(", valid_until: ").rindex(": ") + 3,
        )
        assert found[0].cure


def test_without_a_day_nothing_expires() -> None:
    assert told(fact(", valid_until: 2020-01-01"), today=None, days=1) == []


@pytest.mark.parametrize(
    ("more", "as_of", "days", "due"),
    [
        ("", "2026-11-01", 30, False),  # its own date is within the limit
        ("", "2026-10-01", 30, True),
        ("", "FY2025", 300, False),  # to 31 March 2026
        ("", "FY2025", 200, True),
        (", reviewed_on: 2026-11-01", "2020", 30, False),
        (", reviewed_on: 2026-10-01", "2020", 30, True),
        (", reviewed_on: 2020-10-01", "2026-11-20", 30, False),
        ("", "the last survey", 9999, True),
        (", reviewed_on: 2026-11-01", "the last survey", 30, False),
        ("", "2001", None, False),
    ],
)
def test_a_fact_is_reviewed_within_the_brands_days(
    more: str, as_of: str, days: int | None, due: bool
) -> None:
    assert [one.code for one in told(fact(more, as_of=as_of), days=days)] == ["fact-not-reviewed"] * due


PARTS = st.dates(datetime.date(2026, 10, 1), datetime.date(2027, 2, 1)).map(str) | st.sampled_from(
    ["2026-12", "2026", "FY2025", "FY2026", "FY9999", "soon"]
)
DATES = st.fixed_dictionaries({}, optional={"valid_until": PARTS, "reviewed_on": PARTS, "as_of": PARTS})


@given(DATES, DATES, PARTS, st.none() | st.integers(1, 60), st.integers(0, 80), st.integers(0, 80))
def test_nothing_else_is_told_before_the_day_on_which_it_may_be(
    said: dict[str, str], over: dict[str, str], known: str, review: int | None, first: int, later: int
) -> None:
    """Of a fact and what another file says of the same one."""

    def day(number: int) -> Date:
        found = datetime.date(2026, 10, 1) + datetime.timedelta(number)
        return Date(found.year, found.month, found.day)

    said = {"as_of": known, **said}
    files = [Node({"jobs": Node(dict_of(parts), WHERE)}, WHERE) for parts in (said, over)]
    days = days_unchanged(files, day(first), review)
    assert days is None or days > 0
    merged = {**said, **over}
    as_of = merged.pop("as_of")
    facts = fact("".join(f", {name}: {value}" for name, value in merged.items()), as_of=as_of)
    if days is None or later < days:
        assert told(facts, day(first), review) == told(facts, day(first + later), review)


def dict_of(parts: dict[str, str]) -> dict[str, Node]:
    return {name: Node(value, WHERE) for name, value in parts.items()}


WHERE = Where("content/regions/n.yaml")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"valid_until": "2026-11-22"}, 1),
        ({"valid_until": "2026-11-21"}, None),
        ({"reviewed_on": "2026-11-25"}, 3),
        ({"as_of": "2026-11-22"}, 31),
        ({"valid_until": "2027-01-01", "reviewed_on": "2026-11-20"}, 29),
        ({}, None),
    ],
)
def test_how_long_it_holds_what_is_found_today(said: dict[str, str], days: int | None) -> None:
    facts = Node({"jobs": Node(dict_of(said), WHERE)}, WHERE)
    assert days_unchanged([None, facts], TODAY, 30) == days


def test_what_is_no_date_is_told() -> None:
    assert [one.code for one in told(fact(", valid_until: FY9999"))] == ["fact-date"]
    assert [one.code for one in told(fact(", valid_until: soon"))] == ["fact-date"]
    assert [one.code for one in told(fact(", reviewed_on: 2026-02-30"))] == ["fact-date"]
    assert [one.code for one in told(fact(", reviewed_on: 2062-11-01"), days=30)] == ["fact-review-ahead"]


def test_one_fact_has_one_value() -> None:
    found = told(fact() + fact(value="73", name="more-jobs"))
    assert [(one.code, one.severity) for one in found] == [("fact-contradicts", Severity.ERROR)]
    assert "'jobs'" in found[0].message
    assert told(fact(value="3400") + fact(value='"3,400"', name="again")) == []
    assert told(fact() + fact(value="73", name="later", as_of="FY2026")) == []
    assert told(fact() + fact(value="73", name="other").replace("label: jobs", "label: new jobs")) == []


def test_a_language_file_changes_no_value() -> None:
    base = HEAD + "facts:\n" + fact()
    workspace = MemoryWorkspace(
        {
            "content/brand.yaml": b"name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\n",
            "content/regions/n.yaml": base.encode(),
            "content/regions/n.ja.yaml": (
                b"language: ja\nname: N\ncountry: C\nplace: P\ntitle: T\n"
                b"facts: {jobs: {label: J, value: 99}}\n"
            ),
        },
        CLOCK,
    )
    found = region_in(load_library(workspace).require(), "n", "ja").findings
    assert [(one.code, one.severity) for one in found] == [("not-a-text", Severity.ERROR)]


def test_the_day_is_the_workspaces() -> None:
    files = {
        "content/brand.yaml": b"name: B\nlogo: {file: l.png, alt: L}\nlimits: {review_days: 30}\n",
        "content/regions/n.yaml": (HEAD + "facts:\n" + fact(as_of="2026-11-01")).encode(),
    }
    codes = {
        day: [
            one.code
            for one in region_in(load_library(MemoryWorkspace(files, day)).require(), "n", "en").findings
        ]
        for day in (CLOCK, datetime.date(2027, 1, 1))
    }
    assert list(codes.values()) == [[], ["fact-not-reviewed"]]


@pytest.mark.parametrize(
    "text",
    [
        "Since 2016, in FY2024 and in 2009-10", "The 3 nm line of Fab 2 in phase 2", "第2工場で300mmウェハー",
        "12-inch wafers at 28/22 nm", "three sites, 12 of them open", "On 26 June 2024 and 2025-01-31",
        "{{ facts.jobs }} jobs", "2024年6月26日、令和7年度", "5G and COVID-19, A4, 2020s",
        "the 47th of Japan",
        "20・21年度", "https://example.org/1234567", "24/7 service", "6/7nm計画", "top 100",
    ],
)  # fmt: skip
def test_numbers_that_need_no_source(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3,400 jobs in 2024", ["3,400"]), ("up 5% a year", ["5"]), ("JPY 4 trillion", ["4"]),
        ("12万人が来た", ["12"]), ("1.4倍に上昇", ["1.4"]), ("about 72 agreements", ["72"]),
        ("$5 a head", ["5"]),
        ("３４００人", ["3400"]), ("2倍", ["2"]), ("60 minutes", ["60"]), ("6割", ["6"]),
    ],
)  # fmt: skip
def test_figures_that_need_a_source(text: str, figures: list[str]) -> None:
    assert figures_in(text) == figures


ITEM = """\
advantages:
  - id: one
    heading: 100 things
    title: A title
    points: [3400 people work there, {text: Much, points: [72 firms came]}]
    notes: 9999 in the notes
"""


def test_a_figure_without_a_source_is_told_at_its_text() -> None:
    found = list(figures_without_source(loaded(ITEM)))
    first = (HEAD + ITEM[: ITEM.index("3400")]).count("\n") + 1
    assert [(one.code, one.where and one.where.line) for one in found] == [
        ("figure-without-source", first),
        ("figure-without-source", first),
    ]
    assert ["3400" in found[0].message, "72" in found[1].message] == [True, True]
    assert {one.severity for one in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    "more",
    [
        "    sources: [s]\n",
        "    figures: [jobs]\n",
        "    lead: We have {{ facts.jobs }} now\n",
        "    visual: {comparison: {head: H, regions: [n, m], facts: [jobs]}}\n",
    ],
)
def test_a_source_anywhere_on_the_slide_is_enough(more: str) -> None:
    assert list(figures_without_source(loaded(ITEM + more))) == []


def test_an_empty_list_of_sources_is_none() -> None:
    assert len(list(figures_without_source(loaded(ITEM + "    sources: []\n")))) == 2


def test_slides_of_their_own_are_looked_at_too() -> None:
    text = "slides: [{id: s1, kind: quote, title: Up 40%, quote: {text: Fine, credit: Somebody}SOURCES}]\n"
    assert len(list(figures_without_source(loaded(text.replace("SOURCES", ""))))) == 1
    assert list(figures_without_source(loaded(text.replace("SOURCES", ", sources: [s]")))) == []


def test_risks_and_the_outlook_are_looked_at_too() -> None:
    text = (
        "risks: [{id: r, risk: R, effect: Rents up 40%, response: None, level: low}]\n"
        "outlook: [{id: o, heading: H, text: By 2030 a further 50 firms, sources: [s]}]\n"
    )
    assert ["40" in one.message for one in figures_without_source(loaded(text))] == [True]


@pytest.mark.parametrize("text", ["1" * 10_000, "1/" * 5_000, "1,1," * 2_500, "{{" * 5_000, "1 " * 5_000])
def test_a_hostile_text_is_looked_through_all_the_same(text: str) -> None:
    assert isinstance(figures_in(text), list)
    assert not numbers_differ(text, text)
