"""Mistakes in a language file: what is missing, what is too much, what does not agree."""

from __future__ import annotations

from typing import Any

import pytest

REGION = "content/regions/demo.yaml"
JAPANESE = "content/regions/demo.ja.yaml"
CHINESE = "content/regions/demo.zh-Hant.yaml"
BRAND = "content/brand.yaml"

MISTAKES = [
    (
        "a missing text",
        JAPANESE,
        "    lead: 工場は近くで買えるものを近くで買う\n",
        "",
        "text-missing",
        "add it to content/regions/demo.ja.yaml",
    ),
    (
        "a text too many",
        JAPANESE,
        "    heading: 受注\n",
        "    heading: 受注\n    ‸headline: 受注\n",
        "text-extra",
        "did you mean 'heading'?",
    ),
    (
        "an item too many",
        JAPANESE,
        "benefits:\n",
        "benefits:\n  ‸tourists:\n    heading: 観光\n",
        "unknown-id",
        "known here: new-jobs, orders",
    ),
    (
        "a point too few",
        JAPANESE,
        "points: [修理と部品, 食事と輸送]",
        "points: ‸[修理と部品]",
        "count-differs",
        "give 2",
    ),
    (
        "what is no text",
        JAPANESE,
        "    heading: 受注\n",
        "    heading: 受注\n    ‸figures: [jobs]\n",
        "text-extra",
        "",
    ),
    (
        "a value that is the same in every language",
        JAPANESE,
        "housing:\n    risk: 住宅",
        "housing:\n    ‸level: high\n    risk: 住宅",
        "not-a-text",
        "leave it out",
    ),
    (
        "a fact that is not named",
        JAPANESE,
        "lead: 工場は{{ facts.jobs }}の雇用を発表した",
        "lead: ‸工場は3400人の雇用を発表した",
        "fact-not-named",
        "{{ facts.jobs }}",
    ),
    (
        "an unknown fact",
        JAPANESE,
        "- 貨物は前年比{{ facts.growth }}",
        "- ‸貨物は前年比{{ facts.growth }}{{ facts.grow }}",
        "name-unknown",
        "did you mean 'growth'?",
    ),
    (
        "another language inside than in the name",
        JAPANESE,
        "language: ja",
        "language: ‸zh-Hant",
        "language-differs",
        "ja",
    ),
    (
        "a title far too long",
        JAPANESE,
        "title: 地元企業は受注の増加を見込む",
        "title: ‸" + "地元企業は受注の増加を見込む" * 9,
        "text-too-long",
        "cut about",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_in_a_language_file_is_told(mistake: tuple[str, ...], is_told: Any) -> None:
    _, file, right, wrong, code, cure = mistake
    is_told(file, right, wrong, code, cure, language="ja")


def test_a_missing_text_is_told_where_the_text_stands(demo: Any, deckgen: Any) -> None:
    demo.replace(JAPANESE, "    lead: 工場は近くで買えるものを近くで買う\n", "")
    place = demo.replace(REGION, "lead: Plants buy nearby", "lead: ‸Plants buy nearby")
    told = deckgen("build", "demo", "--lang", "ja").errors
    assert [(each.code, each.place) for each in told] == [("text-missing", place)]
    assert "benefits.orders.lead" in told[0].message


def test_a_mistake_in_japanese_does_not_stop_the_english_deck(demo: Any, deckgen: Any) -> None:
    demo.replace(JAPANESE, "heading: 受注", "headline: 受注")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    built = {path for path in demo.files() if path.startswith("build/")}
    assert built == {"build/general/demo.en.pptx", "build/general/demo.zh-Hant.pptx"}


def test_a_language_file_in_a_language_that_the_brand_does_not_have(demo: Any, deckgen: Any) -> None:
    demo.replace(BRAND, "languages: [en, ja, zh-Hant]", "languages: [en, zh-Hant]")
    place = demo.replace(JAPANESE, "language: ja", "language: ‸ja")
    answer = deckgen("build", "demo", "--lang", "ja")
    assert answer.code == 1
    assert [(told.code, told.place) for told in answer.errors] == [("no-such-language", place)]
    assert "add it to `languages` in content/brand.yaml" in answer.errors[0].cure


def test_a_second_file_in_the_regions_own_language(demo: Any, deckgen: Any) -> None:
    demo.write("content/regions/demo.en.yaml", "language: en\nname: Other\n")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    assert [told.code for told in answer.errors] == ["language-twice"]


@pytest.mark.parametrize(
    ("file", "right", "wrong", "language"),
    [
        (JAPANESE, "heading: 受注", "heading: ‸Orders rise", "ja"),
        (JAPANESE, "[修理と部品, 食事と輸送]", "[修理と部品, ‸meals and transport]", "ja"),
        (CHINESE, "heading: ", "heading: ‸工場の受注が増えている # ", "zh-Hant"),
        (CHINESE, "heading: ", "heading: ‸订单增长 # ", "zh-Hant"),
        (REGION, "heading: Orders", "heading: ‸受注が増えた", "en"),
    ],
)
def test_a_text_in_another_language_is_a_warning_at_its_place(
    file: str, right: str, wrong: str, language: str, demo: Any, deckgen: Any
) -> None:
    if right == "heading: ":
        right = next(line.strip() for line in demo.text(file).splitlines() if "heading: " in line)
        wrong = wrong + right.partition(": ")[2]
    place = demo.replace(file, right, wrong)
    answer = deckgen("check", "demo", "--lang", language)
    told = [one for one in answer.told if one.code == "other-language"]
    assert [(one.place, one.severity) for one in told] == [(place, "warning")]
    assert f"is to be in {language}" in told[0].message
