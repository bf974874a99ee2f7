"""What a file says into a model, with every fault told at its place in the file."""

from __future__ import annotations

from typing import Any, TypeVar

from deckgen.content.model import Form
from deckgen.content.shape import FAILED, MOST_FINDINGS, Reading, form_shape
from deckgen.diagnostics import Checked, Finding, Where
from deckgen.yaml_source import Node

F = TypeVar("F", bound=Form)


def validate(form: type[F], node: Node) -> Checked[F]:
    """Return the model that the node holds, and a finding for every fault at its line and column.

    Where unknown keys are all that is wrong there is a value too, so that later checks tell theirs at once.
    """
    reading = Reading()
    value = form_shape(form).read(node, reading)
    return Checked(None if value is FAILED else value, _told(reading, node))


def validate_key(form: type[Form], key: str, node: Node) -> Checked[Any]:
    """Return the value of one key of a form, and every fault in it; a key that the form has not is one."""
    reading = Reading()
    shape = form_shape(form).at(key)
    if shape is None:
        return Checked(None, (Finding("unknown-key", f"`{key}` is not a key that is known", "", node.where),))
    value = shape.read(node, reading)
    return Checked(None if value is FAILED else value, _told(reading, node))


def _told(reading: Reading, node: Node) -> tuple[Finding, ...]:
    findings = tuple(reading.findings[:MOST_FINDINGS])
    return (*findings, too_many_findings(MOST_FINDINGS, node.where)) if reading.full else findings


_KEPT: dict[tuple[type[Form], int], tuple[Node, Checked[Any]]] = {}
_MOST_KEPT = 32


def validate_once(form: type[F], node: Node) -> Checked[F]:
    """Return what `validate` does, for a file that is read with every region, such as the brand's.

    It is kept by the node's identity, which holds while it is kept: the same bytes are read as the same node.
    """
    known = _KEPT.get((form, id(node)))
    if known is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        known = _KEPT[form, id(node)] = (node, validate(form, node))
    return known[1]


def too_many_findings(limit: int, where: Where) -> Finding:
    """Return the finding that says that the rest is not told."""
    message = f"there are more than {limit} findings; the rest are not told"
    return Finding("too-many-findings", message, "cure these first, then check again", where)
