"""Reads a file that is not YAML line by line, for mistakes that can be named exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.diagnostics import Finding, Where
from deckgen.yaml_source.losses import CURLY_OPEN, GLUED_COMMENT, SCHEME
from deckgen.yaml_source.problems import finding, shown

_LINE = re.compile(r"( *)((?:- +)*)(.*)")
_KEY = re.compile(r"""((?:[^\s:"'{\[#,&*!|>%@`-][^:"'#]*|"[^"]*"|'[^']*') *):(?: +|$)(.*)""")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_NEXT_QUOTED = re.compile(r"""\s*(?:- +)*[\w-]+:\s+["']""")
_STARTS = (
    ("fullwidth-space", re.compile(r"\u3000|-\u3000|[^\s:]+:\u3000")),
    ("fullwidth-colon", re.compile(r"([A-Za-z_][\w-]*)：")),
    ("dash-without-space", re.compile(r"(-[^\s\d.-].*)")),
    ("colon-without-space", re.compile(rf"({SCHEME}[a-z_][\w-]*:[^\s/:](?!.*: ).*)")),
)


def read_lines(file: str, lines: list[str]) -> Iterator[Finding]:
    """Yield a finding for each line that is surely wrong; long texts and brackets are passed over."""
    number = 0
    while number < len(lines):
        match = _LINE.fullmatch(lines[number])
        content = match.group(3) if match else ""
        if match is None or not content or content.startswith(("#", "---", "...")):
            number += 1
            continue
        column = match.start(3) + 1
        key = _KEY.fullmatch(content)
        value = key.group(2) if key else content
        value_column = column + (key.start(2) if key else 0)
        found = _start_problem(content, Where(file, number + 1, column)) if not key else None
        if found is None and (key or match.group(2)):
            found = _value_problem(value, Where(file, number + 1, value_column))
        if found:
            yield found
        parent = column - 1 if key else match.end(2) - 2 if match.group(2) else -1
        number, unclosed = _after(lines, number, value, parent)
        if unclosed:
            yield finding("quote-unclosed", Where(file, unclosed, value_column))


def _start_problem(content: str, where: Where) -> Finding | None:
    for code, pattern in _STARTS:
        match = pattern.match(content)
        if match:
            return finding(code, where, text=shown(match.group(1) if match.groups() else content))
    return None


def _value_problem(value: str, where: Where) -> Finding | None:
    if value.startswith("{{"):
        return finding("braces-unquoted", where)
    if value.startswith(("@", "`", "%")):
        return finding("character-unquoted", where, character=value[0])
    if value.startswith(("&", "*")):
        return finding("anchor", where)
    if value.startswith(('"', "'")):
        return _quoted_problem(value, where)
    return _plain_problem(value, where) if value and value[0] not in "[{|>!#]}," else None


def _quoted_problem(value: str, where: Where) -> Finding | None:
    match = _QUOTED.match(value)
    rest = value[match.end() :].strip() if match else ""
    if not match or not rest or rest[0] in "#:,]}":
        return None
    return finding("text-after-quote", where)


def _plain_problem(value: str, where: Where) -> Finding | None:
    text = value.split(" #")[0].rstrip()
    if ": " not in text and not text.endswith(":"):
        glued = GLUED_COMMENT.search(value, len(text))
        place = Where(where.file, where.line, where.column + glued.start(1)) if glued else where
        return finding("hash-without-space", place, hash=shown(glued.group(1), 20)) if glued else None
    return finding("curly-quotes" if value[0] in CURLY_OPEN else "colon-unquoted", where)


def _after(lines: list[str], number: int, value: str, parent: int) -> tuple[int, int]:
    """Return the number of the next line to read, and the line of a quote left open, or 0."""
    if _BLOCK_HEADER.match(value):
        return _after_block(lines, number + 1, parent), 0
    if value.startswith(('"', "'")) and not _QUOTED.match(value):
        return _after_quote(lines, number, value[0])
    if value.startswith(("[", "{")):
        return _after_brackets(lines, number, value), 0
    return number + 1, 0


def _after_block(lines: list[str], number: int, parent: int) -> int:
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= parent:
            break
        number += 1
    return number


def _after_quote(lines: list[str], number: int, quote: str) -> tuple[int, int]:
    for following in range(number + 1, len(lines)):
        line = lines[following]
        if quote in line:
            return (following, number + 1) if _NEXT_QUOTED.match(line) else (following + 1, 0)
    return number + 1, 0


def _after_brackets(lines: list[str], number: int, value: str) -> int:
    depth = _depth(value)
    following = number + 1
    while depth > 0 and following < len(lines) and not _KEY.match(lines[following]):
        depth += _depth(lines[following])
        following += 1
    return following


def _depth(text: str) -> int:
    bare = _QUOTED.sub("", text)
    return sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
