from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from deckgen.blocks import Chart, Picture
from deckgen.diagnostics import Checked
from deckgen.master.contract import check_contract
from deckgen.master.parts import Master
from deckgen.slide_kind import TITLE, Field, SlideKind, Variant
from deckgen.slides import slide_kinds
from deckgen.template import Box, Layout, Slot, Template, TypeScale

LAYOUT = "Advantage Figures Exhibit"
SLOTS = (
    "title",
    "eyebrow",
    "figures",
    "points",
    "head",
    "visual",
    "caption",
    "source",
    "footer",
    "slide number",
)


def with_slot(template: Template, layout: str, name: str, slot: Slot | None) -> Template:
    """The template with one slot put in another's place or taken away."""
    old = template.layouts[layout]
    slots = {key: value for key, value in old.slots.items() if key != name}
    if slot:
        slots[name] = slot
    changed: Layout = msgspec.structs.replace(old, slots=slots)
    return msgspec.structs.replace(template, layouts={**template.layouts, layout: changed})


def test_a_renamed_layout_is_told_with_its_near_namesake(
    house_bytes: bytes,
    altered: Callable[..., bytes],
    read: Callable[..., Checked[Template]],
) -> None:
    data = altered(house_bytes, 'name="Sources and Disclaimer"', 'name="Sources and Disclaimers"')
    (finding,) = check_contract(read(data).require(), slide_kinds())
    assert finding.code == "layout-missing"
    assert "'sources'" in finding.message
    assert "did you mean 'Sources and Disclaimers'?" in finding.cure


def test_another_template_is_told_in_one_finding(
    stand_in: Master, read: Callable[..., Checked[Template]]
) -> None:
    (finding,) = check_contract(read(stand_in.file()).require(), slide_kinds())
    assert finding.code == "layout-missing"
    assert "Two Content" in finding.message and "Advantage Figures" in finding.message
    assert "deckgen master make" in finding.cure


@pytest.mark.parametrize("name", SLOTS)
def test_a_slot_taken_away_is_told(house: Template, name: str) -> None:
    (finding,) = check_contract(with_slot(house, LAYOUT, name, None), slide_kinds())
    assert finding.code == "slot-missing"
    for word in ("'advantage'", f"'{LAYOUT}'", f"'{name}'"):
        assert word in finding.message
    assert f"'area {name}'" in finding.cure or f"name it '{name}'" in finding.cure


@pytest.mark.parametrize(
    ("name", "kind", "cannot"),
    [
        ("title", "pic", "Text"),
        ("points", "area", "Bullets"),
        ("figures", "body", "KeyFigures"),
        ("visual", "pic", "Chart, Table"),
        ("visual", "tbl", "Chart"),
    ],
)
def test_a_slot_of_the_wrong_sort_is_told(house: Template, name: str, kind: str, cannot: str) -> None:
    slot = msgspec.structs.replace(house.layouts[LAYOUT].slots[name], kind=kind)
    (finding,) = check_contract(with_slot(house, LAYOUT, name, slot), slide_kinds())
    assert finding.code == "slot-wrong-sort"
    assert finding.message.endswith(f"which cannot take {cannot}")


def test_a_slot_too_low_for_a_line_at_the_least_size_is_told(house: Template) -> None:
    slot = house.layouts[LAYOUT].slots["title"]
    low = msgspec.structs.replace(slot, box=Box(slot.box.x, slot.box.y, slot.box.w, 25 * 12700))
    template = with_slot(house, LAYOUT, "title", low)
    (finding,) = check_contract(template, slide_kinds())
    assert finding.code == "slot-too-small"
    assert check_contract(template, slide_kinds(), TypeScale({"title": (26, 20)})) == ()
    narrow = msgspec.structs.replace(slot, box=Box(slot.box.x, slot.box.y, 20 * 12700, slot.box.h))
    assert [f.code for f in check_contract(with_slot(house, LAYOUT, "title", narrow), slide_kinds())] == [
        "slot-too-small"
    ]


def test_an_empty_area_is_too_small(house: Template) -> None:
    area = msgspec.structs.replace(house.layouts[LAYOUT].slots["figures"], box=Box(0, 0, 0, 0))
    (finding,) = check_contract(with_slot(house, LAYOUT, "figures", area), slide_kinds())
    assert finding.code == "slot-too-small"


def test_all_that_is_wrong_is_told_at_once(house: Template) -> None:
    template = with_slot(with_slot(house, LAYOUT, "title", None), LAYOUT, "source", None)
    template = with_slot(template, "Agenda 2", "row 2", None)
    assert len(check_contract(template, slide_kinds())) == 3


def test_a_companion_s_slot_is_wanted_only_beside_what_it_goes_with(house: Template) -> None:
    visual = Field("visual", "label", blocks=(Picture, Chart), shapes_layout=True)
    caption = Field("caption", "caption", beside={"visual": (Picture,)})
    variants = (Variant("Title Only"), Variant("Advantage Exhibit", {"visual": (Chart,)}))
    kind = SlideKind("probe", "A probe.", (TITLE, visual, caption), variants, {})
    assert check_contract(house, {"probe": kind}) == ()
    everywhere = SlideKind("probe", "A probe.", (TITLE, visual, Field("caption", "caption")), variants, {})
    assert [finding.code for finding in check_contract(house, {"probe": everywhere})] == ["slot-missing"]


def test_a_kind_s_filled_companions_have_slots_on_the_layouts_of_its_example() -> None:
    for kind in slide_kinds().values():
        name = kind.layout_for(kind.example)
        variant = next(variant for variant in kind.variants if variant.layout == name)
        for field in kind.example:
            assert variant.has(kind.field(field)), (kind.name, field)
