"""How checks see a deck: colours, grounds, scaling, continuations, places of texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.blocks import Bullets, Paragraph, Run
from deckgen.checks.check import Check
from deckgen.checks.colours import contrast, ground_of
from deckgen.checks.deck import check_view
from deckgen.checks.examples import ENGLISH, JAPANESE, PAGE, POINTS, deck, inches, layout, page, placed, said
from deckgen.checks.rules import all_checks
from deckgen.checks.view import DeckView
from deckgen.diagnostics import Where
from deckgen.fit.fitted import Ellipse, FittedParagraph, FittedRun, Freeform, Group, TextBox
from deckgen.template import Panel

HEX = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def codes(view: DeckView) -> list[str]:
    return [finding.code for finding in check_view(view)]


@given(HEX, HEX)
def test_contrast_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, one) == 1


def test_contrast_of_black_on_white_and_of_a_known_grey() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)  # the lightest grey that passes


def ground(view: DeckView) -> str:
    slide = view.slides[0]
    return ground_of(slide, slide.frames[-1])


def test_the_ground_is_the_panel_under_a_text() -> None:
    below = (Panel(inches(0.5, 1.7, 8.5, 4.5), "lt2"), Panel(inches(9.5, 1.7, 1, 1), "dk2"))
    panelled = layout("Panelled", POINTS, panels=below)
    view = deck(page(placed("points", "A point"), title=None, on="Panelled"), layouts=(panelled,))
    assert ground(view) == view.template.theme.colours["lt2"]


def test_the_ground_is_the_shape_under_a_label_but_not_the_hole_in_it() -> None:
    label = TextBox("label", inches(2, 2, 1, 0.4), (said("A label", size=14.0, colour="dk1"),))
    around = ((0, 0), (3657600, 0), (3657600, 3657600), (0, 3657600))
    beside = ((0, 0), (300000, 0), (300000, 3657600), (0, 3657600))
    for path, colour in ((around, "accent1"), (beside, "lt1")):
        shape = Freeform("land", inches(1, 1, 4, 4), (path,), "accent1")
        view = deck(
            page(Group("map", inches(1, 1, 4, 4), "A map", (shape, label)), title=None, kind="section")
        )
        assert ground(view) == view.template.theme.colours[colour]


def test_what_is_drawn_later_is_no_ground() -> None:
    label = TextBox("label", inches(2, 2, 1, 0.4), (said("A label", size=14.0, colour="dk1"),))
    view = deck(page(label, Ellipse("dot", inches(1, 1, 4, 4), "dk2")))
    slide = view.slides[0]
    assert ground_of(slide, slide.frames[-1]) == view.template.theme.colours["lt1"]


def scaled(view: DeckView, factor: float) -> DeckView:
    """The same deck on a template ``factor`` times as large, its text sizes left as they are."""
    template = replace(
        view.template, width=round(view.template.width * factor), height=round(view.template.height * factor)
    )
    return DeckView(view.plan, view.fitted, template, ENGLISH)


def test_thresholds_grow_with_the_slide() -> None:
    small = page(placed("source", said("Source: [1] Publisher", size=10.0)), kind="section")
    assert codes(deck(small)) == []
    assert "tiny-text" in codes(scaled(deck(small), 1.5))


def test_a_finding_points_at_the_text_also_on_a_continuation() -> None:
    places = [Where("region.yaml", line, 9) for line in (4, 5)]
    words = ("Click to add text", "lorem ipsum dolor sit amet")
    planned = {
        "points": Bullets(tuple(Paragraph((Run(w, origin=p),)) for w, p in zip(words, places, strict=True)))
    }
    first = page(placed("points", words[0]), title="One (1/2)", planned=planned)
    second = page(placed("points", "lorem ipsum\ndolor sit amet"), title="One (2/2)", name="one/2")
    whole = deck(first, second)
    plan = replace(whole.plan, slides=whole.plan.slides[:1])
    view = DeckView(plan, whole.fitted, whole.template, ENGLISH)
    assert [finding.where for finding in check_view(view)] == places


def test_what_was_seen_in_an_earlier_deck_is_judged_alike() -> None:
    good, bad = placed("points", "A point"), placed("points", "Lorem ipsum")
    for _ in range(2):
        assert codes(deck(page(good))) == []
        assert codes(deck(page(bad))) == ["prompt-text"]
        assert codes(deck(page(good), page(good, name="two"))) == ["same-title"]


def test_a_slide_without_fault_on_one_template_may_have_one_on_another() -> None:
    small = page(placed("source", said("Source: [1] Publisher", size=9.0)), kind="section")
    assert codes(deck(small)) == []
    assert "tiny-text" in codes(scaled(deck(small), 1.2))


@given(st.integers(1, 60))
def test_two_lines_more_are_two_lines_higher(words: int) -> None:
    low, high = (deck(page(placed("points", text))).slides[0].frames[-1] for text in _two_lines_apart(words))
    line = POINTS.levels[0].spacing.points
    assert high.height == pytest.approx(low.height + 2 * line)


def _two_lines_apart(words: int) -> tuple[str, str]:
    text = "word " * words
    return text, f"{text}\nand\nso on"


def test_lines_hold_all_the_text() -> None:
    text = (
        deck(page(placed("points", "A point of many words that goes on " * 6))).slides[0].frames[-1].texts[0]
    )
    assert len(text.lines) > 2
    assert "".join(text.lines).replace(" ", "") == text.text.replace(" ", "")
    assert all(len(line) > 20 for line, _ in pairwise(text.lines))


def test_a_mixed_paragraph_is_as_large_as_its_largest_run() -> None:
    runs = (FittedRun("over", "en-US", "ja-JP", size=14.0), FittedRun("3,400", "en-US", "ja-JP", size=30.0))
    box = TextBox("figures 1", inches(1, 2, 3, 1), (FittedParagraph(runs),))
    text = deck(page(box)).slides[0].frames[-1].texts[0]
    assert (text.size, text.smallest) == (30.0, 14.0)


@pytest.mark.parametrize("check", all_checks().values(), ids=all_checks())
def test_a_slide_on_a_layout_that_is_not_there_is_no_crash(check: Check) -> None:
    view = deck(page(placed("points", "A point"), on="Nowhere", kind="no such kind"))
    assert list(check.see(view.slides[0])) == []
    assert PAGE.name in view.template.layouts


def test_a_text_is_measured_anew_in_another_layout_and_language() -> None:
    shape = placed("points", "A point that is long enough to need more than one line of a narrow box")
    narrow = layout("Narrow", replace(POINTS, box=inches(0.667, 1.86, 1.5, 4.20)))
    wide = deck(page(shape, title=None)).slides[0].frames[0]
    assert deck(page(shape, title=None)).slides[0].frames[0] is wide
    slim = deck(page(shape, title=None, on="Narrow"), layouts=(narrow,)).slides[0].frames[0]
    assert len(slim.texts[0].lines) > len(wide.texts[0].lines)
    other = deck(page(shape, title=None), language=JAPANESE).slides[0].frames[0]
    assert other.texts[0].setting.language is JAPANESE
