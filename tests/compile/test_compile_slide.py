"""What a fitted slide says is what python-pptx reads back."""

from __future__ import annotations

import io
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from deckgen.compile.compiled import CompiledSlide, Media
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import (
    FittedCell,
    FittedParagraph,
    FittedRow,
    FittedRun,
    FittedSlide,
    Line,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Shape,
    TextBox,
)
from deckgen.master.parts import Master, for_language
from deckgen.package.assemble import assemble
from deckgen.plan import Properties
from deckgen.template import Box, Insets, Spacing

BOX = Box(914400, 1828800, 2743200, 914400)
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def run(text: str, lang: str = "en-US", **looks: Any) -> FittedRun:
    return FittedRun(text, lang, "ja-JP" if lang == "en-US" else "en-US", **looks)


def paragraph(*runs: FittedRun, **looks: Any) -> FittedParagraph:
    return FittedParagraph(runs, **looks)


def slide(*shapes: Shape, layout: str = "Title and Content", **more: Any) -> FittedSlide:
    return FittedSlide("s1", "test", layout, "A title", shapes, **more)


def compiled(master: Master, fitted: FittedSlide, *media: Media) -> CompiledSlide:
    return compile_slide(fitted, compile_master(master), {item.digest: item for item in media})


def read_back(master: Master, fitted: FittedSlide, *media: Media) -> Any:
    deck = assemble(master, [compiled(master, fitted, *media)], Properties("T", "A", "en"))
    return Presentation(io.BytesIO(deck)).slides[0]


def xml_of(master: Master, fitted: FittedSlide, *media: Media) -> Any:
    return read_back(master, fitted, *media).element


def test_text_stands_in_the_placeholders_of_its_slots_and_in_reading_order(stand_in: Master) -> None:
    fitted = slide(
        PlaceholderText("Title 1", (paragraph(run("What it says")),)),
        PlaceholderText("Content Placeholder 2", (paragraph(run("One")), paragraph(run("Two"), level=1))),
        PlaceholderText("Footer Placeholder 4", (paragraph(run("Foot")),)),
    )
    shapes = list(read_back(stand_in, fitted).shapes)
    assert [shape.name for shape in shapes] == ["Title 1", "Content Placeholder 2", "Footer Placeholder 4"]
    assert [shape.placeholder_format.idx for shape in shapes] == [0, 1, 11]
    assert shapes[0].text_frame.text == "What it says"
    assert [(p.text, p.level) for p in shapes[1].text_frame.paragraphs] == [("One", 0), ("Two", 1)]
    assert [shape.shape_id for shape in shapes] == [2, 3, 4]


def test_slots_that_are_not_filled_leave_no_placeholder(stand_in: Master) -> None:
    fitted = slide(PlaceholderText("Title 1", (paragraph(run("Alone")),)))
    assert [shape.name for shape in read_back(stand_in, fitted).placeholders] == ["Title 1"]


def test_every_run_break_and_field_and_paragraph_end_has_its_language(stand_in: Master) -> None:
    fitted = slide(
        PlaceholderText("Title 1", (paragraph(run("熊本\n城", "ja-JP"), run("Castle")),)),
        PlaceholderText("Slide Number Placeholder 5", (paragraph(run("", field="slidenum")),)),
    )
    element = xml_of(stand_in, fitted)
    languages = [(node.tag.split("}")[1], node.get("lang")) for node in element.iter(f"{{{NS['a']}}}rPr")]
    assert [language for _, language in languages] == ["ja-JP", "ja-JP", "ja-JP", "en-US", "en-US"]
    ends = list(element.iter(f"{{{NS['a']}}}endParaRPr"))
    assert [end.get("lang") for end in ends] == ["en-US", "en-US"]
    assert element.xpath("//a:fld/@type") == ["slidenum"]


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40).map(str)
)
def test_any_text_is_read_back_as_written(stand_in: Master, text: str) -> None:
    fitted = slide(PlaceholderText("Title 1", (paragraph(run(f"a{text}\nb")),)))
    assert xml_of(stand_in, fitted).xpath("//a:t/text()") == [f"a{text}", "b"]


def test_a_run_says_only_what_differs(stand_in: Master) -> None:
    looks = run("x", size=15.5, bold=True, colour="dk2", east_asian_face="Yu Gothic")
    plain = slide(PlaceholderText("Title 1", (paragraph(run("x")),)))
    full = slide(PlaceholderText("Title 1", (paragraph(looks),)))
    bare = xml_of(stand_in, plain).xpath("//a:r/a:rPr")[0]
    assert dict(bare.attrib) == {"lang": "en-US", "altLang": "ja-JP"} and len(bare) == 0
    said = xml_of(stand_in, full).xpath("//a:r/a:rPr")[0]
    assert (said.get("sz"), said.get("b")) == ("1550", "1")
    assert said.xpath("a:solidFill/a:schemeClr/@val") == ["tx2"]
    assert said.xpath("a:ea/@typeface") == ["Yu Gothic"]


