from __future__ import annotations

from deckgen.master.capacity import capacity_of
from deckgen.master.inspect import describe
from deckgen.template import Template


def section_of(text: str, layout: str) -> dict[str, list[str]]:
    """The rows under a layout's heading, by slot."""
    block = next(block for block in text.split("\n\n") if block.startswith(f"{layout}  ("))
    rows = [line.strip() for line in block.splitlines()[1:]]
    return {row.split("  ")[0]: row.split() for row in rows}


def test_every_layout_and_slot_is_told(house: Template) -> None:
    text = describe(house)
    for layout in house.layouts.values():
        rows = section_of(text, layout.name)
        assert set(rows) == {"slot", *layout.slots}


def test_boxes_stand_in_inches_and_areas_hold_no_text(house: Template) -> None:
    rows = section_of(describe(house), "Advantage Figures Picture")
    assert rows["points"][1:7] == ["body", "1", "0.67", "3.22", "7.73", "3.28"]
    assert rows["figures"][1:] == ["area", "0.67", "1.86", "7.93", "1.16"]


def test_a_title_holds_two_lines_and_about_what_the_design_says(house: Template) -> None:
    capacity = capacity_of(house.layouts["Title Only"].slots["title"])
    assert capacity is not None
    assert capacity.lines == 2
    assert 110 <= capacity.latin <= 150
    assert 56 <= capacity.cjk <= 75


def test_a_picture_has_no_capacity(house: Template) -> None:
    assert capacity_of(house.layouts["Title Slide"].slots["visual"]) is None
