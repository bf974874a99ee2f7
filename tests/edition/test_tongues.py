"""Words in another language than the deck's are marked; no letter is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.blocks import KeyFigure, KeyFigures, Map, Paragraph, Run, Text
from deckgen.content.library import known_languages
from deckgen.diagnostics import Where
from deckgen.edition.tongues import by_language, in_tongues

ORIGIN = Where("content/regions/demo.yaml", 3, 4)


def parts(text: str, deck: str) -> list[tuple[str, str]]:
    return [(run.text, run.lang) for run in by_language(Run(text), known_languages()[deck])]


@pytest.mark.parametrize(
    ("text", "deck", "wanted"),
    [
        ("Harbour statistics", "en", [("Harbour statistics", "")]),
        ("港湾の統計", "en", [("港湾の統計", "ja")]),
        ("Cabinet Office (内閣府)", "en", [("Cabinet Office (", ""), ("内閣府", "ja-JP"), (")", "")]),
        ("「特区」の指定", "zh-Hant", [("「特区」の指定", "ja")]),
        ("新竹科學園區", "zh-Hant", [("新竹科學園區", "")]),
        ("港湾の統計", "ja", [("港湾の統計", "")]),
        ("TSMCの投資", "zh-Hant", [("TSMC", ""), ("の投資", "ja")]),
        ("𠮷野家 and ㄅㄆ", "en", [("𠮷野家", "zh-Hant"), (" and ", ""), ("ㄅㄆ", "zh-Hant")]),
        ("葛\U000e0100城", "en", [("葛\U000e0100城", "ja-JP")]),
        ("서울 시 and 熊本", "ja", [("서울 시", "ko"), (" and ", ""), ("熊本", "")]),
        ("서울「熊本」", "en", [("서울", "ko"), ("「熊本」", "ja-JP")]),
        ("About 𠮷", "en", [("About ", ""), ("𠮷", "ja-JP")]),
    ],
)
def test_each_part_is_in_its_language(text: str, deck: str, wanted: list[tuple[str, str]]) -> None:
    assert parts(text, deck) == wanted


@given(
    st.text(alphabet="aZ 1、。「」【】港湾のカー・ー()（）〇々서울ㄅ𠮷\U000e0100é", max_size=30),
    st.sampled_from(["en", "ja", "zh-Hant"]),
)
def test_no_letter_is_lost_or_moved(text: str, deck: str) -> None:
    run = Run(text, strong=True, link="https://x.example", origin=ORIGIN)
    made = by_language(run, known_languages()[deck])
    assert "".join(part.text for part in made) == text
    assert all((part.strong, part.link, part.origin) == (True, run.link, ORIGIN) for part in made)
    assert all(part.text for part in made) or not text


def test_a_run_that_says_its_language_is_left_alone() -> None:
    run = Run("國家產業", lang="zh-Hant")
    assert by_language(run, known_languages()["en"]) == (run,)


def test_every_text_of_a_slide_is_marked_also_where_it_has_no_paragraph() -> None:
    english = known_languages()["en"]
    figure = KeyFigure(Run("3"), Run("熊本 Station"), unit=Run("people"))
    shown = in_tongues(KeyFigures((figure,)), english).figures[0]
    assert (shown.label.lang, shown.value, shown.unit) == ("ja-JP", figure.value, figure.unit)
    mapped = Map("Japan", ("Kumamoto",), "A map", {"Kumamoto": Run("熊本")})
    assert in_tongues(mapped, english).labels["Kumamoto"].lang == "ja-JP"
    title = in_tongues(Text((Paragraph((Run("Why 熊本"),)),)), english)
    assert [(run.text, run.lang) for run in title.paragraphs[0].runs] == [("Why ", ""), ("熊本", "ja-JP")]
    plain = Text((Paragraph((Run("Why"),)),))
    assert in_tongues(plain, english) is plain
