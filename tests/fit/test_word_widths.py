"""Words that are wider than their place, and what steps down so that they are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.blocks import Bullets, Cell, KeyFigure, KeyFigures, Paragraph, Run, Table
from deckgen.fit.fitted import PlaceholderText, TextBox
from deckgen.plan import SlidePlan

Make = Callable[..., SlidePlan]


def points(*texts: str) -> Bullets:
    return Bullets(tuple(Paragraph((Run(text),)) for text in texts))


def sizes_in(shapes: object, name: str) -> list[float | None]:
    found = (shape for shape in shapes if isinstance(shape, TextBox) and shape.name == name)  # type: ignore[attr-defined]
    return [run.size for shape in found for paragraph in shape.paragraphs for run in paragraph.runs]


def figures(*labels: str) -> KeyFigures:
    return KeyFigures(
        tuple(KeyFigure(Run("1,234"), Run(label), unit=Run("people"), note=Run("2024")) for label in labels)
    )


def test_a_word_longer_than_its_line_steps_down_before_anything_is_parted(
    english: object, make_slide: Make
) -> None:
    words = dict.fromkeys((18, 14), "i" * 10)
    for letters in range(10, 200):
        slide = make_slide("advantage", title="T", points=points("W" * letters))
        checked = english.fit(slide)  # type: ignore[attr-defined]
        if checked.findings:
            break
        shape = next(s for s in checked.require().slides[0].shapes if getattr(s, "slot", "") == "points")
        assert isinstance(shape, PlaceholderText)
        words[int(shape.paragraphs[0].runs[0].size or 18)] = "W" * letters
    assert len(words[14]) > len(words[18]) > 10
    assert checked.findings[0].code == "text-too-long"


def test_a_word_that_no_size_holds_is_refused_with_what_is_too_much(
    english: object, make_slide: Make
) -> None:
    slide = make_slide("advantage", title="T", points=points("A point", "a " + "W" * 100))
    (found,) = english.fit(slide).findings  # type: ignore[attr-defined]
    assert "pt wider than its line" in found.message
    assert "W" * 40 in found.message
    cut = int(found.cure.split()[2])
    shorter = make_slide("advantage", title="T", points=points("A point", "a " + "W" * (100 - cut)))
    assert english.fit(shorter).findings == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_word_wider_than_any_column_is_refused(english: object, make_slide: Make, rows: int) -> None:
    def cell(text: str) -> Cell:
        return Cell((Paragraph((Run(text),)),))

    told = [(cell("W" * 150), cell("plain"))] * rows
    table = Table((cell("One"), cell("Two")), tuple(told), "A table")
    checked = english.fit(make_slide("table", title="T", content=table))  # type: ignore[attr-defined]
    assert {found.code for found in checked.findings} == {"text-too-long"}


def test_what_stands_beside_a_value_is_at_its_least_where_the_value_is(
    english: object, make_slide: Make
) -> None:
    label = "people at work in the plants of the region's chip makers and their many suppliers"
    seen = set()
    for count in range(2, 5):
        for letters in range(10, len(label)):
            slide = make_slide(
                "advantage", title="T", figures=figures(*[label[:letters]] * count), points=points("One")
            )
            checked = english.fit(slide)  # type: ignore[attr-defined]
            if not checked.findings:
                seen.add(tuple(sizes_in(checked.require().slides[0].shapes, "figures 1")))
    scale = english.scale.steps  # type: ignore[attr-defined]
    roles = ("key figure", "key figure unit", "key figure label", "key figure note")
    least = tuple(scale[role][-1] for role in roles)
    assert least in seen
    assert len(seen) > 2
    beside = tuple(scale[role][0] for role in roles[1:])
    assert all(found[1:] == beside for found in seen if found != least)


def test_a_label_with_a_word_wider_than_its_cell_is_refused(english: object, make_slide: Make) -> None:
    slide = make_slide(
        "advantage", title="T", figures=figures("W" * 60, "label", "label"), points=points("One")
    )
    assert [found.code for found in english.fit(slide).findings] == ["text-too-long"]  # type: ignore[attr-defined]
