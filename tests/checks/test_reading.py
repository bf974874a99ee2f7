"""How much a slide may hold: text to be read, and everything that it shows."""

from __future__ import annotations

import pytest

from deckgen.blocks import Bullets, Cell, Paragraph, Run, Table, Text
from deckgen.checks.deck import check_view
from deckgen.checks.examples import ENGLISH, JAPANESE, deck, inches, page, placed, said
from deckgen.checks.reading import Reading
from deckgen.diagnostics import Where
from deckgen.fit.fitted import FittedCell, FittedRow, PlacedTable, TextBox
from deckgen.template import Insets

WORDY = {"wordy", "overfull"}


def found(words: int, kind: str = "advantage", *, drawn: bool = True, cjk: bool = False) -> set[str]:
    """The codes about the amount of text, for a slide with so many words in a drawing or in its points."""
    language, lang = (JAPANESE, "ja-JP") if cjk else (ENGLISH, "en-US")
    text = said("熊" * words if cjk else " ".join(["word"] * words), lang, size=9.0)
    box = TextBox("visual 1", inches(0.667, 1.86, 12.0, 4.6), (text,))
    shape = box if drawn else placed("points", text)
    view = deck(page(shape, title=None, kind=kind), language=language)
    return {finding.code for finding in check_view(view)} & WORDY


def test_drawn_text_counts_with_limits_of_its_own() -> None:
    assert found(150) == set()
    assert found(151) == {"wordy"}
    assert found(211) == {"overfull"}
    assert found(91, drawn=False) == {"wordy"}
    assert found(131, drawn=False) == {"overfull"}


def test_characters_of_japanese_count_one_by_one() -> None:
    assert found(340, cjk=True) == set()
    assert found(341, cjk=True) == {"wordy"}
    assert found(481, cjk=True) == {"overfull"}


@pytest.mark.parametrize("kind", ["risk_outlook", "table", "comparison", "timeline", "steps"])
def test_slides_that_are_looked_through_may_show_more(kind: str) -> None:
    assert found(195, kind) == set()
    assert found(196, kind) == {"wordy"}
    assert found(274, kind) == {"overfull"}


def test_what_is_shown_holds_what_is_read_and_no_small_print() -> None:
    drawn = TextBox("visual 1", inches(8.8, 1.86, 3.8, 4.2), (said("three drawn words", size=12.0),))
    view = deck(
        page(placed("points", "two words"), placed("source", "Source: somebody"), drawn, title="Title")
    )
    assert view.slides[0].amount == Reading(3, 6)
    assert deck(page(drawn, kind="cover")).slides[0].amount == Reading(0, 0)


@pytest.mark.parametrize(("words", "code"), [(40, "wordy"), (80, "overfull")])
def test_what_is_too_much_to_read_is_told_at_its_longest_text(words: int, code: str) -> None:
    own, base = Where("region.ja.yaml", 7, 9), Where("region.yaml", 3, 9)
    texts = ["short " * 12, "word " * words, "words " * 42]
    planned = {
        "title": Text((Paragraph((Run(texts[0], origin=base),)),)),
        "points": Bullets(tuple(Paragraph((Run(text, origin=own),)) for text in texts[1:])),
    }
    shown = page(placed("points", *texts[1:]), title=texts[0], planned=planned)
    (told,) = (one for one in check_view(deck(shown)) if one.code in WORDY)
    assert (told.code, told.where) == (code, own)


def test_what_is_too_much_to_see_is_told_at_its_longest_drawing() -> None:
    place = Where("region.ja.yaml", 7, 9)
    cells = [(Cell((Paragraph((Run(text, origin=place),)),)),) for text in ("head", "word " * 160)]
    table = Table(cells[0], (cells[1],), "A table", (1,))
    lines = [FittedRow(400_000, (FittedCell((said(text, size=9.0),)),)) for text in ("head", "word " * 220)]
    drawn = PlacedTable(
        "content", "content", inches(0.667, 1.86, 12.0, 4.6), "A table", (10_972_800,), tuple(lines), Insets()
    )
    view = deck(page(drawn, kind="chart", planned={"content": table}))
    assert [one.where for one in check_view(view) if one.code in WORDY] == [place]
