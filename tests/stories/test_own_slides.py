"""Slides of a region's own and visuals in words: the whole pipeline, every length, every mistake."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pptx import Presentation

from deckgen.build import Deck, build_edition
from deckgen.content.library import load_library
from deckgen.content.own_slides import OwnSlide
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace

VISUALS = Path(__file__).parent / "visuals"
REGION = "content/regions/visuals.yaml"
PITCH = "content/storylines/pitch.yaml"
LANGUAGES = ("en", "ja", "zh-Hant")
KINDS = {get_args(form.__annotations__["kind"])[0] for form in get_args(OwnSlide)}
KEPT = {"id", "kind", "icon", "type", "unit", "sources", "date", "fact", "highlight", "section", "figures"}
KEPT |= {"categories", "facts", "tags", "language", "country", "place", "labels", "next_steps"}


def _project(make_project: Any, root: Path) -> Any:
    project = make_project(root)
    shutil.rmtree(root / "content" / "regions")
    shutil.copytree(VISUALS, root / "content" / "regions")
    return project


@pytest.fixture
def visuals(make_project: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A project whose region has every kind of slide of its own."""
    return _project(make_project, tmp_path / "visuals")


def built(root: Path, language: str) -> Deck:
    workspace = DiskWorkspace(root)
    library = load_library(workspace).require()
    return build_edition(library, Edition("visuals", language), workspace).require()


