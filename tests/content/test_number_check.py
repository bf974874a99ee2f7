from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

import deckgen
from deckgen.content.number_check import numbers_differ
from deckgen.content.overlay import lay_over
from deckgen.content.region import Region
from deckgen.content.translation import translate
from deckgen.diagnostics import Finding, Severity
from deckgen.wording.figures import show_inline
from deckgen.wording.language import UNITS, language_pack
from deckgen.wording.numerals import show_date
from deckgen.wording.reading import read_value
from deckgen.wording.values import SCALES, Date, FactValue, FiscalYear
from deckgen.yaml_source import load_yaml

FOLDER = Path(deckgen.__file__).parent / "data" / "languages"
LANGUAGES = [
    language_pack(yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))).require()
    for code in ("en", "ja", "zh-Hant")
]
PAIRS = [(one, other) for one in LANGUAGES for other in LANGUAGES if one is not other]

SAME = [
    ("3,400 people", "3,400人", "3,400人"),
    ("3,400 people", "３，４００人", "３４００人"),
    ("1,698,145 people", "169万8,145人", "169萬8,145人"),
    ("JPY 1.2919 tn", "1兆2,919億円", "1兆2,919億日圓"),
    ("JPY 289 bn a year", "年間2,890億円", "每年2,890億日圓"),
    ("JPY 529.7 bn, then 541.2 billion", "5,297億円、5,412億円", "5,297億、5,412億日圓"),
    ("6.305 million visitors", "630万5,000人", "630.5萬人次"),
    ("USD 5m or US$40k", "500万ドル、4万ドル", "500萬美元、4萬美元"),
    ("JPY 50 million", "5千万円", "5千萬日圓"),
    ("JPY 150 million", "1億5千万円", "1億5千萬日圓"),
    ("5 to 10 million people", "500万〜1,000万人", "500萬至1,000萬人"),
    ("50,000 to 100,000 people", "5〜10万人", "5～10萬人"),
    ("a swing of 5 to 10 m", "変動は5〜10m", "變動5至10公尺"),
    ("JPY billion", "10億円", "10億日圓"),
    ("over one million again", "100万人を回復", "重返百萬人次"),
    ("half a million", "50万", "50萬"),
    ("60 percent, 17.7 per cent, 3%", "60％、17.7パーセント、3%", "60%、百分之17.7、3％"),
    ("about 60% of them", "約6割", "約六成"),
    ("June 2024", "2024年6月", "2024年6月"),
    ("26 June 2024", "2024年6月26日", "2024年6月26日"),
    ("1 Jan 2025", "2025年1月1日", "2025年1月1日"),
    (
        "item 20250128-3116740, 2025-01-28",
        "記事番号20250128-3116740、2025年1月28日",
        "2025年1月28日，20250128-3116740",
    ),
    ("2011-03", "2011年3月", "2011年三月"),
    ("FY2024, end-2024", "2024年度、2024年末", "2024年度，2024年底"),
    ("FY24", "2024年度", "2024年度"),
    ("2024", "令和6年", "民國113年"),
    ("2022-31", "2022〜31年", "2022至2031年"),
    ("FY2019 to FY2021", "2019〜21年度", "2019至2021年度"),
    ("FY2020-21", "20・21年度", "2020～21"),
    ("2009-10", "2009〜2010年", "2009～10年"),
    ("January to August", "1〜8月", "1～8月"),
    ("Q4 2021 to Q3 2023", "21年4Q〜23年3Q", "2021年第四季至2023年第三季"),
    ("two fabs", "2つの工場", "兩座廠"),
    ("both fabs", "両工場", "2座廠"),
    ("The second fab, the first of its kind", "第2工場", "二廠"),
    ("Six advantages in ten years", "10年間の6つの優位性", "十年、6項優勢"),
    ("In 2025 two more projects", "2025年には2事業", "2025年兩項"),
    ("less than a fifth", "5分の1未満", "不到五分之一"),
    ("half of them", "50%", "半數"),
    ("over the next decade", "今後10年間", "未來10年"),
    ("do not divide one by the other", "2つの系列で比率を計算しない", "請勿將兩個數列相除"),
    ("per university", "1大学当たり", "每所大學"),
    ("6/7 nm, then 3 nm", "6〜7nm、のちに3nm", "6／7奈米，後改3奈米"),
    ("300 mm wafers", "300mmウエハー", "12吋晶圓"),
    ("Fab 2 has Wi-Fi 6 and A4 paper", "第2工場はWi-Fi 6、A4用紙", "二廠有Wi-Fi 6與A4紙"),
    ("J-PEAKS after COVID-19", "新型コロナ後のJ-PEAKS", "疫情後的J-PEAKS"),
    ("It may rise. May we ask about 7 fabs?", "7つの工場", "7座廠"),
    ("{{ facts.jobs-2019 | value }} in FY2024", "2024年度に{{ facts.jobs }}人", "2024年度{{ facts.x2018 }}"),
    ("2 h 59 min", "2時間59分", "2小時59分"),
    ("from May 2024 to June 2024, 3 nm and 3 nm", "2024年5月から6月、3nm、3nm", "2024年5月至6月，三、3奈米"),
    ("3 of 3 fabs, the third", "3工場すべて（3か所）、3番目", "3座廠中有三座，第三"),
    ("two to three of 2 or 3 fabs", "2または3工場の2〜3か所", "2至3座廠中的兩三座"),
    ("−0.30%", "0.3%減", "減少0.3%"),
]

