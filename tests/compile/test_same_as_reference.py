"""Filled strings give what python-pptx's objects give: every kind, every visual, whatever the contents."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from deckgen.blocks import Chart, Picture, Run, Series
from deckgen.build import Planned, Workshop
from deckgen.compile.compiled import CompiledChart, CompiledSlide, Media
from deckgen.compile.media import finish_pictures
from deckgen.compile.reference import slide as reference
from deckgen.compile.reference.skeleton import compile_master as open_for_reference
from deckgen.compile.skeleton import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.content.library import load_library
from deckgen.fit.fitted import (
    Ellipse,
    FittedCell,
    FittedDeck,
    FittedParagraph,
    FittedRow,
    FittedRun,
    FittedSlide,
    Freeform,
    Group,
    Line,
    PlacedChart,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Strokes,
    TextBox,
)
from deckgen.master.parts import Master, for_language
from deckgen.pictures import Original
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan
from deckgen.slides import slide_kinds
from deckgen.template import Box, Insets, Spacing
from deckgen.workspace import DiskWorkspace

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "tests" / "stories"
LANGUAGES = ("en", "ja", "zh-Hant")
EXAMPLES = 3000 if os.environ.get("DECKGEN_SOAK") else 60


def canonical(part: bytes | None) -> bytes | None:
    return None if part is None else etree.tostring(etree.fromstring(part), method="c14n")


def cells_of(chart: CompiledChart) -> list[tuple[str, object, str]]:
    book = openpyxl.load_workbook(io.BytesIO(chart.workbook))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value not in (None, "")]
    assert book.sheetnames == ["Sheet1"]
    return [(cell.coordinate, cell.value, cell.number_format) for cell in cells]


def parts_of(slide: CompiledSlide) -> dict[str, object]:
    charts = {chart.digest: f"chart {place}" for place, chart in enumerate(slide.charts)}
    return {
        "slide": canonical(slide.xml),
        "notes": canonical(slide.notes_xml),
        "relationships": [(r.id, r.kind, charts.get(r.target, r.target)) for r in slide.relationships],
        "media": slide.media,
        "about": (slide.digest, slide.section, slide.title),
        "charts": [canonical(chart.xml) for chart in slide.charts],
        "cells": [cells_of(chart) for chart in slide.charts],
    }


def differences(slide: FittedSlide, master: Master, media: Mapping[str, Media]) -> list[str]:
    """What of a slide is not as python-pptx's objects have it, by the part's name."""
    ours = parts_of(compile_slide(slide, compile_master(master), media))
    theirs = parts_of(reference.compile_slide(slide, open_for_reference(master), media))
    return [name for name, part in ours.items() if part != theirs[name]]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The house's own brand with the regions that the stories tell, pictures painted."""
    root = tmp_path_factory.mktemp("sameness")
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "assets", root / "assets")
    for folder in ("demo", "visuals"):
        shutil.copytree(STORIES / folder, root / "content" / "regions", dirs_exist_ok=True)
    for name, size in (("harbour.jpg", (1600, 1200)), ("quay.png", (1200, 900))):
        (root / "assets" / "demo").mkdir(exist_ok=True)
        Image.new("RGB", size, "#7fa3b8").save(root / "assets" / "demo" / name)
    workspace = DiskWorkspace(root)
    return Workshop(workspace, load_library(workspace, ["demo", "visuals", "kumamoto"]).require())


def assert_same(deck: FittedDeck, originals: Mapping[str, Original], master: Master) -> None:
    finished, media = finish_pictures(deck, originals)
    assert finished.slides
    for slide in finished.slides:
        assert differences(slide, master, media) == [], slide.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["demo", "visuals", "kumamoto"])
def test_every_slide_of_the_stories(workshop: Workshop, region: str, language: str) -> None:
    planned = workshop.plan_of(Edition(region, language)).require()
    fitted = workshop.fit(planned).require()
    assert_same(fitted, planned.originals, workshop.master_in(language).master)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_every_kind(workshop: Workshop, language: str) -> None:
    slides, originals = [], {}
    for name, kind in sorted(slide_kinds().items()):
        slides.append(SlidePlan(name, name, kind.layout_for(kind.example) or "", dict(kind.example)))
        for block in kind.example.values():
            if isinstance(block, Picture):
                size = (block.width, block.height)
                originals[block.digest] = Original(block.digest, *size, Image.new("RGB", size, "#22384f"))
    plan = DeckPlan(Edition("demo", language), Properties("T", "A", language), tuple(slides))
    fitted = workshop.fit(Planned(plan, originals)).require()
    assert {slide.kind for slide in fitted.slides} == set(slide_kinds())
    assert_same(fitted, originals, workshop.master_in(language).master)


@pytest.mark.parametrize("script", ["Latn", "Jpan", "Hant"])
def test_every_layout_of_every_master(
    any_master: Master,
    slide_for_layout: Callable[[Master, str], FittedSlide],
    photograph: Media,
    script: str,
) -> None:
    master = for_language(any_master, script)
    for layout in master.layouts:
        slide = slide_for_layout(master, layout)
        assert differences(slide, master, {photograph.digest: photograph}) == [], layout


