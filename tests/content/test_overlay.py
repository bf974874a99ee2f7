"""One file laid over another: mappings merge, lists are addressed by id or replaced whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.content.overlay import id_of, ids_of, lay_over
from deckgen.diagnostics import Finding
from deckgen.yaml_source import Node, load_yaml


def node(text: str, name: str = "base.yaml") -> Node:
    return load_yaml(name, text.encode()).require()


def laid(base: str, over: str) -> tuple[Any, list[Finding]]:
    findings: list[Finding] = []
    merged = lay_over(node(base), node(over, "over.yaml"), findings.append)
    return merged.plain(), findings


BASE = (
    "a: one\nb: {c: two, d: three}\nlist: [x, y]\nitems:\n  - {id: p, t: P, n: 1}\n  - {id: q, t: Q, n: 2}\n"
)


@pytest.mark.parametrize(
    ("over", "path", "value"),
    [
        ("a: eins", ["a"], "eins"),
        ("b: {c: zwei}", ["b"], {"c": "zwei", "d": "three"}),
        ("list: [z]", ["list"], ["z"]),
        ("items: {q: {t: Kuh}}", ["items", 1], {"id": "q", "t": "Kuh", "n": 2}),
        ("items: [{id: q, t: Kuh}]", ["items", 1], {"id": "q", "t": "Kuh", "n": 2}),
        ("new: yes", ["new"], "yes"),
        ("a:", ["a"], "one"),
    ],
)
def test_what_is_said_anew_takes_the_place(over: str, path: list[Any], value: Any) -> None:
    merged, findings = laid(BASE, over)
    for step in path:
        merged = merged[step]
    assert merged == value
    assert findings == []


def test_items_keep_their_order_and_what_is_not_said_stays() -> None:
    merged, _ = laid(BASE, "items: [{id: q, t: Kuh}, {id: p, t: Pe}]")
    assert merged["items"] == [{"id": "p", "t": "Pe", "n": 1}, {"id": "q", "t": "Kuh", "n": 2}]
    assert merged["list"] == ["x", "y"]


@pytest.mark.parametrize(
    ("over", "code", "place", "cure"),
    [
        ("items: {r: {t: R}}", "unknown-id", (1, 9), "known here: p, q"),
        ("items:\n  - {t: R}", "not-addressed", (2, 5), "`id`"),
        ("items: words", "not-addressed", (1, 8), "ids as keys"),
        ("b: words", "wrong-shape", (1, 1), "keys and values"),
        ("a: {x: y}", "wrong-shape", (1, 1), "a plain value"),
    ],
)
def test_what_does_not_match_is_told_at_its_place(
    over: str, code: str, place: tuple[int, int], cure: str
) -> None:
    merged, findings = laid(BASE, over)
    assert merged == node(BASE).plain()
    assert [found.code for found in findings] == [code]
    where = findings[0].where
    assert where is not None
    assert (where.file, where.line, where.column) == ("over.yaml", *place)
    assert cure in findings[0].cure


def test_an_entry_of_another_kind_is_no_change_but_one_more_with_a_taken_id() -> None:
    base = "items: [{id: p, kind: chart, t: P}]"
    merged, findings = laid(base, "items:\n  - {kind: text, id: p, t: Q}\n")
    assert merged == node(base).plain()
    assert [(found.code, str(found.where)) for found in findings] == [("id-twice", "over.yaml:2:22")]
    same, findings = laid(base, "items: [{id: p, kind: chart, t: Q}]")
    assert (same["items"][0]["t"], findings) == ("Q", [])


def test_nothing_laid_over_changes_nothing() -> None:
    base = node(BASE)
    assert lay_over(base, base, lambda _: None).plain() == base.plain()


def test_the_base_is_never_changed() -> None:
    base = node(BASE)
    before = base.plain()
    lay_over(base, node("b: {c: x}\nitems: {p: {t: y}}"), lambda _: None)
    assert base.plain() == before


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1), st.data())
def test_every_id_that_is_named_is_replaced_and_no_other(ids: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    base = "items:\n" + "".join(f"  - {{id: {name}, t: old}}\n" for name in ids)
    merged, findings = laid(base, "items:\n" + "".join(f"  {name}: {{t: new}}\n" for name in chosen))
    assert findings == []
    assert [entry["t"] for entry in merged["items"]] == ["new" if name in chosen else "old" for name in ids]


def test_only_a_list_of_nothing_but_ids_is_addressed() -> None:
    assert ids_of(node("l: [{id: a}, {id: b}]").nearest(["l"])) == {"a": 0, "b": 1}
    assert ids_of(node("l: [{id: a}, {t: b}]").nearest(["l"])) == {}
    assert id_of(node("id: 7")) == "7"
