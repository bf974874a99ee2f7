"""Wrong files: the code, the line, and a cure for each; libyaml and the pure Python reader agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.diagnostics import Checked, Severity
from deckgen.yaml_source import Node, events, load_yaml

MISTAKES = [
    ("a: 1\na: 2\n", "duplicate-key", 2),
    ("a: {x: 1, x: 2}\n", "duplicate-key", 1),
    ("a: &x 1\n", "anchor", 1),
    ("a: 1\nb: *x\n", "anchor", 2),
    ("a: *important*\n", "anchor", 1),
    ("a: & Co\n", "anchor", 1),
    ("a:\n  <<: {b: 1}\n", "merge-key", 2),
    ("a: ! wow\n", "tag", 1),
    ("a: !!binary eA==\n", "tag", 1),
    ("a: !foo!bar x\n", "tag", 1),
    ("%YAML 1.1\n---\na: 1\n", "directive", 1),
    ("%note\na: 1\n", "directive", 1),
    ("a: 1\n---\nb: 2\n", "second-document", 2),
    ("a: 1\n...\nb: 2\n", "second-document", 2),
    ("[a]: b\n", "key-not-text", 1),
    ("a: " + "[" * 41 + "]" * 41, "nested-too-deep", 1),
    ("", "empty-file", 1),
    ("# only a comment\n", "empty-file", 1),
    ("- a\n", "not-a-mapping", 1),
    ("just text\n", "not-a-mapping", 1),
    ("a:\n\tb: 1\n", "tab-indentation", 2),
    ("a: 1\nb: x\x07y\n", "control-character", 2),
    ("a: 1\nb: x\u2028y\n", "control-character", 2),
    ("a: x\n\ufeffb: y\n", "control-character", 2),
    ("a: x\ufffdy\n", "damaged-character", 1),
    ("a:\n  - Ranked #1 in Japan\n", "hash-without-space", 2),
    ("a: #1 in Japan\n", "hash-without-space", 1),
    ("a: [Aso, 3,400 jobs]\n", "comma-in-number", 1),
    ("a: {label: About 3,400 jobs}\n", "comma-in-number", 1),
    ("a: {label: Jobs, mostly in Aso}\n", "comma-in-braces", 1),
    ("a: {{ x }}\n", "braces-unquoted", 1),
    ("a: 1\nb: {{ x }} jobs\n", "braces-unquoted", 2),
    ("a:\n  - {{ x }} jobs\n", "braces-unquoted", 2),
    ("title: Kumamoto: the hub\n", "colon-unquoted", 1),
    ("a:\n  key:value\n", "colon-without-space", 2),
    ("a:value\nb: 1\n", "colon-without-space", 1),
    ("a: {x:1}\n", "colon-without-space", 1),
    ("a: 1\nwords\nb: 1\n", "missing-colon", 2),
    ("title\nb: 1\n", "missing-colon", 1),
    ("a:\n  b: 1\n c: 2\n", "wrong-indentation", 3),
    ("a: 1\n  b: 2\n", "wrong-indentation", 2),
    ("a:\n - x\n  - y\n", "wrong-indentation", 3),
    ("a: 1\n- b\n", "wrong-indentation", 2),
    ("a:\n  -x\n  -y\n", "dash-without-space", 2),
    ("a:\n  - x\n  -y\n", "dash-without-space", 3),
    ("a:\n  -\u3000x\n", "fullwidth-space", 2),
    ("a: - x\n", "list-on-key-line", 1),
    ('a: 1\nb: "unclosed\nc: 1\n', "quote-unclosed", 2),
    ("a: 'unclosed\nc: 1\n", "quote-unclosed", 1),
    ('a: "unclosed\nb: "closed"\n', "quote-unclosed", 1),
    ("a: 'it's'\n", "text-after-quote", 1),
    ('a: "x" and y\nb: 1\n', "text-after-quote", 1),
    ("a: [x] y\n", "text-after-bracket", 1),
    ("a: [x, y\nb: 1\n", "bracket-unclosed", 1),
    ("a: {x: 1\nb: 1\n", "bracket-unclosed", 1),
    ("a: [x, y}\n", "bracket-unclosed", 1),
    ("a: [\n", "bracket-unclosed", 1),
    ("a: [x,\n\n", "bracket-unclosed", 1),
    ("b: 1\na: {x: [1], y: [\n", "bracket-unclosed", 2),
    ('a: ["x" "y"]\n', "missing-comma", 1),
    ('a: "C:\\kumamoto"\n', "bad-escape", 1),
    ('a: "\\ud800"\n', "bad-escape", 1),
    ('a: "\\U00110000"\n', "bad-escape", 1),
    ('a: 1\nb: "\\x07"\n', "bad-escape", 2),
    ("a: @x\n", "character-unquoted", 1),
    ("a: `x`\n", "character-unquoted", 1),
    ("a: %x\n", "character-unquoted", 1),
    ("a: [x,,y]\n", "character-unquoted", 1),
    ("a: |text\n  more\n", "block-text-header", 1),
    ("a: 1\ntitle：熊本\nb: 1\n", "fullwidth-colon", 2),
    ("a:\n  title：熊本\n", "fullwidth-colon", 2),
    ("a:\n  - id：x\n    b: 1\n", "fullwidth-colon", 2),
    ("title:\u3000熊本\nb: 1\n", "fullwidth-space", 1),
    ("a: 1\n\u3000b: 2\n", "fullwidth-space", 2),
    ("a: “Aso: the hub”\n", "curly-quotes", 1),
    ("“a”: 1\n", "curly-quotes", 1),
]


def load(text: str) -> Checked[Node]:
    return load_yaml("a.yaml", text.encode())


def load_pure(text: str, monkeypatch: pytest.MonkeyPatch) -> Checked[Node]:
    with monkeypatch.context() as patch:
        patch.setattr(events, "CParser", None)
        return load(text)


@pytest.mark.parametrize(("text", "code", "line"), MISTAKES)
def test_mistake_has_its_code_line_and_cure(text: str, code: str, line: int) -> None:
    checked = load(text)
    assert not checked.ok
    assert [(f.code, f.where.line) for f in checked.findings if f.where] == [(code, line)]
    assert all(f.cure and f.where and f.where.column >= 1 for f in checked.findings)


@pytest.mark.parametrize(("text", "code", "line"), MISTAKES)
def test_both_readers_find_the_same(text: str, code: str, line: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pure, fast = load_pure(text, monkeypatch), load(text)
    assert [(f.code, f.where and f.where.line) for f in pure.findings] == [(code, line)]
    if "U0011" not in text:  # the pure reader knows only where it stopped
        assert pure.findings == fast.findings


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a: 1\nb: 2\n".encode("utf-16"), 1),
        ("a: 1\n".encode("utf-16-le"), 1),
        ("a: 1\r\nb: café\r\n".encode("cp1252"), 2),
        ("a: 1\nb: 熊本\n".encode("cp932"), 2),
        (b"a: 1\nb: \xed\xa0\x80\n", 2),
    ],
)
def test_other_encodings_are_named_with_their_line(data: bytes, line: int) -> None:
    (found,) = load_yaml("a.yaml", data).findings
    assert (found.code, found.where and found.where.line) == ("not-utf8", line)
    assert "UTF-8" in found.cure


def test_a_byte_order_mark_at_the_start_is_no_mistake() -> None:
    node = load_yaml("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").require()
    assert node.plain() == {"a": 1, "b": 2}
    assert node.where.column == 1


def test_a_file_over_the_limit_is_refused() -> None:
    assert [f.code for f in load_yaml("a.yaml", b"#" * 5_000_001).findings] == ["file-too-large"]


@pytest.mark.parametrize("pattern", ["[", "{", "- ", "? ", "[{", "{a: ", '["x", '])
def test_bottomless_nesting_is_refused_soon(pattern: str) -> None:
    checked = load_yaml("a.yaml", ("a:\n  " + pattern * 30_000).encode())
    codes = {f.code for f in checked.findings}
    assert "nested-too-deep" in codes and codes <= {"nested-too-deep", "braces-unquoted", "key-not-text"}


def test_a_bomb_of_references_is_not_built() -> None:
    lines = ["a0: &a0 {x: 1}"] + [f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}" for i in range(1, 30)]
    checked = load("\n".join(lines))
    assert not checked.ok
    assert {f.code for f in checked.findings} == {"anchor", "merge-key"}


def test_a_duplicate_key_names_both_lines_and_keeps_the_first() -> None:
    checked = load("a: 1\nb: 2\nか\u3099: 1\nが: 2\na: 3\n")
    assert [f.message.count("line") for f in checked.findings] == [2, 2]
    assert "line 1" in checked.findings[1].message and "line 5" in checked.findings[1].message
    assert checked.value and checked.value.plain()["a"] == 1


def test_all_mistakes_are_told_at_once() -> None:
    text = 'a: x: y\nb: {{ z }}\nc: "x" y\n-d\ne：f\nn: |\n  k: l: m\n  -x\ng: @h\n'
    found = [(f.where.line, f.code) for f in load(text).findings if f.where]
    assert found == [
        (1, "colon-unquoted"),
        (2, "braces-unquoted"),
        (3, "text-after-quote"),
        (4, "dash-without-space"),
        (5, "fullwidth-colon"),
        (9, "character-unquoted"),
    ]


def test_findings_before_a_syntax_error_are_kept() -> None:
    codes = [f.code for f in load("a: 1\na: 2\nb: [3,400]\nc: [x\nd: 1\n").findings]
    assert codes == ["duplicate-key", "comma-in-number", "bracket-unclosed"]


def test_endless_mistakes_are_cut_short() -> None:
    checked = load("a: 1\n" * 20_000)
    assert len(checked.findings) < 1_100
    assert "too-many-findings" in {f.code for f in checked.findings}


@pytest.mark.parametrize("text", ["a: “Silicon Island”\n", "a: «Aso»\n"])
def test_a_text_in_curly_quotes_is_kept_with_a_warning(text: str) -> None:
    checked = load(text)
    assert [(f.code, f.severity) for f in checked.findings] == [("curly-quotes", Severity.WARNING)]
    assert checked.ok and checked.value and checked.value.plain()["a"] == text[3:-1]


@given(
    st.binary(max_size=60) | st.text("a:- \n#[]{}\"'|>!&*%@`?,.0\\\t<u：　熊“", max_size=40).map(str.encode)
)
@settings(max_examples=600, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    checked = load_yaml("a.yaml", data)
    assert checked.value is not None or not checked.ok
    assert all(f.cure for f in checked.findings)


@pytest.mark.parametrize("text", ["a: {0}", 'a: "{0}"', "a: |\n  {0}", "? {0}\n: b"])
def test_a_text_without_end_is_told_and_cut(text: str) -> None:
    read = load_yaml("x.yaml", text.format("x" * 20_000).encode())
    assert [found.code for found in read.findings] == ["text-endless"]
    assert read.value is not None
    assert max(len(str(part)) for pair in read.value.plain().items() for part in pair) == 10_000
