"""Regions side by side: each one's own facts, in its own words, with its own sources."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.blocks import Table
from deckgen.content.library import load_library
from deckgen.diagnostics import Checked, Finding
from deckgen.edition import plan_edition
from deckgen.plan import DeckPlan, Edition, SlidePlan
from deckgen.workspace import MemoryWorkspace

BRAND = b"name: B\nlogo: {file: l.png, alt: L}\nwebsite: https://b.example\nlanguages: [en, ja]\n"
STORY = "title: S\nslides: [{each: slides}, sources]\n"
NORTH = """\
language: en
name: North
country: C
place: P
title: T
sources:
  office: {publisher: North Office, url: "https://north.example/a"}
facts:
  jobs: {value: 3400, unit: people, qualifier: announced, label: jobs, source: office, as_of: 2024-02}
  zone: {value: 2024-06-26, label: zone since, source: office, as_of: 2024-06-26}
slides:
  - id: beside
    kind: comparison
    title: Two regions
    comparison: {head: Two regions, regions: [north, south], facts: [jobs, zone]}
"""
NORTH_JA = """\
language: ja
name: 北
country: 国
place: 所
title: 題
facts:
  jobs: {label: 雇用}
  zone: {label: 指定}
slides:
  - id: beside
    title: 二つの地域
    comparison: {head: 二つの地域}
"""
SOUTH = """\
language: en
name: South
country: C
place: P
title: T
sources:
  office: {publisher: South Office, url: "https://south.example/a"}
  shared: {publisher: Same Page, url: "https://north.example/a"}
facts:
  jobs: {value: 120, unit: people, label: jobs, source: office, as_of: 2023-10}
  zone: {value: 2021-04-01, label: zone since, source: shared, as_of: 2021-04-01}
"""


def planned(language: str = "en", **regions: str) -> tuple[Checked[DeckPlan] | None, list[Finding]]:
    files = {"content/brand.yaml": BRAND, "content/storylines/pitch.yaml": STORY.encode()}
    files |= {
        f"content/regions/{name.replace('_', '.')}.yaml": text.encode() for name, text in regions.items()
    }
    loaded = load_library(MemoryWorkspace(files), ["north"])
    if loaded.value is None or not loaded.ok:
        return None, list(loaded.findings)
    plan = plan_edition(loaded.value, Edition("north", language), {})
    return plan, [*loaded.findings, *plan.findings]


def slide(plan: Checked[DeckPlan] | None, name: str) -> SlidePlan:
    assert plan is not None
    return next(one for one in plan.require().slides if one.id == name)


def cells(plan: Checked[DeckPlan] | None) -> list[list[str]]:
    table = slide(plan, "beside").slots["content"]
    assert isinstance(table, Table)
    rows = (table.header, *table.rows)
    return [["|".join(paragraph.text for paragraph in cell.paragraphs) for cell in row] for row in rows]


def text(plan: Checked[DeckPlan] | None, name: str, slot: str) -> str:
    block: Any = slide(plan, name).slots[slot]
    return "\n".join(paragraph.text for paragraph in block.paragraphs)


def test_each_region_shows_its_own_facts_and_cites_its_own_sources() -> None:
    plan, findings = planned(north=NORTH, south=SOUTH)
    assert not findings
    assert cells(plan) == [
        ["", "North", "South"],
        ["jobs", "3,400 people|announced, Feb 2024", "120 people|Oct 2023"],
        ["zone since", "26 June 2024", "1 April 2021"],
    ]
    assert text(plan, "beside", "source") == "Sources: [1] North Office; [2] South Office"
    assert len(text(plan, "sources", "sources").splitlines()) == 2


def test_the_deck_speaks_its_own_language_of_every_region() -> None:
    south_ja = NORTH_JA.partition("slides:")[0].replace("北", "南")
    plan, findings = planned("ja", north=NORTH, north_ja=NORTH_JA, south=SOUTH, south_ja=south_ja)
    assert not findings
    assert cells(plan)[0] == ["", "北", "南"]
    assert cells(plan)[1][0] == "雇用"
    assert cells(plan)[1][2].startswith("120人")


@pytest.mark.parametrize(
    ("north", "south", "code", "line"),
    [
        (NORTH.replace("[north, south]", "[north, sout]"), SOUTH, "no-such-region", 15),
        (NORTH.replace("[jobs, zone]", "[jobs, zones]"), SOUTH, "no-such-fact", 15),
        (NORTH, SOUTH.replace("  zone: {", "  zoned: {"), "no-such-fact", 15),
        (NORTH, SOUTH.replace("120, unit: people", "120, unit: firms"), "compared-units", 15),
        (NORTH.replace("[north, south]", "[north]"), SOUTH, "wrong-value", 15),
        (NORTH.replace("[jobs, zone]", "[jobs, zone], names: {job: J}"), SOUTH, "wrong-value", 15),
        (NORTH, SOUTH.replace("label: jobs", "label: work"), "compared-labels", 15),
    ],
)
def test_what_is_not_there_is_told_at_its_place(north: str, south: str, code: str, line: int) -> None:
    _, findings = planned(north=north, south=south)
    places = {(found.code, found.where.line if found.where else 0) for found in findings}
    assert (code, line) in places, findings
    assert all(found.cure for found in findings)


def test_a_region_not_written_in_the_decks_language_is_a_finding() -> None:
    _, findings = planned("ja", north=NORTH, north_ja=NORTH_JA, south=SOUTH)
    assert [found.code for found in findings] == ["no-such-language"]
    assert "south" in findings[0].message


def test_a_name_for_all_stands_where_labels_differ() -> None:
    north = NORTH.replace("[jobs, zone]", "[jobs, zone], names: {jobs: New jobs}")
    plan, findings = planned(north=north, south=SOUTH.replace("label: jobs", "label: work"))
    assert not findings
    assert cells(plan)[1][0] == "New jobs"
