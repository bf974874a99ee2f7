from __future__ import annotations

from operator import sub

from hypothesis import given
from hypothesis import strategies as st
from uniseg.graphemecluster import grapheme_clusters

from deckgen.fit.lines import count_lines, line_starts, line_texts, most_lines
from deckgen.fit.rulers import Rulers
from deckgen.fit.words import Span, measure, natural_em, natural_em_of, words_of

LATIN = Rulers().widths("Arial", False, False)
CJK = Rulers().widths("Arial", False, True)
BOLD = Rulers().widths("Arial", True, True)

texts = st.text(
    st.sampled_from(list("abcWi .,-()3457")) | st.sampled_from(list("熊本県、。「」っーか\u3099𠮷（）🚄")),
    max_size=80,
)
limits = st.floats(2.0, 40.0)


def squeezed(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")


@given(texts, limits)
def test_lines_hold_the_whole_text_in_order(text: str, limit: float) -> None:
    assert squeezed("".join(line_texts(words_of(text, CJK), limit))) == squeezed(text)


@given(texts, limits)
def test_no_line_is_wider_than_its_limit_unless_it_is_one_grapheme(text: str, limit: float) -> None:
    for line in line_texts(words_of(text, CJK), limit):
        assert CJK.of(line) <= limit + 1e-6 or len(list(grapheme_clusters(line))) == 1


@given(texts, limits)
def test_a_wider_box_never_takes_more_lines(text: str, limit: float) -> None:
    words = words_of(text.replace("a", "熊"), CJK)
    assert count_lines(words, limit + 5, hanging=True) <= count_lines(words, limit, hanging=False)


def test_a_newline_is_a_break_and_an_empty_line_counts() -> None:
    assert line_texts(words_of("one\n\ntwo", LATIN), 50) == ["one", "", "two"]


def test_a_word_longer_than_a_line_is_parted_between_graphemes() -> None:
    word = "W" * 150 + "e\u0301" + "W" * 150
    found = line_texts(words_of(f"see {word}", LATIN), 10)
    assert found[0] == "see"
    assert "".join(found[1:]) == word
    assert all(LATIN.of(line) <= 10 for line in found)
    assert not any(line.startswith("\u0301") for line in found)


def test_a_comma_may_hang_out_of_a_line_only_where_that_is_asked_for() -> None:
    words = words_of("熊本県の水資源、", CJK)
    assert count_lines(words, 7.2, hanging=True) == 1
    assert count_lines(words, 7.2) == 2


def test_room_between_scripts_is_counted() -> None:
    assert count_lines(words_of("漢A漢", CJK), CJK.of("漢A漢") + 0.1) == 2


def test_runs_of_two_sizes_are_measured_each_at_its_own() -> None:
    whole = measure((Span("3,400\xa0", BOLD), Span("people", CJK, 0.5)))
    assert abs(whole.width - BOLD.of("3,400\xa0") - CJK.of("people") * 0.5) < 1e-9


def test_bold_words_in_a_plain_paragraph_take_their_own_room() -> None:
    mixed = measure((Span("plain ", CJK), Span("bold ", BOLD), Span("plain", CJK))).words
    assert [word.text for word in mixed] == ["plain ", "bold ", "plain"]
    assert abs(mixed[1].width - BOLD.of("bold")) < 1e-9


def test_what_steps_back_to_a_closing_mark_still_stays_in_its_line() -> None:
    assert all(CJK.of(line) <= 3.0 for line in line_texts(words_of("33）））33、", CJK), 3.0))


NO_START = frozenset("、。，．：；？！）」』】々ーっャ％,.!?)]%")
NO_END = frozenset("（「『【([")
mixed = st.lists(
    st.sampled_from(
        [
            "熊本",
            "県は",
            "（R&D）",
            "「集積」",
            "3,400人",
            "10%",
            "ウェハー",
            "っと",
            "、",
            "。",
            " ",
            "plant",
            "é",
        ]
    )
    | st.sampled_from(
        ["国々", "『白書』", "12 nm", "！", "US$3.4", "か\u3099", "【注】", "A.", "(2024)", "葛\U000e0100"]
    ),
    max_size=40,
).map("".join)


@given(mixed, limits, st.booleans())
def test_no_line_begins_or_ends_with_a_forbidden_character(text: str, limit: float, hanging: bool) -> None:
    words = words_of(text.replace(" っ", "っ"), CJK)  # behind a space that somebody wrote, a line may end
    wide_enough = max(limit, words.widest)
    lines = line_texts(words, wide_enough, hanging=hanging)
    assert not any(line[:1] in NO_START for line in lines[1:] if line)
    assert not any(line[-1:] in NO_END for line in lines[:-1] if line)


def test_where_a_fuller_line_would_end_earlier_the_larger_count_is_taken() -> None:
    text = (
        "投資額は1兆2,000億円に達し、約96%が県内向けである。葛\U000e0100城市や𠮷野町の企業も参加する。"
        "TSMCの子会社JASMは第2工場の建設を決めた。研究開発（R&D）の拠点が「サイエンスパーク」に集まる。"
    )
    words, limit = words_of(text, BOLD), 11.6
    fuller = count_lines(words, limit, hanging=True)
    assert fuller > count_lines(words, limit * 0.98)
    assert most_lines(words, limit, 0.02) == fuller


def test_a_column_without_any_room_still_counts_lines() -> None:
    assert count_lines(words_of(" ", CJK), -1.0) == 1
    assert count_lines(words_of("熊本 AB", CJK), -1.0) == 4


@given(texts)
def test_the_width_of_a_text_on_one_line_is_that_of_its_words(text: str) -> None:
    words = words_of(text, CJK)
    assert abs(natural_em(text, CJK) - words.width) < 1e-9
    assert abs(words.width - sum(word.width + word.space for word in words.words)) < 1e-9


@given(st.lists(st.tuples(texts, st.sampled_from([CJK, BOLD]), st.sampled_from([1.0, 0.45])), max_size=3))
def test_the_width_of_several_looks_on_one_line_is_that_of_their_words(
    told: list[tuple[str, object, float]],
) -> None:
    spans = tuple(Span(*one) for one in told)  # type: ignore[arg-type]
    assert abs(natural_em_of(spans) - measure(spans).width) < 1e-9


@given(texts, limits, st.booleans())
def test_bisection_fills_lines_as_adding_word_by_word_does(text: str, limit: float, gaps: bool) -> None:
    measured = words_of(text, CJK) if gaps else words_of(text, CJK).closed
    if measured.sticky or measured.widest > limit:
        return
    starts, used = [0], 0.0
    for number, word in enumerate(measured.words):
        if number and (word.fresh or used + word.width > limit + 1e-9):
            starts.append(number)
            used = 0.0
        used += word.width + word.space
    assert line_starts(measured, limit + 1e-9) == starts


@given(st.text(st.sampled_from(list("abWi .,-()3457\né")), max_size=60))
def test_words_begin_and_end_where_their_letters_do(text: str) -> None:
    measured = words_of(text, LATIN)
    starts = (0, *measured.places[:-1])
    for start, place, begin, end in zip(starts, measured.places, measured.begins, measured.ends, strict=True):
        assert abs(begin - LATIN.of(text[:start])) < 1e-9
        assert abs(end - LATIN.of(text[:start] + text[start:place].rstrip(" \n"))) < 1e-9
    assert abs(measured.widest - max(map(sub, measured.ends, measured.begins))) < 1e-9
