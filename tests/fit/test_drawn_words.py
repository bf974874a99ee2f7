"""Steps, quotations and big numbers: in wide areas and tall ones, with texts of every length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.blocks import BigNumber, Block, KeyFigure, Quote, Run, Step, Steps
from deckgen.content.icons import FIELD, icons
from deckgen.fit.drawings import DRAWINGS
from deckgen.fit.fitted import Drawn, Group, Shape, Strokes, TextBox
from deckgen.fit.icons import place_icon
from deckgen.template import EMU_PER_INCH, Box, Slot

AREAS = {
    "whole": Box(609600, 2286000, 10972800, 3218688),
    "seven columns": Box(5257800, 1700784, 6324600, 4242816),
    "four columns": Box(8046720, 1700784, 3535680, 4242816),
    "small": Box(609600, 609600, 2000000, 1200000),
}
WORDS = {
    "en": st.text(alphabet="abcde mnop", min_size=1, max_size=90).map(lambda text: text.strip() or "x"),
    "ja": st.text(alphabet="熊本県の半導体、工場。ア", min_size=1, max_size=45),
}


def slot(area: str) -> Slot:
    return Slot("visual", "area", None, AREAS[area])


def steps(texts: list[str], icon: str = "") -> Steps:
    return Steps(tuple(Step(Run(text[:12] or "x"), Run(text), icon) for text in texts), "Steps")


def blocks(texts: list[str]) -> list[Block]:
    figure = KeyFigure(Run("3,400"), Run(texts[0][:30]), Run("about"), Run("people"), Run("2024"))
    return [
        steps(texts),
        steps(texts, "chip"),
        Quote(Run(texts[0]), Run(texts[1][:40])),
        BigNumber(figure, Run(texts[2]), "people"),
        BigNumber(figure),
    ]


def alone(shapes: tuple[Shape, ...]) -> Iterator[Drawn]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from shape.shapes
        else:
            yield shape  # type: ignore[misc]


@settings(max_examples=25)
@given(data=st.data(), area=st.sampled_from(sorted(AREAS)), code=st.sampled_from(sorted(WORDS)))
def test_what_fits_stays_in_its_area(houses: dict[str, Any], data: Any, area: str, code: str) -> None:
    setting, place = houses[code].setting(), slot(area)
    texts = data.draw(st.lists(WORDS[code], min_size=3, max_size=6))
    for block in blocks(texts):
        drawing = DRAWINGS[type(block)]
        sizes = drawing.sizes(place, setting)
        assert list(sizes) == sorted(sizes, reverse=True)
        for size in sizes:
            if drawing.fits(block, place, size, setting):
                for shape in alone(drawing.shapes(block, place, size, setting)):
                    assert inside(shape.box, place.box), (shape.name, shape.box)


def inside(inner: Box, outer: Box) -> bool:
    slack = EMU_PER_INCH // 100
    return (
        inner.x >= outer.x - slack
        and inner.y >= outer.y - slack
        and inner.x + inner.w <= outer.x + outer.w + slack
        and inner.y + inner.h <= outer.y + outer.h + slack
        and inner.w >= 0
        and inner.h >= 0
    )


@pytest.mark.parametrize("area", ["whole", "four columns"])
def test_an_icon_stands_in_a_number_s_place(english: Any, area: str) -> None:
    setting, place = english.setting(), slot(area)
    for icon in ("", "chip"):
        block = steps(["one", "two", "three"], icon)
        shapes = list(alone(DRAWINGS[Steps].shapes(block, place, 14.0, setting)))
        told = [run.text for s in shapes if isinstance(s, TextBox) for p in s.paragraphs for run in p.runs]
        assert ("1" in told) == (not icon)
        assert any(isinstance(s, Strokes) for s in shapes) == bool(icon)


def test_steps_stand_level_in_wide_areas_and_upright_in_tall_ones(english: Any) -> None:
    setting, block = english.setting(), steps(["one", "two", "three"])
    for area, axis in (("whole", "x"), ("four columns", "y")):
        shapes = alone(DRAWINGS[Steps].shapes(block, slot(area), 14.0, setting))
        marks = [s.box for s in shapes if s.name.endswith(("chevron", "mark"))]
        places = [getattr(box, axis) for box in marks]
        assert len(set(places)) == 3
        assert places == sorted(places)


def test_a_longer_text_never_fits_where_a_shorter_one_does_not(english: Any) -> None:
    setting, place = english.setting(), slot("four columns")
    fits = [
        DRAWINGS[Quote].fits(Quote(Run("word " * count), Run("Someone")), place, 16.0, setting)
        for count in (1, 10, 50, 100, 200, 400)
    ]
    assert fits == sorted(fits, reverse=True)
    assert fits[0]
    assert not fits[-1]


def test_every_icon_stays_on_its_field_and_begins_with_a_point() -> None:
    assert len(icons()) >= 60
    for name, strokes in icons().items():
        for stroke in strokes:
            assert len(stroke[0]) == 2, name
            assert {len(group) for group in stroke} <= {0, 2, 6}, name
            assert all(0 <= value <= FIELD for group in stroke for value in group), name


def test_an_icon_is_scaled_to_its_box() -> None:
    (drawn,) = place_icon("chip", "icon", Box(10, 20, 240000, 240000), "accent1")
    values = [value for stroke in drawn.paths for group in stroke for value in group]
    assert max(values) == round(max(v for s in icons()["chip"] for g in s for v in g) * 100)
    assert place_icon("no-such-icon", "icon", Box(0, 0, 1, 1), "accent1") == ()
