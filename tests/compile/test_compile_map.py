"""A map from its outlines to a slide's XML."""

from __future__ import annotations

from lxml import etree

from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedSlide, Freeform, Group
from deckgen.master.parts import Master
from deckgen.template import Box

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def test_a_division_takes_its_tint_from_the_theme(stand_in: Master) -> None:
    corners = (((0, 0), (9000, 0), (9000, 9000)),)
    plain = Freeform("visual Oita", Box(0, 0, 9000, 9000), corners, "lt2", "lt1", 0.5, 88)
    lead = Freeform("visual Kumamoto", Box(0, 0, 9000, 9000), corners, "accent1", "lt1", 0.5)
    group = Group("visual", Box(0, 0, 9000, 9000), "A map", (plain, lead))
    layout = next(iter(compile_master(stand_in).layouts))
    made = compile_slide(FittedSlide("s", "test", layout, "s", (group,)), compile_master(stand_in), {})
    fills = [properties.find(f"{_A}solidFill") for properties in etree.fromstring(made.xml).iter("{*}spPr")]
    tints = [None if fill is None else [mod.get("val") for mod in fill.iter(f"{_A}lumMod")] for fill in fills]
    assert tints == [["88000"], []]
    assert not list(etree.fromstring(made.xml).iter(f"{_A}srgbClr"))
