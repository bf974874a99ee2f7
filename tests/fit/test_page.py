"""What was fitted once is kept; nobody sees a difference."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.blocks import Bullets, Paragraph, Run
from deckgen.fit import fit_deck, page
from deckgen.plan import DeckPlan, Edition, Properties, SlidePlan

Make = Callable[..., SlidePlan]
LONG = "A point about the region that is long enough to need two whole lines of the box that it stands in"

texts = st.lists(
    st.sampled_from(["A point", LONG, "熊本県の水資源", "W" * 90, "two words", "1\u20442 and 3,400 people"]),
    min_size=1,
    max_size=14,
)


def deck(*slides: SlidePlan) -> DeckPlan:
    return DeckPlan(Edition("test", "en"), Properties("Test", "Test", "en"), slides)


def points(*found: str) -> Bullets:
    return Bullets(tuple(Paragraph((Run(text),)) for text in found))


def forget() -> None:
    for kept in (page._KNOWN, page._BY_SLIDE, page._SISTERS):
        kept.clear()


@settings(max_examples=20, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(["en", "ja"]), st.booleans())
def test_a_deck_of_slides_known_before_is_the_same_deck(
    houses: dict[str, object], make_slide: Make, told: list[list[str]], code: str, alone: bool
) -> None:
    house = houses[code]
    slides = [
        make_slide("advantage", f"slide-{number}", title=f"Title {number}", points=points(*found))
        for number, found in enumerate(told)
    ]
    forget()
    whole = house.fit(*slides)  # type: ignore[attr-defined]
    if alone:
        for slide in slides:
            for other in houses.values():
                other.fit(slide)  # type: ignore[attr-defined]
    again = house.fit(*slides)  # type: ignore[attr-defined]
    forget()
    cold = house.fit(*slides)  # type: ignore[attr-defined]
    assert whole == again == cold


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(texts, texts), min_size=2, max_size=3))
def test_a_slide_told_anew_is_as_if_it_had_been_told_at_once(
    english: object, make_slide: Make, told: list[tuple[list[str], list[str]]]
) -> None:
    slides = [
        make_slide("advantage", "one-id", title=" ".join(title[:2]), points=points(*found))
        for title, found in told
    ]
    forget()
    in_turn = [english.fit(slide) for slide in slides]  # type: ignore[attr-defined]
    for slide, fitted in zip(slides, in_turn, strict=True):
        forget()
        assert english.fit(slide) == fitted  # type: ignore[attr-defined]


def test_a_finding_is_told_again(english: object, make_slide: Make) -> None:
    slide = make_slide("advantage", title="word " * 60, points=points("One"))
    first, second = (english.fit(slide).findings for _ in range(2))  # type: ignore[attr-defined]
    assert [found.code for found in first] == ["text-too-long"]
    assert first == second


def test_another_scale_is_another_setting(english: object, make_slide: Make) -> None:
    slide = make_slide("advantage", title="A title", points=points(LONG))
    english.fit(slide)  # type: ignore[attr-defined]
    smaller = msgspec.structs.replace(english.scale, steps={**english.scale.steps, "title": (20.0,)})  # type: ignore[attr-defined]
    fitted = fit_deck(deck(slide), english.template, smaller, english.language).require()  # type: ignore[attr-defined]
    title = next(shape for shape in fitted.slides[0].shapes if getattr(shape, "slot", "") == "title")
    assert {run.size for paragraph in title.paragraphs for run in paragraph.runs} == {20.0}  # type: ignore[union-attr]


def test_what_is_kept_is_bounded(english: object, make_slide: Make) -> None:
    for number in range(page._MOST_KNOWN + 5):
        english.fit(make_slide("section", title=f"Section {number}"))  # type: ignore[attr-defined]
    assert all(len(kept) <= page._MOST_KNOWN for kept in (page._KNOWN, page._BY_SLIDE, page._SISTERS))
