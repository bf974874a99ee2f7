"""Filled strings give what python-pptx's objects give: every kind, every visual, every layout."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from deckgen.blocks import Chart, Picture, Run, Series
from deckgen.build import Planned, Workshop
from deckgen.compile.compiled import Media
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.media import finish_pictures
from deckgen.compile.reference import slide as reference
from deckgen.compile.reference.skeleton import compile_master as open_for_reference
from deckgen.compile.slide import compile_slide
from deckgen.content.library import load_library
from deckgen.fit.fitted import (
    FittedDeck,
    FittedParagraph,
    FittedRun,
    FittedSlide,
    Line,
    PlacedChart,
    PlaceholderText,
)
from deckgen.master.parts import Master, for_language
from deckgen.pictures import Original
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan
from deckgen.slides import slide_kinds
from deckgen.template import Box
from deckgen.workspace import DiskWorkspace

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "tests" / "stories"
LANGUAGES = ("en", "ja", "zh-Hant")
Differences = Callable[[FittedSlide, Master, Mapping[str, Media]], list[str]]


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


def assert_same(
    deck: FittedDeck, originals: Mapping[str, Original], master: Master, differences: Differences
) -> None:
    finished, media = finish_pictures(deck, originals)
    assert finished.slides
    for slide in finished.slides:
        assert differences(slide, master, media) == [], slide.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["demo", "visuals", "kumamoto"])
def test_every_slide_of_the_stories(
    workshop: Workshop, differences: Differences, region: str, language: str
) -> None:
    planned = workshop.plan_of(Edition(region, language)).require()
    fitted = workshop.fit(planned).require()
    assert_same(fitted, planned.originals, workshop.master_in(language).master, differences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_every_kind(workshop: Workshop, differences: Differences, language: str) -> None:
    slides, originals = [], {}
    for name, kind in sorted(slide_kinds().items()):
        slides.append(SlidePlan(name, name, kind.layout_for(kind.example) or "", dict(kind.example)))
        for block in kind.example.values():
            if isinstance(block, Picture):
                size = (block.width, block.height)
                file = io.BytesIO()
                Image.new("RGB", size, "#22384f").save(file, "PNG")
                originals[block.digest] = Original(block.digest, *size, file.getvalue())
    plan = DeckPlan(Edition("demo", language), Properties("T", "A", language), tuple(slides))
    fitted = workshop.fit(Planned(plan, originals)).require()
    assert {slide.kind for slide in fitted.slides} == set(slide_kinds())
    assert_same(fitted, originals, workshop.master_in(language).master, differences)


@pytest.mark.parametrize("script", ["Latn", "Jpan", "Hant"])
def test_every_layout_of_every_master(
    any_master: Master,
    slide_for_layout: Callable[[Master, str], FittedSlide],
    photograph: Media,
    differences: Differences,
    script: str,
) -> None:
    master = for_language(any_master, script)
    for layout in master.layouts:
        slide = slide_for_layout(master, layout)
        assert differences(slide, master, {photograph.digest: photograph}) == [], layout


BOX = Box(914400, 1828800, 2743200, 914400)


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
