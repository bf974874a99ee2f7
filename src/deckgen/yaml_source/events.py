"""The event stream of a YAML text, from libyaml where it is there, else from the pure Python reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:  # a PyYAML built without libyaml
    CParser = None  # type: ignore[misc,assignment]


class _PureParser(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def read_events(text: str) -> Iterator[Any]:
    """Yield PyYAML's events; raises MarkedYAMLError.

    Nothing is composed or constructed, so nothing recurses and no alias is ever followed.
    """
    parser: Any = CParser(text) if CParser is not None else _PureParser(text)
    try:
        yield from iter(parser.get_event, None)
    except (ValueError, OverflowError) as error:  # the pure reader, given an escape beyond Unicode
        mark = parser.get_mark()
        raise yaml.scanner.ScannerError(
            "while parsing a quoted scalar", mark, "found invalid Unicode character escape code", mark
        ) from error
