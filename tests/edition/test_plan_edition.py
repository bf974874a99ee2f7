"""From content to plan: what a slide holds, which sources it names, what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckgen.blocks import Bullets, KeyFigures, Table, Text
from deckgen.content.library import require_library
from deckgen.edition import plan_edition
from deckgen.plan import DeckPlan, Edition, SlidePlan
from deckgen.workspace import MemoryWorkspace

DEMO = Path(__file__).parents[1] / "stories" / "demo" / "demo.yaml"
STORY = Path(__file__).parents[2] / "content" / "storylines" / "pitch.yaml"
BRAND = (
    "name: B\nlogo: {file: l.png, alt: L}\nwebsite: https://b.example\ntags: {"
    + ", ".join(f"{tag}: {{en: {tag}}}" for tag in ("logistics", "talent", "jobs", "smes"))
    + "}\n"
)


def planned(*changes: tuple[str, str], story: str = "", brand: str = BRAND, date: str = "") -> DeckPlan:
    """The demo region's plan after some words of its file were changed."""
    text = DEMO.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    files = {
        "content/brand.yaml": brand.encode(),
        "content/regions/demo.yaml": text.encode(),
        "content/storylines/pitch.yaml": story.encode() or STORY.read_bytes(),
    }
    library = require_library(MemoryWorkspace(files))
    return plan_edition(library, Edition("demo", "en"), {}, date).require()


def slide(plan: DeckPlan, name: str) -> SlidePlan:
    return next(one for one in plan.slides if one.id == name)


def text(plan: DeckPlan, name: str, slot: str) -> str:
    block: Any = slide(plan, name).slots[slot]
    return "\n".join(paragraph.text for paragraph in block.paragraphs)


def test_sources_are_numbered_as_they_are_first_cited() -> None:
    plan = planned()
    assert text(plan, "deep-berths", "source") == "Source: [1] Demo Port"
    assert text(plan, "new-jobs", "source") == "Source: [2] Demo Survey Office"
    assert text(plan, "risk-outlook", "source") == "Sources: [1] Demo Port; [2] Demo Survey Office"
    listed = text(plan, "sources", "sources").splitlines()
    assert [line.split("\t")[0] for line in listed] == ["[1]", "[2]"]


def test_a_source_that_nothing_cites_is_not_listed() -> None:
    plan = planned(
        ("sources:\n  port:", "sources:\n  unused: {publisher: U, url: https://u.example}\n  port:")
    )
    assert "U" not in [line.split("\t")[1] for line in text(plan, "sources", "sources").splitlines()]


def test_a_fact_named_in_a_text_brings_its_source() -> None:
    plan = planned(("points: [Repairs and parts,", "points: ['Cargo {{ facts.growth }}',"))
    assert "Cargo +8.6%" in text(plan, "orders", "points")
    assert text(plan, "orders", "source") == "Sources: [1] Demo Port; [2] Demo Survey Office"


def test_numbers_run_on_from_slide_to_slide_whatever_the_notes_rest_on() -> None:
    talks = "  talks: {publisher: Demo Talks, url: https://talks.example}"
    heard = "  heard: {value: 12, unit: people, label: heard, source: talks, as_of: 2024-06}"
    plan = planned(
        ("sources:\n  port:", f"sources:\n{talks}\n  port:"),
        ("facts:\n  berths:", f"facts:\n{heard}\n  berths:"),
        ("notes: Say that the depth is measured at low tide.", "notes: 'Heard of {{ facts.heard }}'"),
    )
    assert text(plan, "deep-berths", "source") == "Source: [1] Demo Port"
    assert text(plan, "new-jobs", "source") == "Source: [2] Demo Survey Office"
    listed = text(plan, "sources", "sources").splitlines()
    assert [line.split("\t")[0] for line in listed] == ["[1]", "[2]", "[3]"]
    assert listed[-1].startswith("[3]\tDemo Talks")


def test_sources_come_last_in_numbers_wherever_they_stand() -> None:
    plan = planned(
        story="slides: [cover, sources, {section: advantages}, {each: advantages}, {each: benefits}]\n"
    )
    assert plan.slides[1].id == "sources"
    assert len(text(plan, "sources", "sources").splitlines()) == 2


def test_the_heading_stands_in_the_eyebrow_where_the_title_says_more() -> None:
    plan = planned()
    assert text(plan, "deep-berths", "eyebrow") == "Strategic advantage 1 of 2 | Deep berths"
    assert text(plan, "trained-people", "title") == "Trained people"
    assert text(plan, "trained-people", "eyebrow") == "Strategic advantage 2 of 2"


