from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_units

from deckgen.fit.breaking import break_places

NEVER_FIRST = "、。，．」』）】！？ゃゅょっー々"
NEVER_LAST = "「『（【"
WORDS = "Three plants’ (10%) US$3.4 bn, e-mail supply-chain 2024 °C — C++"
PIECES = (
    "熊本県 は、 約3,400人 の 10億円 「計画」 。 TSMC （2024年） っー々 か\u3099 𠮷野 葛\U000e0100 ・ ！ ？ "
    "【重要】 『 』 データ 28nm ： ； —— …… 🇯🇵 👨\u200d👩\u200d👧"
)


def pieces(text: str) -> list[str]:
    places = break_places(text)
    return [text[start:end] for start, end in zip((0, *places), places, strict=False)]


def sample(parts: str, joint: str, seed: int) -> str:
    chance = random.Random(seed)
    return joint.join(chance.choice(parts.split()) for _ in range(12))


@pytest.mark.parametrize("seed", range(40))
def test_latin_text_breaks_where_the_unicode_algorithm_says(seed: int) -> None:
    text = sample(WORDS, " ", seed).replace("— —", "—")
    assert pieces(text) == list(line_break_units(text))


PLAIN = st.from_regex(r"[a-z0-9]{1,5}([,.:;'][a-zA-Z0-9]{1,3}){0,2}[,.:;]?", fullmatch=True)
OTHER = st.sampled_from(["supply-chain", "(new)", "yes?no", "10%", "A-Z", "[2]", "e.g.-like"])


@given(st.lists(PLAIN, min_size=1, max_size=12), st.sampled_from((" ", "  ")))
def test_plain_words_break_between_them(words: list[str], joint: str) -> None:
    expected = [*(f"{word}{joint}" for word in words[:-1]), words[-1]]
    assert pieces(joint.join(words)) == expected


@given(st.lists(PLAIN | OTHER, min_size=1, max_size=12))
def test_words_with_marks_in_them_break_where_the_unicode_algorithm_says(words: list[str]) -> None:
    text = " ".join(words)
    assert pieces(text) == list(line_break_units(text))


@pytest.mark.parametrize("seed", range(40))
def test_japanese_text_breaks_where_the_unicode_algorithm_says(seed: int) -> None:
    text = sample(PIECES, "", seed)
    assert pieces(text) == list(line_break_units(text))


@pytest.mark.parametrize("seed", range(40))
def test_no_line_can_start_or_end_with_a_forbidden_character(seed: int) -> None:
    found = pieces(sample(PIECES, "", seed))
    assert all(piece[0] not in NEVER_FIRST for piece in found[1:])
    assert all(piece[-1] not in NEVER_LAST for piece in found[:-1])


@pytest.mark.parametrize("seed", range(40))
def test_no_break_is_inside_a_grapheme(seed: int) -> None:
    text = sample(PIECES, "", seed)
    ends = {0}
    for cluster in grapheme_clusters(text):
        ends.add(max(ends) + len(cluster))
    assert set(break_places(text)) <= ends


def test_words_numbers_and_money_stay_whole() -> None:
    assert pieces("TSMC熊本工場は3,400人") == ["TSMC", "熊", "本", "工", "場", "は", "3,400", "人"]
    assert pieces("US$3.4 bn") == ["US$3.4 ", "bn"]


def test_a_web_address_does_not_break_after_a_slash_before_letters() -> None:
    assert pieces("see www.example.org/a/b now") == ["see ", "www.example.org/a/b ", "now"]


def test_empty_text_has_no_place() -> None:
    assert break_places("") == ()
