"""Colours of a brand that could not be read are told with their place when the master is made."""

from __future__ import annotations

import pytest

from deckgen.content.brand import Brand, Colours, Logo
from deckgen.master.legible import faint_colours
from deckgen.yaml_source import load_yaml


def brand_with(**colours: str) -> Brand:
    return Brand(name="Test", logo=Logo(file="mark.png", alt="A mark"), colours=Colours(**colours))


def test_the_house_colours_are_legible() -> None:
    assert faint_colours(brand_with(), None) == ()


@pytest.mark.parametrize(
    ("colours", "pair", "cure"),
    [
        ({"accent2": "8ADAD0"}, "accent2 (8ADAD0) on lt1 (FFFFFF)", "make accent2 darker"),
        ({"muted": "B0B8C0"}, "muted (B0B8C0) on lt1 (FFFFFF)", "make muted darker"),
        ({"pale_blue": "24405C"}, "pale_blue (24405C) on dk2 (0B2A4A)", "pale_blue lighter"),
        ({"lt2": "33485C"}, "dk2 (0B2A4A) on lt2 (33485C)", "lt2 lighter"),
    ],
)
def test_a_pair_that_is_too_faint_is_told_once_with_its_cure(
    colours: dict[str, str], pair: str, cure: str
) -> None:
    told = [found for found in faint_colours(brand_with(**colours), None) if found.message.startswith(pair)]
    assert len(told) == 1
    assert cure in told[0].cure


def test_the_place_is_that_of_the_colour_that_is_written() -> None:
    written = load_yaml("brand.yaml", b'colours:\n  dk2: "0B2A4A"\n  muted: "B0B8C0"\n').require()
    told = faint_colours(brand_with(muted="B0B8C0"), written)
    assert {str(found.where) for found in told} == {"brand.yaml:3:10"}


def test_large_text_may_have_less_contrast() -> None:
    """A grey of 3.7 to white serves titles, which are large; the small line above them needs 4.5."""
    grey = "868686"
    on_white = {
        key: [
            one.message for one in faint_colours(brand_with(**{key: grey}), None) if "on lt1" in one.message
        ]
        for key in ("dk2", "accent2")
    }
    assert all("the title on" not in message for message in on_white["dk2"])
    assert any(message.startswith(f"accent2 ({grey})") for message in on_white["accent2"])
