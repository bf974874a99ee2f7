"""The examples of the content guide and of the page on numbers build without a finding."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from deckgen.build import build_edition
from deckgen.content.library import load_library
from deckgen.diagnostics import Finding, Severity
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """\
language: en
name: {name}
country: Japan
place: Kyushu, Japan
title: {name}
sources:
  survey: {{publisher: Demo Survey Office, title: Survey of employers, url: https://survey.example.org/2025}}
  cabinet: {{publisher: Demo Cabinet Office, title: Decisions, url: https://cabinet.example.org/2025}}
facts:
  zone-start: {{value: 2024-06-26, label: zone in force, source: cabinet, as_of: 2024-06-26}}
  population: {{value: {people}, unit: people, label: population, source: survey, as_of: 2025-01-01}}
"""
SECTIONS = """\
  growth: {value: 8.6, unit: "%", label: orders on the year, source: survey, as_of: 2024}
sections:
  benefits: {title: What follows}
  outlook: {title: Outlook}
"""
JOBS = "  jobs: {value: 3400, unit: people, label: in new plants, source: survey, as_of: FY2024}\n"
OUTLOOK = """\
risks:
  - {id: costs, risk: Costs, effect: Rents rise, response: New homes, level: medium, sources: [survey]}
outlook:
  - {id: quay, heading: Second quay, text: Could open later, depends_on: Approval, sources: [survey]}
risk_outlook: {title: One risk has an answer}
"""
BENEFIT = """\
  - id: {name}
    heading: Benefit {name}
    title: What the example {name} shows
    lead: One sentence that leads
    points: [One point, Another point]
    visual:
"""
CHART = """{type: column, head: Orders, categories: [A, B], series: [{id: s, name: S, values: [1, 2]}],
      sources: [survey]}"""


def examples(page: str) -> list[str]:
    """Every YAML block of a page."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [
        textwrap.dedent(found) for found in re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    ]


def parts(block: str) -> Iterator[str]:
    """What of a block stands by itself, parted by empty lines."""
    yield from (part for part in block.split("\n\n") if part.strip())


def benefit(name: str, visual: str) -> str:
    return BENEFIT.format(name=name) + textwrap.indent(visual, "      ").rstrip() + "\n"


def findings(project: Any, region: str, story: str) -> list[Finding]:
    """What is found when the region is built with a storyline; an error where it is not built."""
    for found in (project.root / "content" / "regions").glob("*.yaml"):
        found.unlink()
    project.write("content/regions/kumamoto.yaml", region)
    project.write("content/regions/miyagi.yaml", HEAD.format(name="Miyagi", people=2_200_000))
    project.write("content/storylines/pitch.yaml", story)
    workspace = DiskWorkspace(project.root)
    library = load_library(workspace, ["kumamoto"])
    if library.value is None or not library.ok:
        return list(library.findings)
    built = build_edition(library.value, Edition("kumamoto", "en"), workspace)
    assert built.value is not None or built.findings
    return [*library.findings, *built.findings]


@pytest.fixture
def project(make_project: Any, tmp_path: Path) -> Any:
    """A project with the files that the examples name."""
    made = make_project(tmp_path / "guide")
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    areas = [
        {
            "type": "Feature",
            "properties": {"NAME": name},
            "geometry": {"type": "Polygon", "coordinates": [[[x + east, y] for x, y in square]]},
        }
        for east, name in enumerate(("North", "South"))
    ]
    made.write("content/maps/island.geojson", json.dumps({"type": "FeatureCollection", "features": areas}))
    made.write("content/data/siting.csv", "year,total,chips\nFY2023,72,30\nFY2024,47,22\n")
    made.write("content/data/facts.csv", "id,value\nhomes,900\njobs,3400\n")
    book = openpyxl.Workbook()
    for row in (["firm", "jobs"], ["Demo Devices", 1200], ["Demo Foods", 300]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(made.root / "content" / "data" / "firms.xlsx")
    return made


def test_every_example_of_the_content_guide_builds(project: Any) -> None:
    blocks = examples("content-guide.md")
    visuals = [block for block in blocks if block.startswith("visual:")]
    maps = [block for block in blocks if block.startswith("map:")]
    own = [block for block in blocks if block.startswith("- id:")]
    (form,) = (block for block in blocks if block.startswith("slides:") and "kind:" in block)
    (story,) = (block for block in blocks if block.startswith("slides:") and "kind:" not in block)
    (contact,) = (block for block in blocks if block.startswith("contact:"))
    assert len(visuals) + len(maps) + len(own) + 3 == len(blocks), "an example of another sort"
    shown = [textwrap.dedent(block.partition("\n")[2]) for block in visuals] + maps
    region = HEAD.format(name="Kumamoto", people=1_700_000) + JOBS + SECTIONS
    region += "benefits:\n" + "".join(benefit(f"b{n}", one) for n, one in enumerate(shown)) + OUTLOOK
    region += (
        form.replace("orders-chart", "orders-form")
        .replace("Orders from plants have", "Orders have")
        .replace("{...}", CHART)
    )
    region += textwrap.indent("".join(own), "  ")
    told = findings(project, region, "title: Guide\n" + story)
    assert [(one.code, one.message) for one in told] == []
    assert contact.startswith("contact:\n  qr: true")


def test_every_example_of_the_page_on_numbers_builds(project: Any) -> None:
    grown, files, types = examples("numbers.md")
    chart, table, facts = parts(files)
    region = (
        HEAD.format(name="Kumamoto", people=1_700_000)
        + grown.partition("\n")[2]
        + SECTIONS.partition("sections")[0]
    )
    counted = facts.partition("\n")[2].replace("jobs:", "counted:")
    region += (
        counted.replace("label: ..., source: ..., as_of: ...", "label: L, source: survey, as_of: 2024") + "\n"
    )
    charts = [f"chart:\n{textwrap.indent(completed(part), '  ')}" for part in parts(types)]
    region += "benefits:\n" + "".join(benefit(f"b{n}", one) for n, one in enumerate([chart, table, *charts]))
    told = findings(project, region, "title: Numbers\nslides: [{each: benefits}]\n")
    assert [(one.code, one.message) for one in told] == []


def test_the_examples_of_the_page_on_investors_build(tmp_path: Path) -> None:
    for folder in ("content", "assets", "templates"):
        shutil.copytree(DOCS.parent / folder, tmp_path / folder)
    draw_mark(tmp_path / "assets" / "sample" / "logo.png")
    whole, changes, lines = examples("investors.md")
    whole = whole.replace("storyline: teaser", "storyline: pitch")
    investors, storylines = (tmp_path / "content" / folder for folder in ("investors", "storylines"))
    (investors / "whole.yaml").write_text(whole + changes, encoding="utf-8")
    (investors / "short.yaml").write_text(whole, encoding="utf-8")
    (storylines / "lines.yaml").write_text("title: Lines\n" + lines, encoding="utf-8")
    assert told_of(tmp_path, Edition("kumamoto", "en", "pitch", "whole")) == set()
    assert told_of(tmp_path, Edition("kumamoto", "en", "lines", "short")) == {
        "change-unused"
    }  # no next steps


def told_of(root: Path, edition: Edition) -> set[str]:
    """The codes of all but the notes on a deck that is built."""
    workspace = DiskWorkspace(root)
    library = load_library(workspace, [edition.region], [edition.investor]).require()
    built = build_edition(library, edition, workspace)
    assert built.value is not None, built.findings
    return {one.code for one in built.findings if one.severity != Severity.NOTE}


def draw_mark(place: Path) -> None:
    """A light mark on nothing, as on dark grounds."""
    place.parent.mkdir()
    Image.new("RGBA", (800, 300), (255, 255, 255, 255)).save(place)


def completed(chart: str) -> str:
    """A chart's example with what it leaves out."""
    more = "head: Example\nsources: [survey]\n"
    if "categories:" not in chart:
        more += "categories: [A, B]\n"
    if "series:" not in chart:
        more += "series: [{id: a, name: A, values: [1, 2]}, {id: b, name: B, values: [3, 4]}]\n"
    return chart + "\n" + more
