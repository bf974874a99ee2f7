"""From the event stream to nodes, and every finding on the way."""

from __future__ import annotations

from typing import Any
from unicodedata import is_normalized

from yaml import events as yaml_events

from deckgen.diagnostics import Finding, Severity, Where
from deckgen.yaml_source.decoding import bad_character
from deckgen.yaml_source.events import read_events
from deckgen.yaml_source.losses import lost_comment, lost_dash, may_be_odd, odd_start, split_number
from deckgen.yaml_source.node import MarkedText, Node, Scalar
from deckgen.yaml_source.problems import finding, shown
from deckgen.yaml_source.scalars import nfc, plain_value, unfolded

DEPTH_LIMIT = 40
FINDING_LIMIT = 1000
TEXT_LIMIT = 10_000


class _Open:
    """A mapping or list that is being filled; `dropped` where it stands in a key's place and is not kept."""

    __slots__ = ("dropped", "flow", "key", "key_end", "key_where", "node", "wants_key")

    def __init__(self, node: Node, flow: bool, dropped: bool) -> None:
        self.node = node
        self.flow = flow
        self.dropped = dropped
        self.wants_key = isinstance(node.value, dict)
        self.key: str | None = None
        self.key_where: Where | None = None
        self.key_end = (-1, -1)


class TreeBuilder:
    """Builds the nodes of one document from its events; keeps going after a finding where it can.

    A file has thousands of scalars, so whatever most of them do not need is looked at only where it may be.
    """

    def __init__(self, file: str, lines: list[str]) -> None:
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._file = file
        self._lines = lines
        self._open: list[_Open] = []
        self._documents = 0
        self._comma: tuple[int, int, str] = (-1, -1, "")
        self._split_at: Where | None = None
        self._split_in: _Open | None = None
        self._is_nfc = False

    def build(self, text: str) -> None:
        """Take every event of the text. Raises yaml.MarkedYAMLError where it is not YAML."""
        self._is_nfc = is_normalized("NFC", text)
        for event in read_events(text):
            kind = type(event)
            if kind is yaml_events.ScalarEvent:
                self._scalar(event)
            elif kind is yaml_events.MappingEndEvent or kind is yaml_events.SequenceEndEvent:
                self._close(event)
            elif not self._structure(event):
                return
            if len(self.findings) > FINDING_LIMIT:
                self._report("too-many-findings", self._where(event.start_mark), limit=FINDING_LIMIT)
                return

    def _structure(self, event: Any) -> bool:
        if isinstance(event, yaml_events.CollectionStartEvent):
            return self._collection(event)
        if isinstance(event, yaml_events.AliasEvent):
            self._alias(event)
        if isinstance(event, yaml_events.DocumentStartEvent):
            return self._document(event)
        return True

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._report("second-document", self._where(event.start_mark))
        elif event.version or event.tags:
            self._report("directive", self._where(event.start_mark))
        return self._documents == 1

    def _collection(self, event: Any) -> bool:
        where = self._where(event.start_mark)
        if event.anchor or event.tag:
            self._refuse_properties(event, where)
        if len(self._open) >= DEPTH_LIMIT:
            self._report("nested-too-deep", where, limit=DEPTH_LIMIT)
            return False
        parent = self._open[-1] if self._open else None
        is_mapping = isinstance(event, yaml_events.MappingStartEvent)
        dropped, key_where = False, None
        if parent is not None:
            dropped = parent.dropped or parent.wants_key
            key_where = None if parent.wants_key else parent.key_where
            if parent.wants_key and not parent.dropped:
                braces = is_mapping and event.flow_style and parent.flow and not parent.node.value
                code, place = ("braces-unquoted", parent.node.where) if braces else ("key-not-text", where)
                self._report(code, place)
        value: dict[str, Node] | list[Node] = {} if is_mapping else []
        self._open.append(_Open(Node(value, where, key_where), bool(event.flow_style), dropped))
        return True

    def _close(self, event: Any) -> None:
        closed = self._open.pop()
        parent = self._open[-1] if self._open else None
        if parent and parent.wants_key:
            parent.key, parent.key_where, parent.wants_key = None, closed.node.where, False
            parent.key_end = (event.end_mark.line, event.end_mark.column)
        else:
            self._place(closed.node)

    def _alias(self, event: Any) -> None:
        where = self._where(event.start_mark)
        self._report("anchor", where)
        parent = self._open[-1] if self._open else None
        if parent and parent.wants_key:
            parent.key, parent.key_where, parent.wants_key = None, where, False
        else:
            self._place(Node(None, where, parent.key_where if parent else None))

    def _scalar(self, event: Any) -> None:
        start, style = event.start_mark, event.style
        where = Where(self._file, start.line + 1, start.column + 1)
        if event.tag or event.anchor:
            self._refuse_properties(event, where)
        parent = self._open[-1] if self._open else None
        if not style:
            self._check_plain(event, where, parent)
        if parent is None or not parent.wants_key:
            key_where = parent.key_where if parent else None
            self._place(Node(self._value(event, where), where, key_where, bool(style)))
        else:
            self._key(event, where, parent)

    def _value(self, event: Any, where: Where) -> Scalar:
        text: str = event.value
        style = event.style
        if style == '"' and "\\" in self._lines[where.line - 1] and bad_character(text):
            self._report("bad-escape", where)
            text = ""
        if len(text) > TEXT_LIMIT:
            self._report("text-endless", where, length=len(text), limit=TEXT_LIMIT)
            text = text[:TEXT_LIMIT]
        elif not text.isascii():
            text = self._wide(text, event)
        return MarkedText(text, where) if style else plain_value(text, where)

    def _wide(self, text: str, event: Any) -> str:
        """A text with letters beyond ASCII: folded as Japanese is, and composed where the file's are not."""
        style = event.style
        if style != "|" and event.start_mark.line != event.end_mark.line:
            return nfc(unfolded(text, self._source(event)))
        return text if self._is_nfc and style != '"' else nfc(text)

    def _key(self, event: Any, where: Where, parent: _Open) -> None:
        key: str = event.value
        if len(key) > TEXT_LIMIT:
            self._report("text-endless", where, length=len(key), limit=TEXT_LIMIT)
            key = key[:TEXT_LIMIT]
        quoted = event.style == '"'  # where alone a code can stand for a character that is not in the file
        if not key.isascii() and (quoted or not self._is_nfc):
            key = nfc(key)
        end = event.end_mark
        parent.key, parent.key_where, parent.wants_key = key, where, False
        parent.key_end = (end.line, end.column)
        if key == "" and not event.style:
            self._report("key-not-text", where)
        elif key == "<<" and not event.style:
            self._report("merge-key", where)
            parent.key = None
        elif quoted and bad_character(key):
            self._report("bad-escape", where)
            parent.key = None
        elif where is self._split_at:
            parent.key = None

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        values = parent.node.value
        if isinstance(values, list):
            values.append(node)
        elif isinstance(values, dict):
            parent.wants_key = True
            if parent.key is not None and node.key_where is not None:
                self._put(parent, values, parent.key, node)

    def _put(self, parent: _Open, values: dict[str, Node], key: str, node: Node) -> None:
        where = node.key_where
        assert where is not None
        if key in values:
            first = values[key].key_where or where
            self._report("duplicate-key", where, key=shown(key), first=first.line, second=where.line)
            return
        values[key] = node
        if parent.flow and not parent.dropped and node.value is None and _begins(node, parent.key_end):
            glued = len(key) > 1 and ":" in key  # there is no value, not even a colon before it
            self._report("colon-without-space" if glued else "comma-in-braces", where, text=shown(key))

    def _check_plain(self, event: Any, where: Where, parent: _Open | None) -> None:
        text: str = event.value
        end = event.end_mark
        line = self._lines[end.line]
        if "#" in line:
            self._add(lost_comment(line[end.column :], self._where(end)))
        if not text:
            return
        if may_be_odd(text) or where.line <= end.line:
            self._check_beginnings(event, where, bool(parent and parent.wants_key))
        if parent and parent.flow:
            self._check_comma(event, where, parent)

    def _check_beginnings(self, event: Any, where: Where, is_key: bool) -> None:
        start, end = event.start_mark, event.end_mark
        before = self._lines[start.line][: start.column]
        continuation = self._lines[start.line + 1 : end.line + 1]
        first = self._lines[start.line][start.column : None if continuation else end.column]
        self._add(odd_start(first, event.value, not before.strip(" -"), where, is_key))
        self._add(lost_dash(first, before, continuation, where))

    def _check_comma(self, event: Any, where: Where, parent: _Open) -> None:
        """Look for a number that its comma parts; of those in one pair of brackets the first is told."""
        text, start, end, (line, column, left) = event.value, event.start_mark, event.end_mark, self._comma
        self._comma = (end.line, end.column, text)
        split = split_number(left, text, where) if (line, column + 1) == (start.line, start.column) else None
        if split:
            self._add(None if parent is self._split_in else split)
            self._split_at, self._split_in = where, parent

    def _source(self, event: Any) -> list[str]:
        """Return the lines of a scalar of several lines, without its quotes."""
        start, end, style = event.start_mark, event.end_mark, event.style
        if style == ">":
            return self._lines[start.line + 1 : end.line]
        quote = 1 if style else 0
        first = self._lines[start.line][start.column + quote :]
        lines = [first, *self._lines[start.line + 1 : end.line], self._lines[end.line][: end.column - quote]]
        if style == "'":
            return [line.replace("''", "'") for line in lines]
        return [_unescaped(line) for line in lines] if style and "\\" in "".join(lines) else lines

    def _refuse_properties(self, event: Any, where: Where) -> None:
        if event.anchor:
            self._report("anchor", where)
        if event.tag:
            self._report("tag", where)

    def _where(self, mark: Any) -> Where:
        return Where(self._file, mark.line + 1, mark.column + 1)

    def _report(self, code: str, where: Where, **words: object) -> None:
        self.findings.append(finding(code, where, Severity.ERROR, **words))

    def _add(self, found: Finding | None) -> None:
        if found:
            self.findings.append(found)


def _begins(node: Node, mark: tuple[int, int]) -> bool:
    return (node.where.line - 1, node.where.column - 1) == mark


def _unescaped(line: str) -> str:
    """Return one line of a double-quoted text as YAML reads it, without a joining backslash at its end."""
    body = line.strip(" ")
    if (len(body) - len(body.rstrip("\\"))) % 2:
        body = body[:-1]
    values = [event.value for event in read_events(f'"{body}"') if isinstance(event, yaml_events.ScalarEvent)]
    return str(values[0])
