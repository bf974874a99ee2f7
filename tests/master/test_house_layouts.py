"""The house master against the visual design: places, grid, contrast, numbers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from deckgen.content.brand import Brand, type_scale
from deckgen.diagnostics import Checked
from deckgen.master.contract import check_contract
from deckgen.slides import slide_kinds
from deckgen.template import EMU_PER_INCH, Box, Layout, Slot, Template, TextStyle

OFFICE = (
    "Title Slide",
    "Title and Content",
    "Section Header",
    "Two Content",
    "Comparison",
    "Title Only",
    "Blank",
    "Content with Caption",
    "Picture with Caption",
)
GRID = tuple(609600 + column * 929640 for column in range(12))
OFF_THE_GRID = {
    ("Title Slide", "visual"): "bleeds off the page",
    ("Title Slide Map", "visual"): "stands free on navy",
    ("Section Header", "title"): "beside the bar",
    ("Section Header", "note"): "beside the bar",
}
PANEL_INSET = round(0.25 * EMU_PER_INCH)


def content_layouts(template: Template) -> Iterator[Layout]:
    for layout in template.layouts.values():
        if layout.background != "dk2" and layout.name != "Blank":
            yield layout


def places(template: Template) -> Iterator[tuple[Layout, Slot]]:
    for layout in template.layouts.values():
        for slot in layout.slots.values():
            yield layout, slot


def test_office_s_nine_layouts_come_first_in_office_s_order(house: Template) -> None:
    assert tuple(house.layouts)[:9] == OFFICE


def test_every_layout_that_a_kind_names_is_there_and_none_is_there_for_nothing(house: Template) -> None:
    named = {variant.layout for kind in slide_kinds().values() for variant in kind.variants}
    assert set(house.layouts) == named | set(OFFICE) | {"Table", "Timeline", "Quote"}


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hant"])
def test_the_house_master_serves_every_kind_in_every_language(
    house_bytes: bytes,
    house_brand: Brand,
    read: Callable[..., Checked[Template]],
    language: str,
) -> None:
    scale = type_scale(house_brand, cjk=language != "en")
    assert check_contract(read(house_bytes, language).require(), slide_kinds(), scale) == ()


@pytest.mark.parametrize("name", ["title", "eyebrow", "source", "stamp", "footer", "slide number"])
def test_the_frame_stands_at_one_place_on_all_content_layouts(house: Template, name: str) -> None:
    slots = [(layout.name, layout.slots.get(name)) for layout in content_layouts(house)]
    assert len({(slot.box, slot.anchor) for _, slot in slots if slot}) == 1
    cites = [layout for layout, slot in slots if not layout.startswith(("Agenda ", "Sources"))]
    assert all(slot or (name == "source" and layout not in cites) for layout, slot in slots)


def test_the_bands_of_the_visual_design(house: Template) -> None:
    slots = house.layouts["Title and Content"].slots
    inch = EMU_PER_INCH
    assert slots["title"].box == Box(609600, round(0.70 * inch), 10972800, round(0.90 * inch))
    assert slots["content"].box == Box(609600, round(1.86 * inch), 10972800, round(4.64 * inch))
    assert slots["source"].box.y + slots["source"].box.h == round(6.90 * inch)


def test_left_edges_stand_on_the_grid_or_a_panel_s_inset(house: Template) -> None:
    right_aligned = {"slide number"}
    edges = {*GRID, *(edge + PANEL_INSET for edge in GRID)}
    for layout, slot in places(house):
        if (layout.name, slot.name) in OFF_THE_GRID or slot.name in right_aligned:
            continue
        assert min(abs(slot.box.x - edge) for edge in edges) <= 0.02 * EMU_PER_INCH, (layout.name, slot.name)


def test_everything_stays_on_the_page_and_content_off_its_edge(house: Template) -> None:
    for layout, slot in places(house):
        box, edge = slot.box, round(0.40 * EMU_PER_INCH)
        if (layout.name, slot.name) == ("Title Slide", "visual"):
            edge = 0
        assert box.w > 0, (layout.name, slot.name)
        assert box.h > 0, (layout.name, slot.name)
        assert edge <= box.x <= box.x + box.w <= house.width - edge, (layout.name, slot.name)
        floor = (
            house.height - min(edge, round(0.2 * EMU_PER_INCH)) if slot.name in FOOT else house.height - edge
        )
        assert edge <= box.y <= box.y + box.h <= floor, (layout.name, slot.name)


FOOT = {"footer", "slide date", "slide number"}


def test_no_two_slots_of_a_layout_overlap(house: Template) -> None:
    for layout in house.layouts.values():
        slots = [slot for slot in layout.slots.values() if slot.name != "slide date"]
        for index, slot in enumerate(slots):
            for other in slots[index + 1 :]:
                assert not overlap(slot.box, other.box), (layout.name, slot.name, other.name)


def overlap(one: Box, two: Box) -> bool:
    """True where more than a hundredth of an inch is shared both ways."""
    wide = min(one.x + one.w, two.x + two.w) - max(one.x, two.x)
    high = min(one.y + one.h, two.y + two.h) - max(one.y, two.y)
    return min(wide, high) > EMU_PER_INCH / 100


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [value / 255 for value in bytes.fromhex(colour)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def needed(style: TextStyle) -> float:
    return 3.0 if style.size >= 18 or (style.size >= 14 and style.bold) else 4.5


def test_every_text_can_be_read_on_its_ground(house: Template) -> None:
    on_panel = {"outlook", "outlook head"}
    colours = house.theme.colours
    for layout, slot in places(house):
        ground = "lt2" if slot.name in on_panel else layout.background
        styles = slot.levels if ground != "dk2" else slot.levels[:1]
        for style in styles:
            text = colours.get(style.colour, style.colour)
            reached = contrast(text, colours[ground])
            assert reached >= needed(style), (layout.name, slot.name, style.colour, round(reached, 2))


def test_dark_pages_use_only_what_can_be_read_there(house: Template, house_brand: Brand) -> None:
    legible = {"lt1", house_brand.colours.pale_blue, house_brand.colours.gold_tint}
    for layout, slot in places(house):
        if layout.background == "dk2" and slot.levels:
            assert slot.levels[0].colour in legible, (layout.name, slot.name)


def test_a_slot_s_number_is_its_own_on_a_layout_and_the_same_on_all(house: Template) -> None:
    numbers: dict[str, set[int]] = {}
    for layout in house.layouts.values():
        placed = [slot for slot in layout.slots.values() if slot.idx is not None]
        assert len({slot.idx for slot in placed}) == len(placed), layout.name
        for slot in placed:
            numbers.setdefault(slot.name, set()).add(slot.idx or 0)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {}


def test_titles_have_exact_lines_and_latin_bodies_single_ones(house: Template) -> None:
    slots = house.layouts["Advantage Picture"].slots
    title, points = slots["title"].levels[0], slots["points"].levels[0]
    assert title.spacing.points == pytest.approx(title.size * 1.2)
    assert (points.spacing.points, points.spacing.percent) == (0, 100)


def test_points_have_two_designed_levels_with_bullets(house: Template) -> None:
    first, second = house.layouts["Advantage Picture"].slots["points"].levels[:2]
    assert (first.size, second.size) == (18, 14)
    assert first.bullet and second.bullet
    assert first.margin_left + first.indent == 0
    assert second.margin_left > first.margin_left
    alone = house.layouts["Advantage Text"].slots["points"].levels
    assert (alone[0].size, alone[1].size) == (22, 16)


def test_references_hang_after_their_number(house: Template) -> None:
    style = house.layouts["Sources and Disclaimer"].slots["column 1"].levels[0]
    assert style.margin_left == -style.indent == round(0.35 * EMU_PER_INCH)
    assert not style.bullet


@pytest.mark.parametrize("rows", range(1, 7))
def test_agenda_rows_stand_evenly_from_the_top(house: Template, rows: int) -> None:
    slots = house.layouts[f"Agenda {rows}"].slots
    tops = [slots[f"row {row}"].box.y for row in range(1, rows + 1)]
    steps = {round((low - high) / EMU_PER_INCH, 3) for high, low in itertools.pairwise(tops)}
    assert len(steps) <= 1
    assert tops[0] == house.layouts["Agenda 1"].slots["row 1"].box.y
    assert f"row {rows + 1}" not in slots


def test_two_lines_of_source_and_caption_fit_in_every_language(
    house_bytes: bytes,
    read: Callable[..., Checked[Template]],
) -> None:
    japanese = read(house_bytes, "ja").require()
    for layout, slot in places(japanese):
        if slot.name in ("source", "caption"):
            assert slot.box.h / 12700 >= 2 * slot.levels[0].spacing.points, (layout.name, slot.name)


def test_numbers_and_words_of_rows_stand_in_the_middle_between_their_rules(house: Template) -> None:
    for name in ("Agenda 3", "Agenda 6", "Numbered 1", "Numbered 5"):
        slots = house.layouts[name].slots
        number, row = slots["number 1"], slots["row 1"]
        assert number.anchor == row.anchor == "ctr"
        assert (number.box.y, number.box.h) == (row.box.y, row.box.h)
