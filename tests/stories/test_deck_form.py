"""What every finished deck has, whatever it says: properties, sections, notes, links, languages, alts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
TAGS = {"en": "en-US", "ja": "ja-JP", "zh-Hant": "zh-TW"}
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SAME_WORD = {"outlook head", "footer"}
"""Slots whose prompt may well be the text that belongs there."""
WITHOUT_FRAME = {"cover", "section", "next_steps"}


@pytest.fixture
def opened(deck: Any) -> Any:
    """The deck as python-pptx reads it."""
    return Presentation(io.BytesIO(deck.data))


def kinds(deck: Any) -> list[str]:
    return [slide.kind for slide in deck.fitted.slides]


def parts(deck: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part_trees(deck: Any, pattern: str) -> Iterator[tuple[str, Any]]:
    for name, data in parts(deck).items():
        if re.fullmatch(pattern, name):
            yield name, etree.fromstring(data)


def test_the_properties_name_the_deck_its_language_and_the_brand(
    deck: Any, opened: Any, library: Any
) -> None:
    said = opened.core_properties
    assert said.title == deck.plan.slides[0].slots["title"].text
    assert said.language == TAGS[deck.edition.language]
    assert said.author == library.brand.name
    assert said.created.date().isoformat() == deck.plan.properties.date
    assert said.last_modified_by == ""
    assert said.comments == ""


def test_the_frame_is_whole_and_in_order(deck: Any) -> None:
    shown = list(dict.fromkeys(slide.kind for slide in deck.plan.slides))
    wanted = "cover agenda section advantage benefit risk_outlook next_steps sources"
    assert shown == wanted.split()


def test_every_item_has_its_slide(deck: Any) -> None:
    region = {"demo": (2, 2), "kumamoto": (6, 6)}[deck.edition.region]
    planned = [slide.kind for slide in deck.plan.slides]
    assert (planned.count("advantage"), planned.count("benefit")) == region


def test_sections_hold_every_slide_once_and_have_names(deck: Any) -> None:
    main = etree.fromstring(parts(deck)["ppt/presentation.xml"])
    listed = [entry.get("id") for entry in main.find(f"{P}sldIdLst")]
    sections = list(main.iter(f"{P14}section"))
    held = [entry.get("id") for section in sections for entry in section.iter(f"{P14}sldId")]
    names = [section.get("name") for section in sections]
    assert held == listed
    assert len(set(names)) == len(names) >= 3
    assert all(name.strip() for name in names)


def test_every_item_has_notes_and_notes_are_what_was_written(deck: Any, opened: Any) -> None:
    for slide, fitted in zip(opened.slides, deck.fitted.slides, strict=True):
        told = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        assert told == "\n".join(p.text for p in _notes(fitted)), fitted.id
        if fitted.kind in ("advantage", "benefit") and "/" not in fitted.id:
            assert told.strip(), fitted.id


def _notes(fitted: Any) -> Any:
    class Told:
        def __init__(self, paragraph: Any) -> None:
            self.text = "".join(run.text for run in paragraph.runs)

    return [Told(paragraph) for paragraph in fitted.notes]


def test_content_slides_bear_a_footer_and_their_number(deck: Any, opened: Any) -> None:
    for slide, kind in zip(opened.slides, kinds(deck), strict=True):
        fields = [field.get("type") for field in slide.element.iter(f"{A}fld")]
        feet = [
            shape.text_frame.text
            for shape in slide.placeholders
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER
        ]
        assert fields == ([] if kind in WITHOUT_FRAME else ["slidenum"]), kind
        assert len([foot for foot in feet if foot.strip()]) == (kind not in WITHOUT_FRAME), kind


def test_every_https_source_is_a_link_that_says_where_it_leads(deck: Any, opened: Any) -> None:
    linked = {
        run.hyperlink.address: run.text
        for slide, kind in zip(opened.slides, kinds(deck), strict=True)
        if kind == "sources"
        for shape in slide.placeholders
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    entries = next(slide for slide in deck.plan.slides if slide.kind == "sources").slots["sources"].paragraphs
    wanted = {run.link for paragraph in entries for run in paragraph.runs if run.link}
    assert set(linked) == wanted
    assert len(wanted) >= 2
    for address, text in linked.items():
        assert text in address, address


def test_every_run_says_its_language(deck: Any) -> None:
    own = TAGS[deck.edition.language]
    seen = 0
    for name, tree in part_trees(deck, r"ppt/(slides|notesSlides)/[^/]+\.xml"):
        for properties in tree.iter(f"{A}rPr", f"{A}endParaRPr"):
            seen += 1
            assert properties.get("lang"), name
            assert properties.get("altLang"), name
            assert properties.get("lang") in TAGS.values(), name
        runs = [*tree.iter(f"{A}r"), *tree.iter(f"{A}fld"), *tree.iter(f"{A}br")]
        assert all(run.find(f"{A}rPr") is not None for run in runs), name
        langs = {run.find(f"{A}rPr").get("lang") for run in runs}
        assert own in langs, name
    assert seen > 100


def test_east_asian_letters_are_never_marked_as_english(deck: Any) -> None:
    """A Chinese name in an English deck is marked as Chinese, so that the right glyphs are chosen."""
    kanji = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
    for name, tree in part_trees(deck, r"ppt/slides/[^/]+\.xml"):
        for run in tree.iter(f"{A}r"):
            if kanji.search(run.findtext(f"{A}t") or ""):
                assert run.find(f"{A}rPr").get("lang") != "en-US", (name, run.findtext(f"{A}t"))


def test_the_groups_chinese_name_is_chinese_in_every_deck(deck: Any, opened: Any) -> None:
    runs = [
        run
        for shape in opened.slides[0].placeholders
        for paragraph in (shape.text_frame.paragraphs if shape.has_text_frame else ())
        for run in paragraph.runs
        if "國家產業" in run.text
    ]
    assert [run._r.find(f"{A}rPr").get("lang") for run in runs] == ["zh-TW"]


def test_no_placeholder_is_empty_or_shows_its_prompt(deck: Any, opened: Any) -> None:
    for slide in opened.slides:
        prompts = {
            shape.placeholder_format.idx: shape.text_frame.text
            for shape in slide.slide_layout.placeholders
            if shape.has_text_frame and shape.name not in SAME_WORD
        }
        for shape in slide.placeholders:
            if shape.has_text_frame:
                text = shape.text_frame.text
                number = shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
                assert text.strip(), shape.name
                assert number or text != prompts.get(shape.placeholder_format.idx), shape.name
            else:
                assert (
                    shape.placeholder_format.type != PP_PLACEHOLDER.OBJECT
                    or shape.has_chart
                    or shape.has_table
                )


def test_pictures_charts_tables_and_drawings_have_alt_texts_or_are_decoration(deck: Any) -> None:
    told = 0
    for name, tree in part_trees(deck, r"ppt/slides/[^/]+\.xml"):
        shapes = tree.find(f"{P}cSld/{P}spTree")
        for shape in shapes.iterchildren(f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp"):
            properties = next(shape.iter(f"{P}cNvPr"))
            decorative = any(mark.get("val") == "1" for mark in properties.iter("{*}decorative"))
            assert decorative or properties.get("descr", "").strip(), (name, properties.get("name"))
            assert ".jpg" not in properties.get("descr", "")
            assert ".png" not in properties.get("descr", "")
            told += not decorative
    assert told >= 5


def test_alt_texts_are_those_of_the_plan(deck: Any) -> None:
    wanted = {
        block.alt for slide in deck.plan.slides for block in slide.slots.values() if hasattr(block, "alt")
    }
    shown = {
        properties.get("descr")
        for _, tree in part_trees(deck, r"ppt/slides/[^/]+\.xml")
        for properties in tree.iter(f"{P}cNvPr")
        if properties.get("descr")
    }
    assert shown == wanted


def test_the_title_is_read_first_and_the_frame_last(deck: Any, opened: Any) -> None:
    for slide, fitted in zip(opened.slides, deck.fitted.slides, strict=True):
        order = [shape.placeholder_format.type for shape in slide.shapes if shape.is_placeholder]
        assert slide.shapes[0].is_placeholder, fitted.id
        assert order[0] in TITLES, fitted.id
        if fitted.kind not in WITHOUT_FRAME:
            assert order[-2:] == [PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER], fitted.id


def test_titles_are_unique(deck: Any, opened: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened.slides]
    twice = {title for title in titles if titles.count(title) > 1}
    assert twice == set()


def test_only_theme_colours_and_theme_fonts_are_used(deck: Any) -> None:
    for name, tree in part_trees(deck, r"ppt/(slides|notesSlides|charts)/[^/]+\.xml"):
        assert next(tree.iter(f"{A}srgbClr"), None) is None, name
        faces = {face.get("typeface") for face in tree.iter(f"{A}latin")}
        assert all(face.startswith("+") for face in faces), name


def test_text_keeps_the_layouts_place(deck: Any, opened: Any) -> None:
    """So that Reset Slide in PowerPoint changes nothing."""
    for slide in opened.slides:
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape._element.find(f"{P}spPr/{A}xfrm") is None, shape.name


def test_shapes_are_named_after_their_slots(deck: Any, opened: Any) -> None:
    for slide, fitted in zip(opened.slides, deck.fitted.slides, strict=True):
        slots = {shape.name for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            assert shape.name in slots, (fitted.id, shape.name)


def test_there_is_no_part_that_nothing_needs(deck: Any) -> None:
    names = parts(deck)
    for unwanted in ("thumbnail", "printerSettings", "customXml", "vbaProject", "comments"):
        assert not [name for name in names if unwanted.lower() in name.lower()]
    assert len([name for name in names if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)]) == len(
        deck.fitted.slides
    )
