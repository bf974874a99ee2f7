from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import deckgen
from deckgen.wording.figures import FigureParts, show_figure, show_inline, show_note, show_status
from deckgen.wording.language import LanguagePack, language_pack
from deckgen.wording.numerals import show_date, show_number
from deckgen.wording.reading import read_value
from deckgen.wording.values import SCALES, Date, FiscalYear, Number, Words, with_sign

FOLDER = Path(deckgen.__file__).parent / "data" / "languages"
LANGUAGES = {
    code: language_pack(yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))).require()
    for code in ("en", "ja", "zh-Hant")
}


def every(*forms: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, forms, strict=True))


def shown(data: Any, unit: str, qualifiers: str | list[str]) -> dict[str, str]:
    value = read_value(data, unit).require()
    return {code: show_inline(value, unit, qualifiers, pack) for code, pack in LANGUAGES.items()}


@pytest.mark.parametrize(
    ("data", "unit", "qualifiers", "expected"),
    [
        (3400, "people", "", every("3,400 people", "3,400人", "3,400人")),
        (1, "people", "", every("1 person", "1人", "1人")),
        (3600, "people", "about", every("about 3,600 people", "約3,600人", "約3,600人")),
        (3400, "people", "more_than", every("over 3,400 people", "3,400人超", "超過3,400人")),
        (3400, "jobs", ["announced", "more_than"], every("over 3,400 jobs", "3,400人超", "超過3,400個職缺")),
        ("476.0 billion", "JPY", "up_to", every("up to JPY 476.0 bn", "最大4,760億円", "最高4,760億日圓")),
        ("375.7 billion", "JPY", "", every("JPY 375.7 bn", "3,757億円", "3,757億日圓")),
        ("11.19 trillion", "JPY", "estimate", every("JPY 11.19 tn", "11兆1,900億円", "11兆1,900億日圓")),
        ("3.6577 trillion", "JPY", "", every("JPY 3.6577 tn", "3兆6,577億円", "3兆6,577億日圓")),
        ("373.25 billion", "JPY", "", every("JPY 373.25 bn", "3,732億5,000万円", "3,732億5,000萬日圓")),
        ("8.6 billion", "USD", "", every("USD 8.6 bn", "86億ドル", "86億美元")),
        ("20 billion", "USD", "more_than", every("over USD 20 bn", "200億ドル超", "超過200億美元")),
        (479917, "passengers", "", every("479,917 passengers", "47万9,917人", "47萬9,917人次")),
        (1698145, "people", "", every("1,698,145 people", "169万8,145人", "169萬8,145人")),
        (
            55000,
            "wafers per month",
            "planned",
            every("55,000 wafers a month", "5万5,000枚/月", "每月5萬5,000片"),
        ),
        (
            "10.312 million",
            "guest-nights",
            "",
            every("10.312 million guest-nights", "1,031万2,000人泊", "1,031萬2,000人次"),
        ),
        (Decimal("20.0"), "%", "", every("20.0%", "20.0%", "20.0%")),
        (Decimal("20.0"), "% change", "", every("+20.0%", "+20.0%", "+20.0%")),
        (Decimal("-4.7"), "% change", "", every("−4.7%", "-4.7%", "-4.7%")),
        ("+2,327", "people", "", every("+2,327 people", "+2,327人", "+2,327人")),
        ("10000.5", "", "", every("10,000.5", "1万0.5", "1萬0.5")),
        (100000000, "people", "", every("100,000,000 people", "1億人", "1億人")),
        (300000045, "people", "", every("300,000,045 people", "3億45人", "3億45人")),
        (0, "% change", "", every("0%", "0%", "0%")),
        (Decimal("1.13"), "ratio", "", every("1.13", "1.13倍", "1.13倍")),
        (Decimal("1.7"), "times", "about", every("about 1.7 times", "約1.7倍", "約1.7倍")),
        (33, "minutes", "", every("33 minutes", "33分", "33分鐘")),
        ("2 h 59 min", "", "", every("2 h 59 min", "2時間59分", "2小時59分")),
        (
            15,
            "flights per week",
            "about",
            every("about 15 flights a week", "週約15便", "每週約15班"),
        ),
        (
            212199,
            "JPY per month",
            "",
            every("JPY 212,199 a month", "月額21万2,199円", "每月21萬2,199日圓"),
        ),
        (8500, "tonnes per day", "", every("8,500 tonnes a day", "日量8,500トン", "每日8,500公噸")),
        (30, "cm", ["about", "up_to"], every("up to about 30 cm", "最大約30cm", "最高約30公分")),
        (600, "MW", "", every("600 MW", "600MW", "600MW")),
        ({"low": 60, "high": 90}, "%", "", every("60–90%", "60〜90%", "60～90%")),
        (
            {"from": 3, "to": 1},
            "months",
            ["about", "expected"],
            every("from about 3 months to about 1 month", "約3か月から約1か月へ", "由約3個月變為約1個月"),
        ),
        ("2024-06-26", "date", "", every("26 June 2024", "2024年6月26日", "2024年6月26日")),
        ("2024-06", "date", "", every("June 2024", "2024年6月", "2024年6月")),
        (2028, "date", "about", every("about 2028", "2028年頃", "約2028年")),
        ("FY2024", "", "", every("FY2024", "2024年度", "2024年度")),
        ("60 + 20 + 20", "places", "", every("60 + 20 + 20 places", "60 + 20 + 20人", "60 + 20 + 20名")),
        (16, "社（全215社中）", "", every("16 社（全215社中）", "16社（全215社中）", "16社（全215社中）")),
        (24, "firms (of 215)", "", every(*["24 firms (of 215)"] * 3)),
        (7, "", "", every("7", "7", "7")),
    ],
)
def test_figures_in_running_text(
    data: Any, unit: str, qualifiers: str | list[str], expected: dict[str, str]
) -> None:
    assert shown(data, unit, qualifiers) == expected


