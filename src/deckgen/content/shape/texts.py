"""The texts of a content file that are to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckgen.content.model import Form, Translated
from deckgen.content.shape.annotation import form_shape
from deckgen.content.shape.base import Path, Shape
from deckgen.yaml_source import Node

Text = tuple[Path, Node, Translated]
"""A text of a content file: the path to it, its node, and whether a language file must give it anew."""


def translated_texts(form: type[Form], data: Any) -> Iterator[tuple[Path, Translated]]:
    """Return the path of every text in plain data that a language file gives, or may give, anew."""
    found: list[tuple[Path, Any, Translated]] = []
    _gather(form_shape(form), data, (), found)
    return ((path, mark) for path, _, mark in found)


def texts_in(form: type[Form], node: Node) -> list[Text]:
    """Return every text that a language file gives, or may give, anew."""
    found: list[Text] = []
    _gather(form_shape(form), node, (), found)
    return found


def _gather(shape: Shape, data: Any, path: Path, found: list[tuple[Path, Any, Translated]]) -> None:
    """Add the texts below a node, or below plain data."""
    value: Any = data.value if type(data) is Node else data
    kind = type(value)
    if kind is dict:
        at = shape.at
        for key, child in value.items():
            below = at(key)
            if below is not None:
                _gather(below, child, (*path, key), found)
    elif kind is list:
        below = shape.at(0)
        for place, child in enumerate(value if below else ()):
            assert below is not None
            _gather(below, child, (*path, place), found)
    elif value is not None and shape.mark is not None:
        found.append((path, data, shape.mark))