def test_a_paragraph_says_spacing_indent_and_bullet_in_schema_order(stand_in: Master) -> None:
    looks = paragraph(
        run("x"), align="r", spacing=Spacing(points=20.8), before=6.0, after=0.0, bullet=True,
        margin_left=228600, indent=-228600,
    )  # fmt: skip
    properties = xml_of(stand_in, slide(PlaceholderText("Title 1", (looks,)))).xpath("//a:pPr")[0]
    assert dict(properties.attrib) == {"marL": "228600", "indent": "-228600", "algn": "r"}
    assert [child.tag.split("}")[1] for child in properties] == [
        "lnSpc",
        "spcBef",
        "spcAft",
        "buFont",
        "buChar",
    ]
    assert properties.xpath("*/a:spcPts/@val") == ["2080", "600", "0"]


def test_percent_spacing_and_no_bullet(stand_in: Master) -> None:
    looks = paragraph(run("x"), spacing=Spacing(percent=110), bullet=False)
    properties = xml_of(stand_in, slide(PlaceholderText("Title 1", (looks,)))).xpath("//a:pPr")[0]
    assert properties.xpath("a:lnSpc/a:spcPct/@val") == ["110000"]
    assert len(properties.xpath("a:buNone")) == 1


def test_a_link_used_twice_is_one_relationship(stand_in: Master) -> None:
    link = run("here", link="https://example.org/a?b=1&c=2")
    made = compiled(stand_in, slide(PlaceholderText("Title 1", (paragraph(link, run(" or "), link),))))
    assert [(item.id, item.kind) for item in made.relationships] == [
        ("rId1", "slideLayout"),
        ("rId2", "hyperlink"),
    ]
    back = read_back(stand_in, slide(PlaceholderText("Title 1", (paragraph(link),))))
    assert back.shapes[0].text_frame.paragraphs[0].runs[0].hyperlink.address == link.link


def test_a_picture_that_fills_its_placeholder_leaves_the_place_to_the_layout(
    stand_in: Master, photograph: Media
) -> None:
    place = compile_master(stand_in).layouts["Picture with Caption"].slots["Picture Placeholder 2"].box
    picture = PlacedPicture(
        "photo", "Picture Placeholder 2", place, photograph.digest, 'A "blue" <field>', crop=(0.1, 0, 0.2, 0)
    )
    back = read_back(stand_in, slide(picture, layout="Picture with Caption"), photograph).shapes[0]
    assert back.is_placeholder and back.placeholder_format.idx == 1
    assert (back.left, back.width) == (place.x, place.w)
    assert back.element.find(".//p:spPr", NS).find("a:xfrm", NS) is None
    assert back.element.nvPicPr.cNvPr.get("descr") == 'A "blue" <field>'
    assert (back.crop_left, back.crop_right) == pytest.approx((0.1, 0.2))
    assert back.image.blob == photograph.blob


def test_a_picture_of_another_size_says_its_place(stand_in: Master, photograph: Media) -> None:
    picture = PlacedPicture("photo", "Picture Placeholder 2", BOX, photograph.digest, "alt")
    back = read_back(stand_in, slide(picture, layout="Picture with Caption"), photograph).shapes[0]
    assert (back.left, back.top, back.width, back.height) == (BOX.x, BOX.y, BOX.w, BOX.h)


def test_decoration_is_marked_and_has_no_alternative_text(stand_in: Master, photograph: Media) -> None:
    picture = PlacedPicture("photo", "", BOX, photograph.digest, "", decorative=True)
    element = xml_of(stand_in, slide(picture, Line("rule", BOX, "accent1", 1.0)), photograph)
    assert element.xpath("//*[local-name()='decorative']/@val") == ["1", "1"]
    assert not element.xpath("//@descr")


def test_a_text_box_neither_grows_nor_shrinks(stand_in: Master) -> None:
    box = TextBox("figures 1", BOX, (paragraph(run("3,400")),), Insets(1, 2, 3, 4), "ctr", "lt2")
    back = read_back(stand_in, slide(box)).shapes[0]
    assert (back.name, back.left, back.height) == ("figures 1", BOX.x, BOX.h)
    properties = back.element.find(".//a:bodyPr", NS)
    assert properties.find("a:noAutofit", NS) is not None
    assert [properties.get(side) for side in ("lIns", "tIns", "rIns", "bIns", "anchor")] == [
        "1",
        "2",
        "3",
        "4",
        "ctr",
    ]
    assert back.element.xpath("p:spPr/a:solidFill/a:schemeClr/@val") == ["bg2"]


