"""What a YAML syntax error means to a person who does not know YAML."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from yaml import MarkedYAMLError

from deckgen.diagnostics import Finding, Where
from deckgen.yaml_source.lines import read_lines
from deckgen.yaml_source.problems import finding, shown

_SHOWN_AT_MOST = 1000
_AFTER = dict.fromkeys("\"'", "text-after-quote") | dict.fromkeys("]}", "text-after-bracket")
_PROPERTIES = {"&": "anchor", "*": "anchor", "!": "tag"}
# Words of PyYAML's and libyaml's messages, in context or problem, that settle the code at once.
_SETTLED = (
    ("directive", "directive"),
    ("anchor", "anchor"),
    ("alias", "anchor"),
    ("tag", "tag"),
    ("block scalar", "block-text-header"),
    ("sequence entries are not allowed", "list-on-key-line"),
)


class _Error(NamedTuple):
    """A syntax error's words, its place, and the place where the thing it concerns began."""

    words: str
    where: Where
    start: Where
    line: str

    @property
    def character(self) -> str:
        return self.line[self.where.column - 1 : self.where.column]

    @property
    def before(self) -> str:
        return self.line[: self.where.column - 1].rstrip()


def explain(file: str, lines: list[str], error: MarkedYAMLError) -> list[Finding]:
    """Return what the lines themselves show, and the syntax error unless one of those explains it."""
    read = _read(file, lines, error)
    shown_by_lines = list(islice(read_lines(file, lines), _SHOWN_AT_MOST))
    meaning = _meaning(read, lines)
    places = {found.where.line for found in shown_by_lines if found.where}
    if meaning.code == "bracket-unclosed" and read.start.line not in places:
        return [*shown_by_lines, meaning]
    if read.where.line in places or (read.start.line in places and "block" not in read.words):
        return shown_by_lines
    before = [found for found in shown_by_lines if found.where and found.where.line < read.where.line]
    if before and before[-1].where and _follows(lines, before[-1].where.line, read.where.line):
        return shown_by_lines
    return [*shown_by_lines, meaning]


def _read(file: str, lines: list[str], error: MarkedYAMLError) -> _Error:
    mark = error.problem_mark or error.context_mark
    where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
    context = error.context_mark
    start = Where(file, context.line + 1, context.column + 1) if context else where
    line = lines[where.line - 1] if 0 < where.line <= len(lines) else ""
    return _Error(f"{error.context or ''}: {error.problem or ''}", where, start, line)


def _follows(lines: list[str], earlier: int, later: int) -> bool:
    """Say whether only blank lines stand between two lines."""
    return not any(line.strip() for line in lines[earlier : later - 1])


def _meaning(error: _Error, lines: list[str]) -> Finding:
    for words, code in _SETTLED:
        if words in error.words:
            return finding(code, _settled_place(code, error))
    if "quoted scalar" in error.words:
        unclosed = "end of stream" in error.words or "document" in error.words
        return finding("quote-unclosed" if unclosed else "bad-escape", error.start)
    if "flow sequence" in error.words or "flow mapping" in error.words:
        return _bracket(error)
    return _colon_or_place(error, lines)


def _settled_place(code: str, error: _Error) -> Where:
    if code == "directive":
        return Where(error.where.file, error.where.line, 1)
    return error.start if code in ("anchor", "tag") else error.where


def _colon_or_place(error: _Error, lines: list[str]) -> Finding:
    if "could not find expected ':'" in error.words:
        return _missing_colon(error.start, lines)
    if "mapping values are not allowed" in error.words:
        return _second_colon(error, lines)
    if "flow node" in error.words and not error.character and (opened := _opened(error.where, lines)):
        return opened
    if any(words in error.words for words in ("cannot start", "node content", "keys are not allowed")):
        return finding("character-unquoted", error.where, character=error.character)
    return _misplaced(error, lines)


def _opened(end: Where, lines: list[str]) -> Finding | None:
    """The last bracket that opens before a place and is not closed there; quotes are not heeded."""
    closed = 0
    for line in range(min(end.line, len(lines)), 0, -1):
        for column in range(len(lines[line - 1]), 0, -1):
            char = lines[line - 1][column - 1]
            closed += char in "]}"
            if char in "[{":
                if not closed:
                    closing = "]" if char == "[" else "}"
                    return finding(
                        "bracket-unclosed", Where(end.file, line, column), bracket=char, closing=closing
                    )
                closed -= 1
    return None


def _bracket(error: _Error) -> Finding:
    closing = "]" if "flow sequence" in error.words else "}"
    bracket = "[" if closing == "]" else "{"
    if error.where.line == error.start.line and error.character not in ("]", "}", ""):
        return finding("missing-comma", error.where)
    return finding("bracket-unclosed", error.start, bracket=bracket, closing=closing)


def _missing_colon(where: Where, lines: list[str]) -> Finding:
    return finding("missing-colon", where, text=shown(lines[where.line - 1].strip()))


def _second_colon(error: _Error, lines: list[str]) -> Finding:
    number = error.where.line - 1
    while number > 0 and not lines[number - 1].strip():
        number -= 1
    previous = lines[number - 1].strip() if number else ""
    if ": " in error.before:
        return finding("colon-unquoted", error.where)
    if previous and ":" not in previous and not previous.startswith(("-", "#")):
        return _missing_colon(Where(error.where.file, number, 1), lines)
    return finding("wrong-indentation", Where(error.where.file, error.where.line, _first_column(error.line)))


def _misplaced(error: _Error, lines: list[str]) -> Finding:
    before = error.before
    if error.character in _PROPERTIES:
        return finding(_PROPERTIES[error.character], error.where)
    if before.endswith(tuple(_AFTER)):
        return finding(_AFTER[before[-1]], error.where)
    if error.character == ":":
        return finding("character-unquoted", error.where, character=":")
    if "document start" in error.words:
        return _document(error, lines)
    if "block" in error.words:
        return finding("wrong-indentation", error.where)
    return finding("yaml-syntax", error.where, detail=error.words.strip(": "))


def _document(error: _Error, lines: list[str]) -> Finding:
    for number in range(error.where.line, 0, -1):
        line = lines[number - 1] if number <= len(lines) else ""
        if line.startswith("..."):
            return finding("second-document", Where(error.where.file, number, 1))
        if line.startswith("%"):
            return finding("directive", Where(error.where.file, number, 1))
    return finding("wrong-indentation", error.where)


def _first_column(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1
