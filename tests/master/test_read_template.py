from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest

from deckgen.diagnostics import Checked
from deckgen.template import Box, Insets, Template

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
Read = Callable[..., Checked[Template]]
Altered = Callable[..., bytes]


@pytest.fixture(scope="module")
def plain(read: Read) -> Template:
    return read(PLAIN.read_bytes()).require()


def test_a_foreign_master_is_read_with_its_own_names(plain: Template) -> None:
    layout = plain.layouts["Title and Content"]
    assert (layout.type, layout.background) == ("obj", "lt1")
    assert [(slot.name, slot.kind) for slot in layout.slots.values()][:2] == [
        ("title 1", "title"),
        ("content placeholder 2", "obj"),
    ]
    assert (plain.width, plain.height) == (9144000, 6858000)
    assert (plain.theme.heading_face, plain.theme.colours["accent1"]) == ("Calibri", "4F81BD")


def test_boxes_and_anchors_come_from_the_master_where_the_layout_says_nothing(plain: Template) -> None:
    title = plain.layouts["Title and Content"].slots["title 1"]
    assert title.box == Box(457200, 274638, 8229600, 1143000)
    assert title.anchor == "ctr"
    assert title.insets == Insets(91440, 45720, 91440, 45720)


def test_text_styles_are_resolved_through_the_master(plain: Template) -> None:
    title = plain.layouts["Title and Content"].slots["title 1"].levels[0]
    assert (title.size, title.align, title.face, title.bullet) == (44, "ctr", "Calibri", False)
    first, second = plain.layouts["Title and Content"].slots["content placeholder 2"].levels[:2]
    assert (first.size, second.size) == (32, 28)
    assert first.bullet and second.bullet
    assert (first.margin_left, first.indent) == (342900, -342900)
    assert first.before == pytest.approx(0.2 * 32)
    footer = plain.layouts["Title and Content"].slots["footer placeholder 4"].levels[0]
    assert (footer.size, footer.align) == (12, "ctr")


def test_a_layout_s_word_goes_over_the_master_s(plain: Template) -> None:
    caption = plain.layouts["Content with Caption"].slots["title 1"].levels[0]
    assert (caption.size, caption.bold, caption.align) == (20, True, "l")
    assert caption.face == "Calibri"


def test_pictures_hold_no_text(plain: Template) -> None:
    slot = plain.layouts["Picture with Caption"].slots["picture placeholder 2"]
    assert (slot.kind, slot.levels) == ("pic", ())


def test_areas_are_read_as_slots_without_a_number(house: Template) -> None:
    slot = house.layouts["Advantage Figures Picture"].slots["figures"]
    assert (slot.kind, slot.idx, slot.levels) == ("area", None, ())
    assert not [
        name for layout in house.layouts.values() for name in layout.slots if name.startswith("area ")
    ]
    assert "panel" not in house.layouts["Advantage Figures"].slots


def test_colours_are_theme_slots_and_literals_their_digits(house: Template) -> None:
    slots = house.layouts["Advantage Picture"].slots
    assert (slots["title"].levels[0].colour, slots["points"].levels[0].colour) == ("dk2", "dk1")
    assert house.layouts["Title Slide"].slots["title"].levels[0].colour == "lt1"
    assert re.fullmatch("[0-9A-F]{6}", house.layouts["Title Slide"].slots["eyebrow"].levels[0].colour)


def test_a_change_on_the_master_reaches_every_layout(
    house_bytes: bytes, read: Read, altered: Altered
) -> None:
    old = '<a:lvl1pPr marL="0" indent="0" algn="l" eaLnBrk="1"'
    changed = read(altered(house_bytes, old, old.replace('"l"', '"ctr"'), within="<p:sldMaster ")).require()
    assert changed.layouts["Advantage Picture"].slots["title"].levels[0].align == "ctr"


@pytest.mark.parametrize(
    ("language", "face"),
    [("en", ""), ("ja", "Yu Gothic"), ("zh-Hant", "Microsoft JhengHei")],
)
def test_the_east_asian_face_is_the_language_s(
    house_bytes: bytes, read: Read, language: str, face: str
) -> None:
    template = read(house_bytes, language).require()
    for layout in template.layouts.values():
        for slot in layout.slots.values():
            assert {style.east_asian_face for style in slot.levels} <= {face}
            assert {style.face for style in slot.levels} <= {"Arial"}


def test_languages_are_different_templates_and_the_same_one_is_equal(house_bytes: bytes, read: Read) -> None:
    english, japanese = (read(house_bytes, language).require() for language in ("en", "ja"))
    assert english.digest != japanese.digest
    assert read(house_bytes).require() == english


def test_a_japanese_title_takes_its_own_size_and_exact_lines(house_bytes: bytes, read: Read) -> None:
    slots = read(house_bytes, "ja").require().layouts["Advantage Picture"].slots
    assert slots["title"].levels[0].size == 24
    assert slots["points"].levels[0].spacing.points == pytest.approx(18 * 1.3)


def test_a_name_given_twice_is_told_and_the_first_holds(
    house_bytes: bytes, read: Read, altered: Altered
) -> None:
    data = altered(house_bytes, 'name="disclaimer"', 'name="Column  2"')
    checked = read(data)
    assert [finding.code for finding in checked.findings] == ["slot-name-twice"]
    assert "'Sources and Disclaimer'" in checked.findings[0].message
    assert "'column 2'" in checked.findings[0].message
    assert checked.value is not None
    assert checked.value.layouts["Sources and Disclaimer"].slots["column 2"].idx == 2


@pytest.mark.parametrize("odd", ['sz="huge"', 'orient="up"'])
def test_a_placeholder_that_no_slide_could_repeat_is_refused(
    house_bytes: bytes, read: Read, altered: Altered, odd: str
) -> None:
    checked = read(altered(house_bytes, 'sz="quarter"', odd))
    assert checked.value is None
    assert [finding.code for finding in checked.findings] == ["template-broken"]


def test_a_background_by_reference_and_an_own_colour_map(
    house_bytes: bytes, read: Read, altered: Altered
) -> None:
    solid = '<p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr>'
    reference = '<p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef>'
    assert read(altered(house_bytes, solid, reference)).require().layouts["Quote"].background == "dk2"


@pytest.mark.slow
def test_a_master_that_libreoffice_saved_is_read_too(house_bytes: bytes, read: Read, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    deck = pptx.Presentation(io.BytesIO(house_bytes))
    for layout in deck.slide_layouts:
        deck.slides.add_slide(layout)
    deck.save(str(tmp_path / "master.pptx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "master.pptx")], check=True, capture_output=True, timeout=180)
    template = read((tmp_path / "saved" / "master.pptx").read_bytes()).require()
    assert (template.width, template.height) == (12192000, 6858000)
    titles = [s for layout in template.layouts.values() for s in layout.slots.values() if s.kind == "title"]
    assert titles
    assert all(slot.box.w > 0 and slot.levels[0].size > 0 for slot in titles)