BOX = Box(914400, 1828800, 2743200, 914400)
TEXT = st.text(
    st.one_of(
        st.sampled_from("&<>\"'\n\r\t_x0041_ 熊本、。\u3000\u200b𠮷"),
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=30,
)
NAME = TEXT.filter(bool)
COLOURS = st.sampled_from(["", "dk1", "lt1", "dk2", "accent1", "accent6", "hlink"])
EMU = st.integers(-(10**7), 10**7)
SIZES = st.none() | st.floats(1, 96).map(lambda size: round(size * 2) / 2)
BOXES = st.builds(Box, EMU, EMU, st.integers(0, 10**7), st.integers(0, 10**7))
WEIGHTS = st.sampled_from([0.0, 0.75, 1.0, 2.25])
RUNS = st.builds(
    FittedRun,
    text=TEXT,
    lang=st.sampled_from(["en-US", "ja-JP", "zh-TW", ""]),
    alt_lang=st.sampled_from(["en-US", ""]),
    size=SIZES,
    bold=st.none() | st.booleans(),
    colour=st.none() | COLOURS,
    east_asian_face=st.none() | st.sampled_from(["Yu Gothic", 'A "face" & co']),
    link=st.none() | st.sampled_from(["", "https://a.example/?x=1&y=2", "mailto:a@b.example"]),
    field=st.sampled_from([None, None, None, "slidenum"]),
)
SPACINGS = st.builds(Spacing, st.sampled_from([0.0, 12.5, 20.8]), st.sampled_from([0.0, 90.0, 100.0]))
PARAGRAPHS = st.builds(
    FittedParagraph,
    runs=st.lists(RUNS, max_size=3).map(tuple),
    level=st.integers(0, 4),
    align=st.none() | st.sampled_from(["l", "ctr", "r"]),
    spacing=st.none() | SPACINGS,
    before=st.none() | st.sampled_from([0.0, 6.0]),
    after=st.none() | st.sampled_from([0.0, 3.5]),
    bullet=st.none() | st.booleans(),
    margin_left=st.none() | EMU,
    indent=st.none() | EMU,
)
TEXTS = st.lists(PARAGRAPHS, max_size=3).map(tuple)
INSETS = st.builds(Insets, EMU, EMU, EMU, EMU)
OUTLINES = st.lists(st.lists(st.tuples(EMU, EMU), max_size=5).map(tuple), max_size=3).map(tuple)
POINTS = st.tuples(EMU, EMU)
SEGMENTS = st.one_of(POINTS, st.tuples(*[EMU] * 6), st.just(()))
CURVES = st.lists(
    st.builds(lambda start, more: (start, *more), POINTS, st.lists(SEGMENTS, max_size=4)), max_size=3
).map(tuple)
DRAWN = st.one_of(
    st.builds(
        TextBox,
        name=NAME,
        box=BOXES,
        paragraphs=TEXTS,
        insets=INSETS,
        anchor=st.sampled_from(["t", "ctr", "b"]),
        fill=COLOURS,
        preset=st.sampled_from(["rect", "homePlate", "chevron"]),
        adjust=st.none() | EMU,
    ),
    st.builds(Line, name=NAME, box=BOXES, colour=COLOURS, weight=WEIGHTS),
    st.builds(Ellipse, name=NAME, box=BOXES, fill=COLOURS, line=COLOURS, weight=WEIGHTS),
    st.builds(
        Freeform,
        name=NAME,
        box=BOXES,
        paths=OUTLINES,
        fill=COLOURS,
        line=COLOURS,
        weight=WEIGHTS,
        luminance=st.sampled_from([100, 75]),
    ),
    st.builds(Strokes, name=NAME, box=BOXES, paths=CURVES, line=COLOURS, weight=WEIGHTS),
)
CELLS = st.builds(FittedCell, paragraphs=TEXTS, anchor=st.sampled_from(["t", "ctr"]))
TABLES = st.integers(1, 3).flatmap(
    lambda wide: st.builds(
        PlacedTable,
        name=NAME,
        slot=st.sampled_from(["", "Content Placeholder 2"]),
        box=BOXES,
        alt=TEXT,
        columns=st.just((100000,) * wide),
        rows=st.lists(st.builds(FittedRow, EMU, st.tuples(*[CELLS] * wide)), min_size=1, max_size=3).map(
            tuple
        ),
        insets=INSETS,
    )
)
SHARES = st.sampled_from([0.0, 0.125, 0.3])
CHART_TYPES = st.sampled_from(
    [
        "column",
        "bar",
        "stacked_column",
        "stacked_bar",
        "line",
        "doughnut",
        "pie",
        "area",
        "scatter",
        "column_line",
    ]
)
VALUES = st.none() | st.decimals(-(10**9), 10**9, allow_nan=False, places=2)


PAINTED = "0" * 64
PICTURES = st.builds(
    PlacedPicture,
    name=NAME,
    slot=st.sampled_from(["", "Picture Placeholder 2"]),
    box=BOXES,
    digest=st.just(PAINTED),
    alt=TEXT,
    decorative=st.booleans(),
    crop=st.tuples(SHARES, SHARES, SHARES, SHARES),
    drawing=st.sampled_from(["", PAINTED]),
)


LABEL = NAME.filter(lambda text: "\r" not in text)
"""XlsxWriter writes a carriage return as `_x000D_`, which not every reader takes back."""


@st.composite
def charts(draw: st.DrawFn) -> PlacedChart:
    kind, count = draw(CHART_TYPES), draw(st.integers(1, 5))
    categories = draw(st.lists(LABEL, min_size=count, max_size=count))
    many = 1 if kind in ("doughnut", "pie") else draw(st.integers(2 if kind == "column_line" else 1, 3))
    values = st.lists(VALUES, min_size=count, max_size=count)
    if kind in ("doughnut", "pie"):
        values = st.lists(st.integers(1, 10**6).map(Decimal), min_size=count, max_size=count)
    series = tuple(
        Series(Run(draw(LABEL)), tuple(draw(values)), f"s{n}", draw(st.integers(0, count)))
        for n in range(many)
    )
    x = Series(Run(draw(LABEL)), tuple(draw(values))) if kind == "scatter" else None
    block = Chart(
        kind,
        tuple(map(Run, categories)),
        series,
        draw(TEXT),
        draw(st.sampled_from(["General", "#,##0", "0.0%", '#,##0"&<人>"'])),
        tuple(draw(st.lists(st.sampled_from([*categories, "s0", "s1"]), max_size=2))),
        x,
        draw(st.booleans()) if kind == "column_line" else False,
    )
    box = Box(0, 0, draw(st.integers(10**6, 10**7)), draw(st.integers(10**6, 6 * 10**6)))
    return PlacedChart(
        draw(NAME),
        draw(st.sampled_from(["", "Content Placeholder 2"])),
        box,
        "",
        block,
        12.0,
        "ja-JP",
        "en-US",
    )


@st.composite
def slides(draw: st.DrawFn) -> FittedSlide:
    shapes = st.one_of(
        st.builds(
            PlaceholderText,
            st.sampled_from(["Title 1", "Content Placeholder 2"]),
            TEXTS,
            st.sampled_from([None, 0, 91440]),
        ),
        DRAWN,
        st.builds(Group, name=NAME, box=BOXES, alt=TEXT, shapes=st.lists(DRAWN, max_size=4).map(tuple)),
        TABLES,
        PICTURES,
        charts(),
    )
    plain = RUNS.map(lambda run: FittedRun(run.text, run.lang, run.alt_lang))
    said = st.lists(plain, max_size=2).map(tuple)
    notes = st.lists(st.builds(FittedParagraph, said), max_size=2).map(tuple)
    drawn = tuple(draw(st.lists(shapes, max_size=4)))
    return FittedSlide("s", "test", "Title and Content", "T", drawn, draw(TEXT), draw(notes))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(slide=slides())
def test_whatever_stands_on_a_slide(request: pytest.FixtureRequest, slide: FittedSlide) -> None:
    media = {PAINTED: request.getfixturevalue("photograph")}
    assert differences(slide, request.getfixturevalue("stand_in"), media) == []


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"], ids=ascii)
@pytest.mark.parametrize("place", ["text", "name", "chart", "notes"])
def test_both_refuse_what_xml_does_not_have(stand_in: Master, character: str, place: str) -> None:
    text = f"a{character}b"
    said = FittedParagraph((FittedRun(text, "en-US", "ja-JP"),))
    block = Chart("column", (Run(text),), (Series(Run("S"), (Decimal(1),)),), "")
    shape = {
        "text": PlaceholderText("Title 1", (said,)),
        "name": Line(text, BOX, "dk1", 1.0),
        "chart": PlacedChart("c", "", BOX, "", block, 12.0, "en-US", "ja-JP"),
    }.get(place)
    slide = FittedSlide(
        "s", "test", "Blank" if place != "text" else "Title and Content", "T", (shape,) if shape else (),
        notes=(said,) if place == "notes" else (),
    )  # fmt: skip
    with pytest.raises(ValueError):
        compile_slide(slide, compile_master(stand_in), {})
    with pytest.raises(ValueError):
        reference.compile_slide(slide, open_for_reference(stand_in), {})


def test_both_refuse_a_link_in_the_notes(stand_in: Master) -> None:
    linked = FittedParagraph((FittedRun("here", "en-US", "ja-JP", link="https://a.example/"),))
    slide = FittedSlide("s", "test", "Blank", "T", (), notes=(linked,))
    with pytest.raises(ValueError):
        compile_slide(slide, compile_master(stand_in), {})
    with pytest.raises(ValueError):
        reference.compile_slide(slide, open_for_reference(stand_in), {})