OTHER = [
    ("3,400 people", "340人"),
    ("3,400 people", "34,000人"),
    ("3,400 people", "4,300人"),
    ("3,400 people", "3万4,000人"),
    ("34 people", "3.4人"),
    ("34 people", "多くの人"),
    ("many people", "34人"),
    ("JPY 289 bn", "289億円"),
    ("JPY 289 bn", "2,890万円"),
    ("JPY 289 bn", "2,890円"),
    ("JPY 1.2919 tn", "1億2,919万円"),
    ("JPY 529.7 bn", "5,279億円"),
    ("1,698,145 people", "169万8,415人"),
    ("1,698,145 people", "169億8,145人"),
    ("6.305 million", "63.05萬"),
    ("FY2023", "2024年度"),
    ("in 2024", "2042年"),
    ("in 2024 and in 2024", "2024年、2025年"),
    ("end-2024", "2025年底"),
    ("2022-31", "2022〜32年"),
    ("2022-31", "2021至2031年"),
    ("June 2024", "2024年7月"),
    ("June 2024", "2024年"),
    ("in spring 2024", "2024年3月"),
    ("26 June 2024", "2024年6月25日"),
    ("2024-06-04", "2024年4月6日"),
    ("7 July", "1月7日"),
    ("January to August", "1〜9月"),
    ("3 nm", "2nm"),
    ("60%", "7割"),
    ("6 fabs", "五座廠"),
    ("two fabs", "3座廠"),
    ("4 conditions", "条件"),
    ("three steps", "4つのステップ"),
    ("Q3 2023", "23年4Q"),
    ("in 2024", "0024年"),
    ("2 nm and 3 nm, 2 fabs", "3nmと3nm、2工場"),
    ("2 fabs by 3 firms, the second one", "3工場、3社、第二"),
    ("14 agreements, 14 firms and 14 plots", "14件、14社と17区画"),
]


@pytest.mark.parametrize(("english", "japanese", "chinese"), SAME)
def test_the_same_numbers_are_no_difference(english: str, japanese: str, chinese: str) -> None:
    for one, other in ((english, japanese), (english, chinese)):
        assert numbers_differ(one, other) == ""
        assert numbers_differ(other, one) == ""


@pytest.mark.parametrize(("original", "translation"), OTHER)
def test_other_numbers_are_a_difference(original: str, translation: str) -> None:
    assert numbers_differ(original, translation)
    assert numbers_differ(translation, original)


