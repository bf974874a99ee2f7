from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import deckgen
from deckgen.diagnostics import Where
from deckgen.wording.language import language_pack
from deckgen.wording.names import NamedDate, NamedFact, fill_names
from deckgen.wording.reading import read_value
from deckgen.wording.values import Date

FOLDER = Path(deckgen.__file__).parent / "data" / "languages"
WHERE = Where("kumamoto.yaml", 7, 3)


def values(code: str = "en") -> dict[str, Any]:
    pack = language_pack(yaml.safe_load((FOLDER / f"{code}.yaml").read_text("utf-8"))).require()
    jobs = NamedFact(
        read_value(3400).require(), pack, "people", ("more_than", "announced"), "direct jobs", "2024-02-07"
    )
    output = NamedFact(read_value("375.7 billion").require(), pack, "JPY")
    return {
        "investor": {"name": "{{ facts.jobs }}", "rank": 2, "share": Decimal("1.10")},
        "facts": {"jobs": jobs, "farm-output": output},
        "deck": {"date": NamedDate(Date(2026, 12, 1), pack)},
    }


@pytest.mark.parametrize(
    ("text", "filled", "names"),
    [
        ("No names.", "No names.", ()),
        ("{{ facts.jobs }} announced", "over 3,400 people announced", ("facts.jobs",)),
        ("{{facts.jobs.value}}", "3,400", ("facts.jobs",)),
        ("{{ facts.jobs | value }}", "3,400", ("facts.jobs",)),
        ("{{ facts.jobs.unit }}", "people", ("facts.jobs",)),
        ("{{ facts.jobs.label }}", "direct jobs", ("facts.jobs",)),
        ("{{ facts.jobs | date }}", "7 February 2024", ("facts.jobs",)),
        ("{{ facts.jobs | status }}", "announced", ("facts.jobs",)),
        ("{{ facts.farm-output.value }}", "375.7 bn", ("facts.farm-output",)),
        ("{{ facts.farm-output | unit }}", "JPY", ("facts.farm-output",)),
        ("{{ deck.date }} / {{ deck.date | month }}", "1 December 2026 / December 2026", ("deck.date",)),
        ("{{ investor.rank }}, {{ investor.share }}", "2, 1.10", ("investor.rank", "investor.share")),
        ("\\{{ facts.jobs }}", "{{ facts.jobs }}", ()),
        ("a } b }} c { d \\ e", "a } b }} c { d \\ e", ()),
        ("{{ facts.jobs.value }}{{ facts.jobs }}", "3,400over 3,400 people", ("facts.jobs",)),
    ],
)
def test_names_are_filled(text: str, filled: str, names: tuple[str, ...]) -> None:
    checked = fill_names(text, WHERE, values())
    assert checked.findings == ()
    assert checked.require().text == filled
    assert checked.require().names == names


def test_a_name_is_in_the_words_of_its_language() -> None:
    assert fill_names("{{ facts.jobs }}", None, values("ja")).require().text == "3,400人超"
    assert fill_names("{{ facts.jobs }}", None, values("zh-Hant")).require().text == "超過3,400人"


def test_what_a_name_stands_for_is_never_looked_at_again() -> None:
    assert fill_names("{{ investor.name }}", None, values()).require().text == "{{ facts.jobs }}"


@pytest.mark.parametrize(
    ("text", "code", "cure"),
    [
        ("{{ facts.job }}", "name-unknown", "did you mean 'jobs'?"),
        ("{{ fact.jobs }}", "name-unknown", "did you mean 'facts'?"),
        ("{{ facts.jobs.valu }}", "name-part", "did you mean 'value'?"),
        ("{{ facts.jobs | valeu }}", "filter-unknown", "did you mean 'value'?"),
        ("{{ facts.jobs | month }}", "name-part", "known here"),
        ("{{ facts.jobs.value.x }}", "name-unknown", "{{ facts.jobs }}"),
        ("{{ facts }}", "name-group", "known here: farm-output, jobs"),
        ("{{ investor.rank | label }}", "name-part", "{{ investor.rank }}"),
        ("{{ 1 + 1 }}", "name-form", "{{ name }}"),
        ("{{ }}", "name-form", "{{ name }}"),
        ("{{}}", "name-form", "{{ name }}"),
        ("{{ facts.jobs | value | unit }}", "name-form", "{{ name }}"),
        ("{{ facts.jobs", "name-unclosed", "\\{{"),
    ],
)
def test_a_wrong_name_is_a_finding_at_its_line_and_stays_visible(text: str, code: str, cure: str) -> None:
    checked = fill_names(f"a {text} b", WHERE, values())
    assert [(f.code, f.where) for f in checked.findings] == [(code, WHERE)]
    assert cure in checked.findings[0].cure
    assert not checked.ok
    assert checked.value is not None
    assert checked.value.text == f"a {text} b"
    assert checked.value.names == ()


def test_every_mistake_is_told_at_once_and_the_rest_is_filled() -> None:
    checked = fill_names("{{ x }} {{ facts.jobs }} {{ y }} {{ facts.jobs {{ facts.jobs }}", WHERE, values())
    assert [f.code for f in checked.findings] == ["name-unknown", "name-unknown", "name-unclosed"]
    assert checked.value is not None
    assert checked.value.text == "{{ x }} over 3,400 people {{ y }} {{ facts.jobs over 3,400 people"


VALUES = values()
pieces = st.sampled_from(
    ["{{", "}}", "\\", " ", "facts", ".", "jobs", "|", "value", "{", "}", "\n", "investor"]
)


@given(st.text() | st.lists(pieces | st.text(max_size=3), max_size=20).map("".join))
def test_no_text_raises_and_text_without_braces_is_unchanged(text: str) -> None:
    checked = fill_names(text, WHERE, VALUES)
    assert checked.value is not None
    if "{{" not in text:
        assert (checked.value.text, checked.findings) == (text, ())
    if checked.value.text == text and "{{" in text:
        assert checked.findings or "{{ facts.jobs }}" in text
