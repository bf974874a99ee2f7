"""Icons as strokes, and text boxes of a preset shape."""

from __future__ import annotations

from typing import Any

from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedSlide, Group, Strokes, TextBox
from deckgen.template import Box

BOX = Box(914400, 914400, 304800, 304800)


def xml(master: Any, *shapes: Any) -> str:
    opened = compile_master(master)
    layout = next(iter(opened.layouts))
    group = Group("drawing", BOX, "A drawing", shapes)
    return compile_slide(FittedSlide("x", "test", layout, "x", (group,)), opened, {}).xml.decode()


def test_strokes_are_lines_and_curves_without_a_fill(any_master: Any) -> None:
    paths = (((0, 0), (10, 0), (10, 5, 5, 10, 0, 10), ()), ((3, 3), (4, 4)))
    written = xml(any_master, Strokes("icon", BOX, paths, "accent1", 1.5))
    assert '<a:path w="304800" h="304800" fill="none">' in written
    assert written.count("<a:moveTo>") == 2
    assert written.count("<a:lnTo>") == 2
    assert written.count("<a:cubicBezTo>") == 1
    assert written.count("<a:close/>") == 1
    assert (
        '<a:ln w="19050" cap="rnd"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:round/>'
        in written
    )


def test_a_text_box_takes_the_form_and_adjustment_of_its_preset(any_master: Any) -> None:
    box = TextBox("chevron", BOX, (), fill="accent1", preset="chevron", adjust=33000)
    written = xml(any_master, box)
    assert '<a:prstGeom prst="chevron"><a:avLst><a:gd name="adj" fmla="val 33000"/></a:avLst>' in written
    assert 'txBox="1"' not in written
    plain = xml(any_master, TextBox("panel", BOX, (), fill="lt2"))
    assert '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' in plain