def test_a_table_is_native_with_rules_from_the_theme(stand_in: Master) -> None:
    def row(*texts: str) -> FittedRow:
        return FittedRow(342900, tuple(FittedCell((paragraph(run(text)),)) for text in texts))

    rows = (row("Item", "Figure"), row("Jobs", "3,400"), row("Land", "21 ha"))
    table = PlacedTable(
        "table", "Content Placeholder 2", BOX, "Jobs and land", (1000000, 1743200), rows, Insets(1, 2, 3, 4)
    )
    back = read_back(stand_in, slide(table)).shapes[0]
    assert back.has_table and back.placeholder_format.idx == 1
    assert [[cell.text for cell in line.cells] for line in back.table.rows] == [
        ["Item", "Figure"], ["Jobs", "3,400"], ["Land", "21 ha"],
    ]  # fmt: skip
    assert back.table.first_row and not back.table.horz_banding
    assert [column.width for column in back.table.columns] == [1000000, 1743200]
    element = back.element
    assert element.nvGraphicFramePr.cNvPr.get("descr") == "Jobs and land"
    assert element.xpath(".//a:tr[1]//a:lnB//a:schemeClr/@val") == ["tx2", "tx2"]
    assert element.xpath(".//a:tr[1]//a:rPr/@b") == ["1", "1"]
    assert not element.xpath(".//a:tr[2]//a:rPr/@b")
    assert not element.xpath(".//a:srgbClr")


def test_the_table_style_is_one_that_the_master_defines(stand_in: Master) -> None:
    table = PlacedTable(
        "t", "", BOX, "alt", (BOX.w,), (FittedRow(1, (FittedCell((paragraph(run("x")),)),)),), Insets()
    )
    style = xml_of(stand_in, slide(table)).xpath("//a:tableStyleId/text()")[0]
    assert style.encode() in stand_in.parts["ppt/tableStyles.xml"]


def test_notes_are_read_back(stand_in: Master) -> None:
    fitted = slide(notes=(paragraph(run("First.")), paragraph(run("次に。", "ja-JP"))))
    notes = read_back(stand_in, fitted).notes_slide
    assert notes.notes_text_frame.text == "First.\n次に。"
    assert {shape.placeholder_format.type.name for shape in notes.placeholders} == {"SLIDE_IMAGE", "BODY"}


def test_a_slide_is_a_function_of_its_content_and_the_master(stand_in: Master) -> None:
    fitted = slide(PlaceholderText("Title 1", (paragraph(run("Same")),)))
    first, again = compiled(stand_in, fitted), compiled(stand_in, fitted)
    assert first == again
    other_text = msgspec.structs.replace(
        fitted, shapes=(PlaceholderText("Title 1", (paragraph(run("Else")),)),)
    )
    japanese = compiled(for_language(stand_in, "Jpan"), fitted)
    assert len({first.digest, compiled(stand_in, other_text).digest, japanese.digest}) == 3


def test_no_colour_is_literal_and_no_template_text_comes_along(stand_in: Master, photograph: Media) -> None:
    fitted = slide(
        PlaceholderText("Title 1", (paragraph(run("T", colour="accent4")),)),
        TextBox("panel", BOX, (), fill="lt2"),
        Line("rule", BOX, "dk2", 0.75),
        PlacedPicture("photo", "", BOX, photograph.digest, "alt"),
    )
    xml = compiled(stand_in, fitted, photograph).xml.decode()
    assert "srgbClr" not in xml and "Click to" not in xml and "creationId" not in xml
    assert re.findall(r"<a:t>(.*?)</a:t>", xml) == ["T"]


def test_an_unknown_slot_or_picture_is_not_passed_over(stand_in: Master) -> None:
    with pytest.raises(KeyError):
        compiled(stand_in, slide(PlaceholderText("No such slot", (paragraph(run("x")),))))
    with pytest.raises(KeyError):
        compiled(stand_in, slide(PlacedPicture("photo", "", BOX, "0" * 64, "alt")))


def test_a_master_is_opened_once_and_never_taken_for_another(stand_in: Master) -> None:
    japanese = for_language(stand_in, "Jpan")
    assert compile_master(stand_in) is compile_master(stand_in)
    assert compile_master(japanese) is not compile_master(stand_in)
    assert compile_master(japanese).digest == japanese.digest