@pytest.mark.parametrize(
    ("change", "layout"),
    [
        (("    figures: [berths, growth]\n", ""), "Advantage Text"),
        (("figures: [berths, growth]", "figures: [berths]"), "Advantage Figures"),
    ],
)
def test_what_is_not_there_leaves_no_hole(change: tuple[str, str], layout: str) -> None:
    picture = (
        'visual: {picture: {file: demo/quay.png, alt: A ship at the quay, credit: "Photo: Demo Port"}}',
        "lead: L",
    )
    assert slide(planned(change, picture), "deep-berths").layout == layout


def test_a_picture_that_could_not_be_taken_in_takes_its_caption_along() -> None:
    slots = slide(planned(), "deep-berths").slots
    assert "visual" not in slots
    assert "caption" not in slots


def test_a_point_may_have_points_and_figures_keep_their_order() -> None:
    plan = planned()
    points = slide(plan, "deep-berths").slots["points"]
    assert isinstance(points, Bullets)
    assert [paragraph.level for paragraph in points.paragraphs] == [0, 0, 1, 1]
    figures = slide(plan, "deep-berths").slots["figures"]
    assert isinstance(figures, KeyFigures)
    assert [figure.label.text for figure in figures.figures] == ["deep-water berths", "cargo on the year"]


def test_the_risk_table_says_level_risk_effect_and_response() -> None:
    table = slide(planned(), "risk-outlook").slots["risks"]
    assert isinstance(table, Table)
    assert [[p.text for p in cell.paragraphs] for cell in table.rows[0]] == [
        ["Medium"],
        ["Housing", "Rents may rise near the port"],
        ["New homes are planned with the plants"],
    ]
    assert table.rows[0][0].colour == "accent3"


@pytest.mark.parametrize(
    ("given", "shown", "property_"),
    [
        ("", "November 2026", "2026-11-22"),
        ("2027-01-05", "January 2027", "2027-01-05"),
        ("2027-03", "March 2027", "2027-03-01"),
    ],
)
def test_the_date_is_given_and_never_todays(given: str, shown: str, property_: str) -> None:
    plan = planned(date=given)
    assert text(plan, "cover", "date") == shown
    assert plan.properties.date == property_


def test_without_a_date_the_deck_has_none() -> None:
    plan = planned(("date: 2026-11-22\n", ""))
    assert "date" not in slide(plan, "cover").slots
    assert plan.properties.date == ""


def test_a_section_that_would_hold_nothing_is_not_opened() -> None:
    story = "slides: [cover, agenda, {section: advantages}, {section: outlook}, risk_outlook]\n"
    plan = planned(story=story)
    assert [one.id for one in plan.slides] == ["cover", "agenda", "section-outlook", "risk-outlook"]
    assert next(one for one in plan.slides if one.kind == "agenda").layout == "Agenda 1"


def test_more_sections_than_rows_go_on_to_a_second_agenda() -> None:
    names = [f"part-{n}" for n in range(8)]
    sections = "".join(f"  {name}: {{title: Part {name[-1]}}}\n" for name in names)
    story = "slides:\n  - cover\n  - agenda\n" + "".join(
        f"  - section: {name}\n  - risk_outlook\n" for name in names
    )
    plan = planned(("sections:\n", "sections:\n" + sections), story=story)
    agendas = [one for one in plan.slides if one.kind == "agenda"]
    assert [one.layout for one in agendas] == ["Agenda 4", "Agenda 4"]
    numbers = [
        block.text
        for one in agendas
        for name, block in one.slots.items()
        if name.startswith("number") and isinstance(block, Text)
    ]
    assert numbers == [f"{n:02}" for n in range(1, 9)]


def test_every_slide_has_an_id_of_its_own_and_a_kind_in_the_story() -> None:
    plan = planned()
    ids = [one.id for one in plan.slides]
    assert len(set(ids)) == len(ids)


def test_texts_know_where_they_were_written() -> None:
    plan = planned()
    points = slide(plan, "orders").slots["points"]
    assert isinstance(points, Bullets)
    origin = points.paragraphs[0].origin
    line = next(
        n for n, line in enumerate(DEMO.read_text("utf-8").splitlines(), 1) if "Repairs and parts" in line
    )
    assert origin is not None
    assert (origin.file, origin.line) == ("content/regions/demo.yaml", line)
    assert slide(plan, "orders").origin is not None
