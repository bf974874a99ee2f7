"""Whether a text's letters are those of its language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.wording.scripts import not_in_script, simplified_in


@pytest.mark.parametrize(
    ("script", "text", "said"),
    [
        ("Jpan", "Rents rise fast around the plant", "English"),
        ("Jpan", "Fab opens", "English"),
        ("Jpan", "Rents rise fast around the plant in 熊本", "English"),
        ("Jpan", "熊本県政府将在二〇二七年前完成道路建设", "Simplified"),
        ("Jpan", "熊本縣政府計畫於二〇二七年以前完成新的道路與鐵路建設工程", "no kana"),
        ("Hant", "Rents rise fast around the plant", "English"),
        ("Hant", "工場の周りで家賃が上がっている", "Japanese"),
        ("Hant", "县政府将完成道路", "Simplified"),
        ("Hant", "熊本縣將发展產業", "Simplified Chinese: 发"),
        ("Latn", "工場の周りで家賃が上がっている", "Japanese"),
        ("Latn", "人材育成", "Chinese or Japanese"),
        ("Latn", "廠區周邊租金上漲 in Kikuyo", "Chinese or Japanese"),
    ],
)
def test_a_text_of_another_language(script: str, text: str, said: str) -> None:
    assert said in not_in_script(text, script)


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("Jpan", "TSMC"),
        ("Jpan", "Taiwan Semiconductor Manufacturing Company"),
        ("Jpan", "Port of Kobe"),
        ("Jpan", "3 nm, 300 mm"),
        ("Jpan", "https://www.example.org/a-long-way/to-go desk@example.org"),
        ("Jpan", "{{ facts.jobs | value }}"),
        ("Jpan", "livedoor Newsが報じた計画"),
        ("Jpan", "国家戦略特区指定"),
        ("Jpan", "Wi-Fi 6"),
        ("Hant", "預約於TSMC廠區，2021～2023年（約）"),
        ("Hant", "東京的ゆめタウン購物中心"),
        ("Hant", "國立臺灣大學發展計畫與產業"),
        ("Latn", "Kumamoto Castle (熊本城) was rebuilt"),
        ("Latn", "The “kizuna” (絆) zone"),
        ("Latn", "–"),
        ("Latn", "３"),
        ("Cyrl", "Rents rise fast 熊本県の"),
    ],
)
def test_names_units_and_addresses_speak_for_no_language(script: str, text: str) -> None:
    assert not_in_script(text, script) == ""


@given(st.sampled_from(["Latn", "Jpan", "Hant"]), st.text(max_size=60))
def test_any_text_is_judged_and_one_without_letters_never_wrong(script: str, text: str) -> None:
    not_in_script(text, script)
    bare = "".join(letter for letter in text if not letter.isalpha())
    assert not_in_script(bare, script) == ""


@given(st.text())
def test_what_taiwan_or_japan_writes_is_not_simplified(text: str) -> None:
    known = "".join(letter for letter in text if letter.encode("big5", "ignore"))
    assert simplified_in(known) == ""


def test_simplified_letters_are_told_once_and_in_order() -> None:
    assert simplified_in("发展经济，发展产业：国学台湾") == "发经济产业"