@pytest.mark.parametrize(
    ("data", "unit", "qualifiers", "code", "parts"),
    [
        (3400, "people", "more_than", "en", ("over", "3,400", "people")),
        (3400, "people", "more_than", "ja", ("", "3,400", "人超")),
        ("375.7 billion", "JPY", "about", "en", ("about JPY", "375.7 bn", "")),
        ("375.7 billion", "JPY", "about", "ja", ("約", "3,757億", "円")),
        ("375.7 billion", "JPY", "about", "zh-Hant", ("約", "3,757億", "日圓")),
        ({"from": 3, "to": 1}, "months", "about", "en", ("about", "3 → 1", "months")),
        ({"from": "7.9 billion", "to": "9.5 billion"}, "JPY", "", "en", ("JPY", "7.9 → 9.5 bn", "")),
        ({"low": "800 million", "high": "1.2 billion"}, "JPY", "", "en", ("JPY", "800 m–1.2 bn", "")),
        ({"low": "800 million", "high": "1.2 billion"}, "JPY", "", "ja", ("", "8億〜12億", "円")),
        ("2024-06-26", "people", "", "en", ("", "26 June 2024", "")),
    ],
)
def test_figures_in_parts(
    data: Any, unit: str, qualifiers: str, code: str, parts: tuple[str, str, str]
) -> None:
    figure = show_figure(read_value(data, unit).require(), unit, qualifiers, LANGUAGES[code])
    assert (figure.prefix, figure.value, figure.unit) == parts


def test_parts_know_the_spaces_between_them() -> None:
    assert FigureParts("over", "3,400", "people", " ", " ").text == "over 3,400 people"