def told(root: Path, language: str = "en") -> list[tuple[str, str, str]]:
    """The findings of a build that fails, as code, place and cure."""
    workspace = DiskWorkspace(root)
    loaded = load_library(workspace)
    if loaded.value is None or not loaded.ok:
        return [(f.code, str(f.where), f.cure) for f in loaded.findings]
    done = build_edition(loaded.value, Edition("visuals", language), workspace)
    return [(f.code, str(f.where), f.cure) for f in done.findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_shown_without_a_finding(visuals: Any, language: str) -> None:
    assert told(visuals.root, language) == []
    kinds = {slide.kind for slide in built(visuals.root, language).plan.slides}
    assert kinds >= KINDS


def test_slides_stand_in_their_section_and_the_others_at_the_last_line(visuals: Any) -> None:
    slides = built(visuals.root, "en").plan.slides
    sections = {slide.id: slide.section for slide in slides}
    assert sections["orders-chart"] == "Future benefits"
    assert sections["courses"] == "Risk and Outlook"
    own = [slide.id for slide in slides if slide.kind in KINDS and slide.id != "orders-chart"]
    assert own[:3] == ["chart-alone", "courses", "stations"]


def test_a_slide_that_is_shown_by_name_is_shown_there_alone(visuals: Any) -> None:
    visuals.replace(PITCH, "  - agenda\n", "  - agenda\n  - show: way-in\n")
    ids = [slide.id for slide in built(visuals.root, "en").plan.slides]
    assert ids[:3] == ["cover", "agenda", "way-in"]
    assert ids.count("way-in") == 1


def test_slides_that_no_line_shows_are_told(visuals: Any) -> None:
    text = visuals.text(PITCH).replace("  - each: slides\n", "")
    visuals.write(PITCH, text)
    found = told(visuals.root)
    assert [code for code, _, _ in found] == ["slide-not-shown"] * 12
    assert found[-1][2] == "add `- show: questions` or `- each: slides` to content/storylines/pitch.yaml"
    assert not {slide.kind for slide in built(visuals.root, "en").plan.slides} & {"chart", "table", "text"}


MISTAKES = [
    ("    kind: quote\n", "    kind: ‸qoute\n", "wrong-value", "did you mean 'quote'?"),
    ("    kind: text\n", "    knid: text\n", "missing-key", "add `kind: ...`"),
    ("icon: ship}\n", "icon: ‸shipp}\n", "wrong-value", "did you mean 'ship'?"),
    ("big_number: {fact: growth", "big_number: {fact: ‸grwth", "no-such-fact", "did you mean 'growth'?"),
    ("    figures: [growth]\n", "    figures: [‸grow]\n", "no-such-fact", "did you mean 'growth'?"),
    ("    section: benefits\n", "    section: ‸benefit\n", "no-such-section", "did you mean 'benefits'?"),
    ("    eyebrow: How", "    ‸eyebrwo: How", "unknown-key", "did you mean 'eyebrow'?"),
    ("cells: [Two colleges, Five universities]", "cells: [Two colleges]", "wrong-value", "give one each"),
    (
        "          - {id: permit, heading: Permit, text: One letter names all that holds, icon: approval}\n",
        "",
        "wrong-value",
        "add what is missing",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "code", "cure"), MISTAKES)
def test_a_mistake_is_told_at_its_place(visuals: Any, right: str, wrong: str, code: str, cure: str) -> None:
    place = visuals.replace(REGION, right, wrong)
    found = [one for one in told(visuals.root) if one[0] == code]
    assert found
    assert any(cure in said and where.startswith(place) for _, where, said in found), found


def test_an_unknown_slide_in_a_storyline_is_told(visuals: Any) -> None:
    place = visuals.replace(PITCH, "  - agenda\n", "  - agenda\n  - show: ‸way-im\n")
    assert ("no-such-slide", place, "did you mean 'way-in'?") in told(visuals.root)


def test_quotation_marks_are_the_languages_own_and_never_doubled(visuals: Any) -> None:
    for language, marks in (("en", "“”"), ("ja", "「」"), ("zh-Hant", "「」")):
        slides = {slide.id: slide for slide in built(visuals.root, language).plan.slides}
        text = slides["voice"].slots["quote"].text
        assert (text[0], text[-1]) == tuple(marks)
        assert sum(text.count(mark) for mark in marks) == 2


def test_the_code_leads_to_the_website_and_says_so(visuals: Any) -> None:
    closing = next(slide for slide in built(visuals.root, "ja").fitted.slides if slide.kind == "next_steps")
    group = next(shape for shape in closing.shapes if getattr(shape, "name", "") == "qr")
    assert "www.aimsezgroup.com" in group.alt
    visuals.replace("content/brand.yaml", "  qr: true\n", "  qr: true\n  link: https://example.org/desk\n")
    block = next(s for s in built(visuals.root, "en").plan.slides if s.kind == "next_steps").slots["qr"]
    assert block.link == "https://example.org/desk"
    visuals.replace("content/brand.yaml", "  qr: true\n", "  qr: false\n")
    bare = next(s for s in built(visuals.root, "en").plan.slides if s.kind == "next_steps")
    assert "qr" not in bare.slots
    assert bare.layout == "Next Steps and Contact"


def changed(data: Any, change: Callable[[str], str], key: str = "") -> Any:
    """Plain content with every text that is shown changed."""
    if isinstance(data, dict):
        return {k: v if k in KEPT else changed(v, change, k) for k, v in data.items()}
    if isinstance(data, list):
        return [changed(value, change, key) for value in data]
    return change(data) if isinstance(data, str) else data


def _rewritten(project: Any, change: Callable[[str], str]) -> None:
    data = yaml.safe_load(project.text(REGION))
    for part in ("slides", "advantages", "benefits"):
        data[part] = changed(data[part], change)
        for place, thing in enumerate(data[part]):
            thing["title"] = f"{place} {thing['title']}"
    data["date"] = str(data["date"])
    project.write(REGION, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def test_the_shortest_texts_make_sound_slides(visuals: Any) -> None:
    _rewritten(visuals, lambda text: text[:2].strip() or "x")
    errors = [found for found in told(visuals.root) if found[0] == "text-too-long"]
    assert errors == []


def test_what_is_too_long_is_refused_and_never_cut(visuals: Any) -> None:
    _rewritten(visuals, lambda text: " ".join([text] * 12))
    codes = [found[0] for found in told(visuals.root)]
    assert codes.count("text-too-long") >= 10


def test_icons_and_chevrons_are_native_shapes(visuals: Any) -> None:
    deck = built(visuals.root, "en")
    opened = Presentation(io.BytesIO(deck.data))
    at = [slide.id for slide in deck.fitted.slides].index("way-in")
    group = next(shape for shape in opened.slides[at].shapes if shape.name == "steps")
    forms = {shape.name: shape._element.xml for shape in group.shapes}
    assert 'prst="homePlate"' in forms["steps 1 chevron"]
    assert 'prst="chevron"' in forms["steps 2 chevron"]
    assert "cubicBezTo" in forms["steps 1 icon"]
    assert 'fill="none"' in forms["steps 1 icon"]
    assert [shape for shape in opened.slides[at].shapes if shape.shape_type == 13] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_judges_find_nothing(
    visuals: Any, language: str, sdk_errors: Any, libreoffice_pages: Any
) -> None:
    deck = built(visuals.root, language)
    assert sdk_errors(deck.data) == []
    assert libreoffice_pages(deck.data) == len(deck.fitted.slides)
