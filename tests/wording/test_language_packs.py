from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

import deckgen
from deckgen.diagnostics import Severity
from deckgen.wording.language import UNITS, language_pack, with_words
from deckgen.wording.reading import QUALIFIERS
from deckgen.wording.words import WORDS

FOLDER = Path(deckgen.__file__).parent / "data" / "languages"
FILES = sorted(FOLDER.glob("*.yaml"))


def read(code: str) -> Any:
    return yaml.load((FOLDER / f"{code}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_is_whole_and_named_after_its_file(file: Path) -> None:
    checked = language_pack(read(file.stem), file.name)
    assert checked.findings == ()
    assert checked.require().code == file.stem


@pytest.mark.parametrize(
    ("code", "tag", "alt_tag", "script", "locale", "cjk"),
    [
        ("en", "en-US", "ja-JP", "Latn", "en_US", False),
        ("ja", "ja-JP", "en-US", "Jpan", "ja_JP", True),
        ("zh-Hant", "zh-TW", "en-US", "Hant", "zh_Hant_TW", True),
    ],
)
def test_tags(code: str, tag: str, alt_tag: str, script: str, locale: str, cjk: bool) -> None:
    pack = language_pack(read(code)).require()
    assert (pack.tag, pack.alt_tag, pack.script, pack.locale, pack.cjk) == (tag, alt_tag, script, locale, cjk)


def test_all_languages_have_the_same_keys() -> None:
    for part, keys in (("words", WORDS), ("units", UNITS), ("qualifiers", QUALIFIERS)):
        for file in FILES:
            assert set(read(file.stem)[part]) == set(keys), file.name


@pytest.mark.parametrize(
    ("part", "key", "code"),
    [
        ("words", "agenda", "word-missing"),
        ("units", "USD", "unit-missing"),
        ("qualifiers", "ceiling", "qualifier-missing"),
    ],
)
def test_a_missing_key_is_a_finding_in_its_file(part: str, key: str, code: str) -> None:
    data = copy.deepcopy(read("ja"))
    del data[part][key]
    (finding,) = language_pack(data, "ja.yaml").findings
    assert (finding.code, finding.severity, str(finding.where)) == (code, Severity.ERROR, "ja.yaml")
    assert f"'{key}'" in finding.message


def test_a_misspelt_word_says_which_was_meant() -> None:
    checked = with_words(language_pack(read("en")).require(), {"agend": "Contents"})
    assert [(f.code, f.cure) for f in checked.findings] == [("word-unknown", "did you mean 'agenda'?")]


def test_a_word_must_have_its_holes() -> None:
    checked = with_words(language_pack(read("en")).require(), {"page": "Page {no}", "risk": "Risk {n}"})
    assert [f.code for f in checked.findings] == ["word-holes", "word-holes"]


def test_a_brand_may_replace_a_word() -> None:
    pack = with_words(language_pack(read("en")).require(), {"agenda": "Contents"}).require()
    assert (pack.word("agenda"), pack.word("outlook")) == ("Contents", "Outlook")


def test_a_file_of_another_shape_is_a_finding() -> None:
    for data in ({}, {**read("en"), "cjk": "maybe"}, {**read("en"), "colour": "red"}):
        checked = language_pack(data)
        assert checked.value is None
        assert [f.code for f in checked.findings] == ["language-shape"]


def test_month_names_and_myriad_names_must_be_there_where_used() -> None:
    english, japanese = copy.deepcopy(read("en")), copy.deepcopy(read("ja"))
    english["dates"]["months"].pop()
    japanese["numbers"]["myriads"] = []
    assert [f.code for f in language_pack(english).findings] == ["month-names"]
    assert [f.code for f in language_pack(japanese).findings] == ["myriad-names"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Strategic advantage 2 of 6", "Source: ", "(1/3)", "Page 4 of 17")),
        ("ja", ("戦略的優位性 2/6", "出典：", "（1/3）", "4／17ページ")),
        ("zh-Hant", ("戰略優勢 2/6", "資料來源：", "（1/3）", "第4頁，共17頁")),
    ],
)
def test_words_are_filled(code: str, words: tuple[str, ...]) -> None:
    pack = language_pack(read(code)).require()
    assert words == (
        pack.word("strategic_advantage", n=2, total=6),
        pack.word("source"),
        pack.word("continued", n=1, total=3),
        pack.word("page_of", n=4, total=17),
    )


def test_what_fills_a_hole_is_not_filled_again() -> None:
    pack = language_pack(read("en")).require()
    assert pack.word("page_of", n="{total}", total=9) == "Page {total} of 9"