def test_the_difference_says_which_number_is_missing_where() -> None:
    said = numbers_differ("3,400 people in June 2024", "34,000人、340人（2024年5月）")
    assert said == "3,400, June are not in the translation; 34,000, 340, May are not in the original"
    assert (
        numbers_differ("2 fabs by 3 firms, the second one", "3工場、3社、第二")
        == "3 stands twice in the translation, once in the original"
    )
    assert numbers_differ("JPY 289 bn", "円") == "289 bn is not in the translation"


def test_a_number_is_found_among_many_that_agree() -> None:
    assert numbers_differ(
        "In 2024 3,400 people and 47 firms, JPY 289 bn, by 26 June", "2024年6月26日、3,400人、74社、2,890億円"
    ) == ("47 is not in the translation; 74 is not in the original")


@given(st.text("0123456789,.０５年月日万億千兆百一二両半FYQbnm-–〜 {}/", max_size=80), st.text(max_size=40))
def test_any_text_agrees_with_itself_and_none_breaks_the_check(text: str, other: str) -> None:
    assert numbers_differ(text, text) == ""
    numbers_differ(text, other)


def numbers() -> st.SearchStrategy[Decimal | int]:
    decimals = st.decimals(-(10**13), 10**13, places=2) | st.decimals(0, 1000, places=1)
    return st.integers(-(10**17), 10**17) | st.integers(0, 20_000) | decimals


def written() -> st.SearchStrategy[Decimal | int | str]:
    amounts = st.decimals(0, 9999, places=3) | st.integers(0, 9999)
    scaled = st.tuples(amounts, st.sampled_from(sorted(SCALES))).map(lambda pair: f"{pair[0]} {pair[1]}")
    return numbers() | scaled


def in_each(value: FactValue, unit: str) -> list[str]:
    return [show_inline(value, unit, "", language) for language in LANGUAGES]


def agree_in_all(texts: list[str]) -> None:
    for one in texts:
        for other in texts:
            assert numbers_differ(one, other) == "", (one, other)


@given(written(), st.sampled_from(UNITS))
def test_a_number_agrees_with_itself_in_every_language(data: Decimal | int | str, unit: str) -> None:
    agree_in_all(in_each(read_value(data).require(), unit))


@given(written(), written(), st.sampled_from(["people", "JPY", "%"]))
def test_ranges_and_changes_agree_with_themselves(low: object, high: object, unit: str) -> None:
    agree_in_all(in_each(read_value({"from": low, "to": high}).require(), unit))


@given(st.dates())
def test_dates_agree_with_themselves(day: object) -> None:
    year, month, date = (int(part) for part in str(day).split("-"))
    for shown in (Date(year, month, date), Date(year, month), Date(year), FiscalYear(year)):
        agree_in_all([show_date(shown, language) for language in LANGUAGES])


@given(numbers(), numbers())
def test_two_different_numbers_differ_in_every_language(one: Decimal | int, other: Decimal | int) -> None:
    assume(abs(one) != abs(other))
    ours, theirs = (in_each(read_value(data).require(), "people") for data in (one, other))
    for first in ours:
        for second in theirs:
            assert numbers_differ(first, second), (first, second)


def compared(original: str, translation: str) -> list[Finding]:
    found: list[Finding] = []
    base = load_yaml("place.yaml", f"name: X\ntitle: {original}\n".encode()).require()
    language = load_yaml("place.ja.yaml", f"name: X\ntitle: {translation}\n".encode()).require()
    merged = translate(Region, base, language, found.append)
    assert merged.plain() == lay_over(base, language, [].append).plain()
    return found


def test_a_language_file_with_another_number_gets_a_warning_at_its_place() -> None:
    (finding,) = compared("3,400 people in 2024", "2024年に340人")
    assert (finding.code, finding.severity) == ("number-differs", Severity.WARNING)
    assert str(finding.where) == "place.ja.yaml:2:8"
    assert "place.yaml:2:8" in finding.cure
    assert compared("3,400 people in 2024", "2024年に3,400人") == []
