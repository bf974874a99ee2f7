from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.fit.phrases import phrase_ends


def parted(text: str, language: str = "zh-Hant") -> str:
    ends = phrase_ends(text, language)
    assert ends is not None
    return "".join(char + ("|" if place + 1 in ends else "") for place, char in enumerate(text)).rstrip("|")


def test_a_chinese_particle_begins_no_phrase() -> None:
    assert parted("學校每年依照企業的意見調整課程內容").startswith("學校|每年依照|企業的|意見")


def test_numerals_measure_words_and_nouns_stay_together() -> None:
    assert "兩三處用地" in parted("來訪的人可以看到兩三處用地，並與承辦人員交談")
    assert "四個步驟" in parted("四個步驟，從首次洽談走到決策")


def test_a_preposition_belongs_to_what_follows() -> None:
    assert "|與用水" in parted("這裡找得到人才、土地與用水")


@pytest.mark.parametrize("word", ["供應商", "供應鏈", "工程師", "城鎮"])
def test_words_of_investment_are_not_parted(word: str) -> None:
    for text in (f"本地的{word}經過多年的努力", f"如今因為{word}搬進了廠房", f"之前，{word}會先備妥住宅"):
        assert word in parted(text)


def test_a_last_character_is_no_phrase() -> None:
    assert parted("風險須妥善因應，展望取決於前提條件").endswith("條件")


def test_japanese_phrases_are_the_models_own() -> None:
    assert parted("新しい雇用と投資の機会", "ja") == "新しい|雇用と|投資の|機会"


def test_a_language_with_spaces_has_no_phrases() -> None:
    assert phrase_ends("one two", "en") is None


@given(st.text(alphabet="的企業與，。一個AB 1「」之人町", min_size=1, max_size=40))
def test_ends_are_places_in_the_text_and_no_clause_goes_on_over_its_mark(text: str) -> None:
    ends = phrase_ends(text, "zh-Hant")
    assert ends is not None
    assert ends <= set(range(1, len(text) + 1))
    assert len(text) in ends
    assert all(text[end] not in "的町" or text[end - 1] in "，。「」 " for end in ends - {len(text)})
