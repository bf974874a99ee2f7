"""Mistakes that people make in content files: each is told at its place with a cure, and nothing is written.

``‸`` in a wrong text marks where the finding must point; it is taken out before the file is written.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

REGION = "content/regions/demo.yaml"
JAPANESE = "content/regions/demo.ja.yaml"
BRAND = "content/brand.yaml"
PITCH = "content/storylines/pitch.yaml"


class Mistake(NamedTuple):
    """A correct text, the wrong one in its place, the finding's code, and words that its cure must say."""

    name: str
    file: str
    right: str
    wrong: str
    code: str
    cure: str


LONG_TITLE = "Twelve deep berths serve ships that few ports can take"

MISTAKES = [
    Mistake(
        "typo in a key",
        REGION,
        "notes: Say that the depth",
        "‸ntoes: Say that the depth",
        "unknown-key",
        "did you mean 'notes'?",
    ),
    Mistake(
        "typo in a needed key",
        REGION,
        "heading: Orders\n",
        "‸haeding: Orders\n",
        "unknown-key",
        "did you mean 'heading'?",
    ),
    Mistake(
        "text for a list",
        REGION,
        "points: [Repairs and parts, Meals and transport]",
        "points: ‸Repairs and parts",
        "wrong-value",
        "begin each entry with `- `",
    ),
    Mistake(
        "mapping for a text",
        REGION,
        "place: Kyushu, Japan",
        "place: ‸{city: Demo}",
        "wrong-value",
        "put it in quotes",
    ),
    Mistake("missing id", REGION, "- id: orders\n    heading", "- ‸heading", "missing-key", "add `id: ...`"),
    Mistake(
        "an id twice", REGION, "- id: orders\n", "- id: ‸new-jobs\n", "id-twice", "give this one another id"
    ),
    Mistake(
        "an id with a blank", REGION, "id: trained-people", "id: ‸Trained People", "wrong-value", "lower-case"
    ),
    Mistake(
        "a key twice",
        REGION,
        "lead: Plants buy nearby what they can\n",
        "lead: Plants buy nearby\n    ‸lead: Twice\n",
        "duplicate-key",
        "",
    ),
    Mistake("a tab", REGION, "    tags: [smes]", "‸\ttags: [smes]", "tab-indentation", "spaces"),
    Mistake(
        "a number sign",
        REGION,
        "- Engineers and technicians at the plants",
        "- Ranked ‸#1 for engineers",
        "hash-without-space",
        "quotes",
    ),
    Mistake(
        "an unquoted colon",
        REGION,
        "title: Two steps to a berth",
        "title: ‸Two steps: to a berth",
        "colon-unquoted",
        "quotes",
    ),
    Mistake(
        "unquoted braces",
        REGION,
        "lead: Plants buy nearby what they can",
        "lead: ‸{{ facts.jobs }} in work",
        "braces-unquoted",
        "quotes",
    ),
    Mistake(
        "an unknown fact in a text",
        REGION,
        "lead: Plants have announced work for {{ facts.jobs }}",
        "lead: ‸Plants have announced work for {{ facts.job }}",
        "name-unknown",
        "did you mean 'jobs'?",
    ),
    Mistake(
        "a filter that is none",
        REGION,
        "Cargo grew by {{ facts.growth }}",
        "‸Cargo grew by {{ facts.growth | valu }}",
        "filter-unknown",
        "did you mean 'value'?",
    ),
    Mistake(
        "braces left open",
        REGION,
        "Cargo grew by {{ facts.growth }} on",
        "‸Cargo grew by {{ facts.growth on",
        "name-unclosed",
        "{{ name }}",
    ),
    Mistake(
        "an unknown figure",
        REGION,
        "figures: [jobs]",
        "figures: [‸jbos]",
        "no-such-fact",
        "did you mean 'jobs'?",
    ),
    Mistake(
        "an unknown source",
        REGION,
        "level: medium\n    sources: [survey]",
        "level: medium\n    sources: [‸survy]",
        "no-such-source",
        "did you mean 'survey'?",
    ),
    Mistake(
        "an unknown tag",
        REGION,
        "tags: [talent]",
        "tags: [‸talents]",
        "no-such-tag",
        "did you mean 'talent'?",
    ),
    Mistake(
        "a bad level", REGION, "level: medium", "level: ‸midium", "wrong-value", "did you mean 'medium'?"
    ),
    Mistake(
        "a bad link",
        REGION,
        "url: https://port.example.org/statistics",
        "url: ‸port statistics",
        "bad-link",
        "https://",
    ),
    Mistake(
        "a chart with a value too few",
        REGION,
        "values: [14, 18, 23]",
        "values: [14, 18]",
        "wrong-value",
        "give one each",
    ),
    Mistake(
        "a chart value that is no number",
        REGION,
        "values: [14, 18, 23]",
        "values: [14, ‸many, 23]",
        "wrong-value",
        "digits",
    ),
    Mistake(
        "an unknown category",
        REGION,
        "highlight: FY2024",
        "highlight: ‸FY2025",
        "no-such-category",
        "did you mean",
    ),
    Mistake(
        "a table row with a cell too few",
        REGION,
        "- [Harbour pilots, 20]",
        "- [Harbour pilots]",
        "wrong-value",
        "give one each",
    ),
    Mistake(
        "two visuals",
        REGION,
        "visual: {picture: {file: demo/quay.png,",
        "visual: ‸{map: {highlight: [Kumamoto]}, picture: {file: demo/quay.png,",
        "wrong-value",
        "just one of",
    ),
    Mistake(
        "an impossible date in a fact",
        REGION,
        "as_of: 2025-04}",
        "as_of: ‸2025-02-30}",
        "fact-date",
        "",
    ),
    Mistake(
        "an impossible value",
        REGION,
        "value: 3400",
        "value: ‸2025-02-30",
        "fact-date",
        "",
    ),
    Mistake(
        "an unknown qualifier",
        REGION,
        "qualifier: [about, planned]",
        "qualifier: ‸[about, plannd]",
        "fact-qualifier",
        "did you mean 'planned'?",
    ),
    Mistake(
        "an impossible date of the deck",
        REGION,
        "date: 2026-11-22",
        "date: ‸2026-11-31",
        "deck-date",
        "the last day of 2026-11 is 30",
    ),
    Mistake(
        "a date of the deck in words",
        REGION,
        "date: 2026-11-22",
        "date: ‸next autumn",
        "deck-date",
        "2026-12-01",
    ),
    Mistake(
        "no language",
        REGION,
        "language: en\nname: Demo Harbour",
        "‸name: Demo Harbour",
        "missing-key",
        "language",
    ),
    Mistake(
        "an anchor",
        REGION,
        "tags: [smes]",
        "tags: ‸&all [smes]",
        "anchor",
        "",
    ),
    Mistake(
        "a title far too long",
        REGION,
        f"title: {LONG_TITLE}",
        f"title: ‸{LONG_TITLE}, {LONG_TITLE} and {LONG_TITLE}, {LONG_TITLE}",
        "text-too-long",
        "cut about",
    ),
    Mistake(
        "a word of 300 letters",
        REGION,
        "lead: Plants buy nearby what they can",
        "lead: ‸" + "Donaudampfschiff" * 19,
        "text-too-long",
        "cut about",
    ),
    Mistake(
        "no alt text",
        REGION,
        "alt: A ship at the quay, ",
        "",
        "wrong-value",
        "decorative: true",
    ),
    Mistake(
        "a focus outside the picture",
        REGION,
        "focus: [0.5, 0.4]",
        "focus: [0.5, 4]",
        "wrong-value",
        "from 0 to 1",
    ),
    Mistake(
        "an unknown storyline in the brand",
        BRAND,
        "storyline: pitch",
        "storyline: ‸pich",
        "no-such-storyline",
        "did you mean 'pitch'?",
    ),
    Mistake(
        "an unknown language in the brand",
        BRAND,
        "languages: [en, ja, zh-Hant]",
        "languages: [en, ja, ‸zh-Hat]",
        "no-such-language",
        "did you mean 'zh-Hant'?",
    ),
    Mistake("a colour that is none", BRAND, 'dk1: "14212B"', 'dk1: ‸"navy"', "wrong-value", "six hex digits"),
    Mistake(
        "a website without https",
        BRAND,
        "website: https://www.aimsezgroup.com",
        "website: ‸www.aimsezgroup.com",
        "wrong-value",
        "https://www.example.org",
    ),
    Mistake(
        "an e-mail address that is none",
        BRAND,
        "\ncontact:\n",
        "\ncontact:\n  email: ‸desk at example.org\n",
        "wrong-value",
        "desk@example.org",
    ),
    Mistake(
        "a footer that names nothing",
        BRAND,
        'footer:\n  en: "AimSEZGroup  |  {region}"',
        'footer:\n  ‸en: "AimSEZGroup  |  {regoin}"',
        "wrong-value",
        "{region} or {name}",
    ),
    Mistake(
        "a fixed word that is none",
        BRAND,
        "words: {}",
        "words: {en: ‸{advantag: Strength}}",
        "word-unknown",
        "agenda_title",
    ),
    Mistake(
        "a slide kind that is none",
        PITCH,
        "- risk_outlook",
        "- ‸risk_outlok",
        "wrong-value",
        "did you mean 'risk_outlook'?",
    ),
    Mistake(
        "a section that is none",
        PITCH,
        "section: outlook",
        "section: ‸outlok",
        "no-such-section",
        "did you mean 'outlook'?",
    ),
    Mistake(
        "a collection that is none",
        PITCH,
        "each: benefits",
        "each: ‸benefit",
        "wrong-value",
        "did you mean 'benefits'?",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_is_told_at_its_place_with_a_cure(mistake: Mistake, demo: Any, deckgen: Any) -> None:
    place = demo.replace(mistake.file, mistake.right, mistake.wrong)
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1, answer.err
    told = next((told for told in answer.errors if told.code == mistake.code), None)
    assert told is not None, answer.err
    assert at(place, told), told
    assert told.cure, told
    assert mistake.cure in told.cure, told
    nothing_is_left(demo, answer)


def at(place: str, told: Any) -> bool:
    """True where the finding points at the caret, or at the file where there is none."""
    return bool(told.place == place if place.count(":") else told.place.startswith(place))


TRANSLATIONS = [
    Mistake(
        "a missing text",
        JAPANESE,
        "    lead: 工場は近くで買えるものを近くで買う\n",
        "",
        "text-missing",
        "add it to content/regions/demo.ja.yaml",
    ),
    Mistake(
        "a text too many",
        JAPANESE,
        "    heading: 受注\n",
        "    heading: 受注\n    ‸headline: 受注\n",
        "text-extra",
        "did you mean 'heading'?",
    ),
    Mistake(
        "an item too many",
        JAPANESE,
        "benefits:\n",
        "benefits:\n  ‸tourists:\n    heading: 観光\n",
        "unknown-id",
        "known here: new-jobs, orders",
    ),
    Mistake(
        "a point too few",
        JAPANESE,
        "points: [修理と部品, 食事と輸送]",
        "points: ‸[修理と部品]",
        "count-differs",
        "give 2",
    ),
    Mistake(
        "what is no text",
        JAPANESE,
        "    heading: 受注\n",
        "    heading: 受注\n    ‸figures: [jobs]\n",
        "text-extra",
        "",
    ),
    Mistake(
        "a value that is the same in every language",
        JAPANESE,
        "housing:\n    risk: 住宅",
        "housing:\n    ‸level: high\n    risk: 住宅",
        "not-a-text",
        "leave it out",
    ),
    Mistake(
        "a fact that is not named",
        JAPANESE,
        "lead: 工場は{{ facts.jobs }}の雇用を発表した",
        "lead: ‸工場は3400人の雇用を発表した",
        "fact-not-named",
        "{{ facts.jobs }}",
    ),
    Mistake(
        "an unknown fact",
        JAPANESE,
        "- 貨物は前年比{{ facts.growth }}",
        "- ‸貨物は前年比{{ facts.growth }}{{ facts.grow }}",
        "name-unknown",
        "did you mean 'growth'?",
    ),
    Mistake(
        "another language inside than in the name",
        JAPANESE,
        "language: ja",
        "language: ‸zh-Hant",
        "language-differs",
        "ja",
    ),
    Mistake(
        "a title far too long",
        JAPANESE,
        "title: 地元企業は受注の増加を見込む",
        "title: ‸" + "地元企業は受注の増加を見込む" * 9,
        "text-too-long",
        "cut about",
    ),
]


@pytest.mark.parametrize("mistake", TRANSLATIONS, ids=[mistake.name for mistake in TRANSLATIONS])
def test_a_mistake_in_a_language_file_is_told(mistake: Mistake, demo: Any, deckgen: Any) -> None:
    place = demo.replace(mistake.file, mistake.right, mistake.wrong)
    answer = deckgen("build", "demo", "--lang", "ja")
    assert answer.code == 1, answer.err
    told = next((told for told in answer.errors if told.code == mistake.code), None)
    assert told is not None, answer.err
    assert mistake.cure in told.cure, told
    if mistake.code != "text-missing":
        assert at(place, told), told
    nothing_is_left(demo, answer)


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


def test_every_mistake_in_a_file_is_told_at_once(demo: Any, deckgen: Any) -> None:
    wanted = [
        demo.replace(REGION, "level: medium", "level: ‸huge"),
        demo.replace(REGION, "values: [14, 18, 23]", "values: [14, ‸x, 23]"),
        demo.replace(REGION, "id: trained-people", "id: ‸Trained People"),
        demo.replace(REGION, "    tags: [smes]", "    ‸tgas: [smes]"),
    ]
    answer = deckgen("build", "demo", "--lang", "en")
    assert sorted(told.place for told in answer.errors) == sorted(wanted)


def test_every_disagreement_in_a_file_is_told_at_once(demo: Any, deckgen: Any) -> None:
    wanted = [
        demo.replace(REGION, "figures: [jobs]", "figures: [‸job]"),
        demo.replace(REGION, "tags: [talent]", "tags: [‸talents]"),
        demo.replace(REGION, "- id: orders\n", "- id: ‸new-jobs\n"),
        demo.replace(REGION, "value: 3400", "value: ‸2025-02-30"),
    ]
    answer = deckgen("build", "demo", "--lang", "en")
    assert {told.place for told in answer.errors} >= set(wanted)


def test_a_mistake_is_told_once_for_all_languages(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "level: medium", "level: ‸huge")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    assert [told.place for told in answer.told] == [place]


def test_a_language_that_nobody_knows(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "language: en\nname", "language: ‸fr\nname")
    answer = deckgen("build", "demo")
    assert answer.code == 1
    told = next(told for told in answer.errors if told.place == place)
    assert (told.code, told.cure) == ("no-such-language", "known here: en, ja, zh-Hant")


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


def nothing_is_left(demo: Any, answer: Any) -> None:
    """No deck, no temporary file, no traceback."""
    assert "Traceback" not in answer.err + answer.out
    assert not [path for path in demo.files() if path.endswith(".pptx") and not path.startswith("templates/")]
    assert demo.stray() == []