@pytest.mark.parametrize(
    ("qualifiers", "as_of", "expected"),
    [
        ("announced", "2024-02", every("announced, Feb 2024", "発表値、2024年2月", "公布數字，2024年2月")),
        (
            "estimate",
            "2024-09-05",
            every("estimate, 5 Sep 2024", "推計、2024年9月5日", "估計，2024年9月5日"),
        ),
        (
            ["more_than", "planned"],
            "2022-02-15",
            every("planned, as of 15 Feb 2022", "計画、2022年2月15日時点", "規劃，截至2022年2月15日"),
        ),
        ("", "2024-04-01", every("as of 1 Apr 2024", "2024年4月1日時点", "截至2024年4月1日")),
        ("", "2023", every("2023", "2023年", "2023年")),
        ("", "FY2024", every("FY2024", "2024年度", "2024年度")),
        ("", "2014 timetable", every(*["2014 timetable"] * 3)),
        ("about", "", every("", "", "")),
        (
            ["preliminary", "estimate"],
            "",
            every("estimate, preliminary", "推計・速報値", "估計、初步統計"),
        ),
    ],
)
def test_notes(qualifiers: str | list[str], as_of: str, expected: dict[str, str]) -> None:
    assert {code: show_note(qualifiers, as_of, pack) for code, pack in LANGUAGES.items()} == expected


def test_a_status_is_never_lost_even_where_a_language_does_not_know_it() -> None:
    assert show_status(["rumoured"], LANGUAGES["en"]) == "rumoured"


def test_a_sign_can_be_asked_for() -> None:
    growth = with_sign(read_value(2327).require())
    assert show_inline(growth, "people", "", LANGUAGES["en"]) == "+2,327 people"
    assert with_sign(Words("x")) == Words("x")


def test_a_cover_date_leaves_out_the_day() -> None:
    day = Date(2026, 12, 1)
    shown_dates = [show_date(day, pack, "month") for pack in LANGUAGES.values()]
    assert shown_dates == ["December 2026", "2026年12月", "2026年12月"]
    assert show_date(FiscalYear(2026), LANGUAGES["ja"], "month") == "2026年度"


def read_back(text: str, language: LanguagePack) -> Decimal:
    """Read a shown number by the rules of its script, without the code that wrote it."""
    powers = dict(zip(language.numbers.myriads, (4, 8, 12, 16), strict=False))
    total, group = Decimal(0), ""
    for character in text.replace(",", "").replace("−", "-").lstrip("-"):
        if character in powers:
            total += Decimal(group).scaleb(powers[character])
            group = ""
        else:
            group += character
    total += Decimal(group or 0)
    return -total if text[0] in "-−" else total


numbers = st.builds(
    lambda digits, decimals, scale: Number(
        Decimal(digits).scaleb(SCALES.get(scale, 0) - decimals), decimals, scale
    ),
    st.integers(-(10**14), 10**14),
    st.integers(0, 4),
    st.sampled_from(["", *SCALES]),
)


@given(numbers, st.sampled_from(["ja", "zh-Hant"]))
def test_a_number_in_ten_thousands_reads_back_exactly(number: Number, code: str) -> None:
    text = show_number(number, LANGUAGES[code])
    assert read_back(text, LANGUAGES[code]) == number.value
    assert all(len(group) <= 4 for group in re.findall(r"\d+", text.replace(",", "").split(".")[0])) or (
        abs(number.value) >= 10**20
    )


@given(numbers)
def test_an_english_number_keeps_its_digits_and_scale(number: Number) -> None:
    digits, _, scale = show_number(number, LANGUAGES["en"]).partition(" ")
    assert scale == number.scale
    assert read_back(digits, LANGUAGES["en"]).scaleb(SCALES.get(scale, 0)) == number.value
    assert len(digits.partition(".")[2]) == number.decimals


@given(st.text(max_size=30), st.text(max_size=10), st.sampled_from(["en", "ja", "zh-Hant"]))
def test_any_text_is_shown_as_it_stands(text: str, unit: str, code: str) -> None:
    assert show_figure(Words(text), unit, "", LANGUAGES[code]).value == text
    assert isinstance(show_note("", text, LANGUAGES[code]), str)
