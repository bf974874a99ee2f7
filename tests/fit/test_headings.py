from __future__ import annotations

from deckgen.fit.headings import heading_breaks
from deckgen.fit.rulers import Rulers
from deckgen.fit.words import words_of

LATIN = Rulers().widths("Arial", True, False)
CJK = Rulers().widths("Arial", True, True)


def broken(text: str, limit: float, language: str, most: int = 0) -> list[str]:
    heading = words_of(text, LATIN if language == "en" else CJK)
    starts, words = heading_breaks(heading, limit, language, most), heading.words
    assert starts is not None
    ends = [*starts[1:], len(words)]
    return ["".join(word.text for word in words[a:b]).strip() for a, b in zip(starts, ends, strict=True)]


def test_a_title_of_two_lines_is_even_and_has_no_orphan() -> None:
    first, second = broken("Three university programmes train the engineers that new plants need", 32, "en")
    assert abs(LATIN.of(first) - LATIN.of(second)) < 0.25 * LATIN.of(first)


def test_a_japanese_title_breaks_between_phrases() -> None:
    lines = broken("半導体産業の集積が生む、新しい雇用と投資の機会", 18, "ja")
    assert lines == ["半導体産業の集積が生む、", "新しい雇用と投資の機会"]


def test_a_number_and_its_counter_stay_on_one_line() -> None:
    text = "熊本の半導体投資の総額は1兆2,000億円を超える見込みである"
    for limit in (20, 21, 22, 23, 24):
        assert any("1兆2,000億円" in line for line in broken(text, limit, "ja"))


def test_a_latin_number_keeps_its_unit() -> None:
    text = "New plants in the region make logic chips down to 3 nm for the car makers"
    assert any("3 nm" in line for limit in (24, 26, 28, 30) for line in broken(text, limit, "en"))


def test_a_title_on_one_line_and_one_with_breaks_of_its_own_stay_as_written() -> None:
    assert heading_breaks(words_of("Short title", LATIN), 30, "en") is None
    assert heading_breaks(words_of("First line\nsecond line that is long", LATIN), 12, "en") is None


def test_a_chinese_title_breaks_too() -> None:
    lines = broken("國家戰略特區讓新進企業在熊本試行新的規定與服務", 16, "zh-Hant")
    assert len(lines) == 2
    assert min(map(len, lines)) >= 8


def test_a_title_line_does_not_end_with_a_joining_word() -> None:
    text = "Local firms stand to gain orders, technology and partners; first firms are in the supply chain"
    assert not broken(text, 26, "en")[0].endswith(" and")


def test_a_japanese_title_breaks_after_its_colon_whatever_stands_behind_it() -> None:
    lines = broken("優位性・ドーナツ・数値あり：大きな工場に欠かせない修理を地元の企業が担う", 35, "ja")
    assert lines[0].endswith("：")


PARTED = "くみ上げた地下水の量を測り、冬のあいだに地下へ返す"


def test_a_cover_title_takes_a_line_more_where_two_would_part_a_word() -> None:
    assert "測" in broken(PARTED, 13.56, "ja")[0][-1]
    three = broken(PARTED, 13.56, "ja", most=3)
    assert len(three) == 3
    assert any("量を測り、" in line for line in three)


def test_a_japanese_title_parts_after_a_comma_that_stands_near_its_middle() -> None:
    lines = broken("駅前の土地が高くなったため、地域は路線沿いに二つ目の用地を新しく開いている", 35, "ja")
    assert lines[0].endswith("高くなったため、")


def test_a_title_takes_no_line_more_where_its_lines_part_nothing() -> None:
    text = "半導体産業の集積が生む、新しい雇用と投資の機会"
    assert broken(text, 18, "ja", most=3) == broken(text, 18, "ja")
