"""Groups and outlines: one thing to a reader, native shapes to an editor."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation

from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import (
    Ellipse,
    FittedParagraph,
    FittedRun,
    FittedSlide,
    Freeform,
    Group,
    Line,
    PlaceholderText,
    TextBox,
)
from deckgen.master.parts import Master
from deckgen.package.assemble import assemble
from deckgen.package.soundness import check_package
from deckgen.plan import Properties
from deckgen.template import Box

BOX = Box(914400, 1828800, 3657600, 1828800)
SQUARE = ((0, 0), (400000, 0), (400000, 400000), (0, 400000))
HOLE = ((100000, 100000), (200000, 100000), (200000, 200000))


def said(text: str) -> tuple[FittedParagraph, ...]:
    return (FittedParagraph((FittedRun(text, "en-US", "ja-JP"),)),)


GROUP = Group(
    "timeline",
    BOX,
    "Three stations",
    (
        Line("axis", Box(BOX.x, BOX.y, BOX.w, 0), "dk2", 1.5),
        Ellipse("station 1", Box(BOX.x, BOX.y, 200000, 200000), "lt1", "accent1", 1.5),
        TextBox("station 1 text", Box(BOX.x, BOX.y + 300000, 900000, 300000), said("2024")),
        Freeform("island", Box(BOX.x, BOX.y, 400000, 400000), (SQUARE, HOLE), "accent1"),
    ),
)
SLIDE = FittedSlide("g", "test", "Title Only", "T", (PlaceholderText("Title 1", said("T")), GROUP))


def deck(master: Master) -> bytes:
    return assemble(master, [compile_slide(SLIDE, compile_master(master), {})], Properties("T", "A", "en"))


def group(master: Master) -> Any:
    return Presentation(io.BytesIO(deck(master))).slides[0].shapes[1]


def test_a_group_has_one_alternative_text_and_holds_its_shapes_in_order(stand_in: Master) -> None:
    found = group(stand_in)
    assert found.name == "timeline"
    assert found.element.xpath("p:nvGrpSpPr/p:cNvPr/@descr") == ["Three stations"]
    assert [shape.name for shape in found.shapes] == ["axis", "station 1", "station 1 text", "island"]
    assert len(found.element.xpath(".//*[local-name()='decorative']")) == 3
    assert found.shapes[2].text_frame.text == "2024"


def test_shapes_in_a_group_keep_the_slides_coordinates_and_have_ids_of_their_own(stand_in: Master) -> None:
    found = group(stand_in)
    assert [(shape.left, shape.top) for shape in found.shapes][2] == (BOX.x, BOX.y + 300000)
    assert (found.left, found.top, found.width, found.height) == (BOX.x, BOX.y, BOX.w, BOX.h)
    transform = found.element.xpath("p:grpSpPr/a:xfrm")[0]
    assert dict(transform[0].attrib) == dict(transform[2].attrib)
    assert dict(transform[1].attrib) == dict(transform[3].attrib)
    assert [found.shape_id, *(shape.shape_id for shape in found.shapes)] == [3, 4, 5, 6, 7]


def test_outlines_are_paths_in_the_theme_colours(stand_in: Master) -> None:
    island = group(stand_in).shapes[3].element
    assert [len(island.findall(f".//{{*}}{step}")) for step in ("moveTo", "lnTo", "close")] == [2, 5, 2]
    assert island.xpath("p:spPr/a:custGeom/a:pathLst/a:path/@w") == ["400000"]
    assert island.xpath("p:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert len(island.xpath("p:spPr/a:ln/a:noFill")) == 1
    ellipse = group(stand_in).shapes[1].element
    assert ellipse.xpath("p:spPr/a:ln/@w") == ["19050"]
    assert ellipse.xpath("p:spPr//a:schemeClr/@val") == ["bg1", "accent1"]


def test_the_package_check_accepts_a_group(stand_in: Master) -> None:
    assert check_package(deck(stand_in)) == ()


@pytest.mark.slow
def test_the_sdk_accepts_a_group(stand_in: Master, sdk_errors: Callable[[bytes], list[str]]) -> None:
    assert sdk_errors(deck(stand_in)) == []
