"""A slide on the shelf is what compiling it anew gives; the shelf neither grows nor mixes slides up."""

from __future__ import annotations

import gc
import weakref

import pytest
from msgspec.structs import replace

from deckgen.build import draw
from deckgen.compile.compiled import Media
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.shelf import SlideShelf
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import (
    FittedDeck,
    FittedParagraph,
    FittedRun,
    FittedSlide,
    PlacedPicture,
    PlaceholderText,
)
from deckgen.master.parts import Master, for_language
from deckgen.plan import Edition, Properties
from deckgen.template import Box


def slide(text: str, **more: object) -> FittedSlide:
    said = FittedParagraph((FittedRun(text, "en-US", "ja-JP"),))
    return FittedSlide("s", "test", "Title and Content", "T", (PlaceholderText("Title 1", (said,)),), **more)  # type: ignore[arg-type]


def test_a_slide_asked_for_again_is_the_same_object(stand_in: Master) -> None:
    shelf, ready = SlideShelf(), compile_master(stand_in)
    first = shelf.compiled(slide("One"), ready, {})
    assert shelf.compiled(slide("One"), ready, {}) is first
    assert first == compile_slide(slide("One"), ready, {})
    assert len(shelf) == 1


@pytest.mark.parametrize(
    "other",
    [
        slide("Two"),
        slide("One", notes=(FittedParagraph((FittedRun("Say", "en-US", "ja-JP"),)),)),
        slide("One", section="Another"),
        replace(slide("One"), layout="Title Slide"),
    ],
    ids=["text", "notes", "section", "layout"],
)
def test_whatever_differs_makes_another_slide(stand_in: Master, other: FittedSlide) -> None:
    shelf, ready = SlideShelf(), compile_master(stand_in)
    shelf.compiled(slide("One"), ready, {})
    assert shelf.compiled(other, ready, {}) == compile_slide(other, ready, {})
    assert len(shelf) == 2


def test_another_master_makes_another_slide(stand_in: Master) -> None:
    shelf, japanese = SlideShelf(), compile_master(for_language(stand_in, "Jpan"))
    one = shelf.compiled(slide("One"), compile_master(stand_in), {})
    assert shelf.compiled(slide("One"), japanese, {}).digest != one.digest


def test_the_last_ones_are_kept_within_the_bounds(stand_in: Master) -> None:
    ready = compile_master(stand_in)
    each = compile_slide(slide("Slide 100"), ready, {}).weight
    shelf = SlideShelf(most=5 * each)
    made = [weakref.ref(shelf.compiled(slide(f"Slide {n}"), ready, {})) for n in range(100, 120)]
    gc.collect()
    assert [at for at, kept in enumerate(made) if kept() is not None] == list(range(15, 20))
    kept = made[-5]()
    assert shelf.compiled(slide("Slide 115"), ready, {}) is kept
    shelf.compiled(slide("Slide 200"), ready, {})
    assert shelf.compiled(slide("Slide 115"), ready, {}) is kept


def test_pictures_count(stand_in: Master) -> None:
    ready = compile_master(stand_in)
    shelf = SlideShelf(most=5_000_000)
    for number in range(20):
        media = Media(f"{number:064}", bytes(1_000_000), "png")
        shown = PlacedPicture("p", "", Box(0, 0, 9, 9), media.digest, "alt")
        shelf.compiled(FittedSlide("s", "test", "Blank", "T", (shown,)), ready, {media.digest: media})
    assert len(shelf) == 2


def test_a_deck_is_the_same_with_a_shelf_cold_or_warm_or_none(stand_in: Master) -> None:
    shelf = SlideShelf()
    deck = FittedDeck(
        Edition("demo", "en"), Properties("T", "A", "en"), "", (slide("One"), slide("Two"), slide("One"))
    )
    alone = draw(deck, stand_in, {})
    assert draw(deck, stand_in, {}, shelf) == alone
    assert len(shelf) == 2
    draw(replace(deck, slides=(slide("Three"), slide("One"))), stand_in, {}, shelf)
    assert draw(deck, stand_in, {}, shelf) == alone
    assert len(shelf) == 3
