"""Right files: what each scalar means, where every node stands, and how texts are joined."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Where
from deckgen.yaml_source import MarkedText, Node, events, load_yaml

SCALARS = [
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("0", 0),
    ("-7", -7),
    ("3400", 3400),
    ("1.10", Decimal("1.10")),
    ("-0.5", Decimal("-0.5")),
    ("9" * 40, int("9" * 40)),
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("True", "True"),
    ("NULL", "NULL"),
    ("012", "012"),
    ("00123", "00123"),
    ("1_000", "1_000"),
    ("12:30", "12:30"),
    ("+81", "+81"),
    ("2026-02-30", "2026-02-30"),
    ("2024-06", "2024-06"),
    ("2024-06-26", "2024-06-26"),
    ("=", "="),
    ("1e5", "1e5"),
    ("0x1F", "0x1F"),
    (".5", ".5"),
    ("5.", "5."),
    (".inf", ".inf"),
    ("9" * 41, "9" * 41),
    ("٣", "٣"),
    ("３", "３"),
    ("9" * 20 + "." + "9" * 21, "9" * 20 + "." + "9" * 21),
    ("'true'", "true"),
    ('"12"', "12"),
    ("''", ""),
    ('"~"', "~"),
    ("https://a.b/c#d", "https://a.b/c#d"),
    ("100% # sure", "100%"),
    ("'x' #y", "x"),
    ("C#", "C#"),
    ("it's", "it's"),
    ("[100, 200]", [100, 200]),
    ("[5,2024]", [5, 2024]),
    ("[0.5, 0.35]", [Decimal("0.5"), Decimal("0.35")]),
    ("か\u3099", "が"),
    ("{x: }", {"x": None}),
    ('"{{ investor.name }}"', "{{ investor.name }}"),
]


def load(text: str) -> Node:
    return load_yaml("a.yaml", text.encode()).require()


@pytest.mark.parametrize(("written", "meant"), SCALARS)
def test_scalar(written: str, meant: object) -> None:
    value = load(f"a: {written}\n").plain()["a"]
    assert value == meant
    assert type(value) is type(meant) or isinstance(value, MarkedText)
    assert str(value) == str(meant)


def test_block_texts_are_text_and_keys_are_text() -> None:
    node = load("1: |\n  12\ntrue: >-\n  null\nno: 012\n")
    assert node.plain() == {"1": "12\n", "true": "null", "no": "012"}
    assert node.at(["1"]) and node.nearest(["1"]).quoted


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a: 熊本の\n  工場", "熊本の工場"),
        ("a: 熊本。\n  TSMC", "熊本。TSMC"),
        ("a: 熊本\n  TSMC", "熊本 TSMC"),
        ("a: 熊本 阿蘇\n  熊本 阿蘇", "熊本 阿蘇熊本 阿蘇"),
        ("a: Kumamoto\n  city", "Kumamoto city"),
        ("a: 서울\n  도시", "서울 도시"),
        ("a: 熊本\n\n  工場", "熊本\n工場"),
        ("a: >-\n  熊本の\n  工場\n\n  阿蘇", "熊本の工場\n阿蘇"),
        ('a: "熊\\u672C\n  県"', "熊本県"),
        ("a: '熊''本\n  県'", "熊'本県"),
        ("a: |-\n  熊本\n  県", "熊本\n県"),
    ],
)
def test_a_line_end_between_wide_characters_is_no_space(written: str, meant: str) -> None:
    assert load(written + "\n").plain()["a"] == meant


def test_every_place() -> None:
    node = load('a:\n  - x: 熊本\n    y: "b"\n  - [1, 𠮷, z]\n')
    first, last = node.nearest(["a", 0, "x"]), node.nearest(["a", 1, 2])
    assert first.where == Where("a.yaml", 2, 8) and first.key_where == Where("a.yaml", 2, 5)
    assert last.where == Where("a.yaml", 4, 12)
    assert node.at(["a", 5]) is None and node.at(["a", "x"]) is None
    assert node.nearest(["a", 0, "nothing", 3]) is node.at(["a", 0])


def test_a_tab_in_a_line_is_a_space() -> None:
    assert load("a:\tx\n \t \nb: 'y\tz'\n").plain() == {"a": "x", "b": "y z"}


def test_marked_text_travels_with_its_place() -> None:
    text = load("a: Kumamoto\n").plain()["a"]
    assert text.where == Where("a.yaml", 1, 4)
    for twin in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text), copy.copy(text)):
        assert twin == text and twin.where == text.where and isinstance(twin, MarkedText)


UNWRITTEN = ("Cc", "Cs", "Cn", "Zl", "Zp", "Co")
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=UNWRITTEN, exclude_characters="\ufeff\ufffd"), max_size=12
)
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS | st.integers(-(10**12), 10**12),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


class _Quoted(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'")


_Quoted.add_representer(str, _represent)


def _nfc(data: Any) -> Any:
    if isinstance(data, dict):
        return {normalize("NFC", key): _nfc(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_nfc(value) for value in data]
    return normalize("NFC", data) if isinstance(data, str) else data


def _leaves(node: Node) -> list[Node]:
    if isinstance(node.value, dict):
        return [leaf for child in node.value.values() for leaf in _leaves(child)]
    if isinstance(node.value, list):
        return [leaf for child in node.value for leaf in _leaves(child)]
    return [node]


@given(DATA, st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_was_dumped_is_read_and_every_node_knows_its_place(data: dict[str, Any], flow: bool) -> None:
    written = yaml.dump(data, Dumper=_Quoted, allow_unicode=True, width=10**6, default_flow_style=flow)
    checked = load_yaml("a.yaml", written.encode())
    if len({*_nfc(data)}) < len(data):
        return
    node = checked.require()
    assert node.plain() == _nfc(data)
    lines = written.splitlines()
    for leaf in _leaves(node):
        if isinstance(leaf.value, (int, str)):
            rest = lines[leaf.where.line - 1][leaf.where.column - 1 :]
            assert rest.startswith(("'", '"') if isinstance(leaf.value, str) else str(leaf.value))


@given(DATA, st.booleans(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_both_readers_read_the_same(data: dict[str, Any], flow: bool, quoted: bool) -> None:
    dumper = _Quoted if quoted else yaml.SafeDumper
    written = yaml.dump(data, Dumper=dumper, allow_unicode=True, width=20, default_flow_style=flow).encode()
    fast = load_yaml("a.yaml", written)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "CParser", None)
        assert load_yaml("a.yaml", written) == fast
