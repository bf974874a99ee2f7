"""Plain data into a model, with every fault told at its place in the file."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from deckgen.content.model import FaultAtError
from deckgen.content.phrases import MAPPING, in_words
from deckgen.content.shape import Path, form_at, keys_of, kinds_at
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean
from deckgen.yaml_source import Node

F = TypeVar("F", bound=BaseModel)

MOST_FINDINGS = 200
"""How many faults of one file are told at once; whoever has more has one that repeats."""


def validate(form: type[F], node: Node) -> Checked[F]:
    """Return the model made from the node's data, and a finding for every fault at its line and column.

    Where unknown keys are all that is wrong there is a value too, so that later checks tell theirs at once.
    """
    data = node.plain()
    try:
        return Checked(form.model_validate(data))
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    findings = tuple(filter(None, (_finding(form, node, error) for error in errors[:MOST_FINDINGS])))
    if len(errors) > MOST_FINDINGS:
        findings += (too_many_findings(MOST_FINDINGS, node.where),)
    strangers = [_path_in(node, error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
    for path in strangers:
        _drop(data, path)
    try:
        return Checked(form.model_validate(data) if strangers else None, findings)
    except ValidationError:
        return Checked(None, findings)


_KEPT: dict[tuple[type[BaseModel], int], tuple[Node, Checked[Any]]] = {}
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


def _drop(data: Any, path: Path) -> None:
    """Take a key out of plain data, which is no one else's."""
    for step in path[:-1]:
        data = data[step]
    data.pop(path[-1], None)


def _finding(form: type[BaseModel], root: Node, error: ErrorDetails) -> Finding | None:
    """What is wrong, or nothing where another finding says it."""
    path = _path_in(root, error["loc"])
    if error["type"].startswith("union_tag"):
        return _unknown_kind(root, path, error)
    if error["type"] == "extra_forbidden":
        return _unknown_key(form, root, path)
    if error["type"] == "missing":
        return _missing_key(form, root, path, str(error["loc"][-1]))
    message, cure = in_words(error)
    fault = error.get("ctx", {}).get("error")
    node = root.nearest(path)
    if isinstance(fault, FaultAtError):
        path = (*path, *fault.path)
        node = root.nearest(path)
        return Finding("wrong-value", f"{_named(path)} {message}", cure, node.key_where or node.where)
    return Finding("wrong-value", f"{_named(path)} {message}", cure, node.where)


def _path_in(root: Node, loc: tuple[str | int, ...]) -> Path:
    """The steps of pydantic's location that name nodes."""
    path: list[str | int] = []
    node = root
    for step in loc:
        child = node.at([step]) if isinstance(node.value, dict | list) else None
        if child is not None:
            path.append(step)
            node = child
    return tuple(path)


def _owner(form: type[BaseModel], root: Node, path: Path) -> type[BaseModel] | None:
    """The model of the mapping at the path; its ``kind`` decides where several may stand there."""
    kind = root.at((*path, "kind"))
    return form_at(form, path, str(kind.value) if kind else "")


def _unknown_kind(root: Node, path: Path, error: ErrorDetails) -> Finding:
    """An entry of a list of slides whose ``kind`` is missing or none that there is."""
    node, kind = root.nearest(path), root.at((*path, "kind"))
    known = re.findall(r"of kind (\w+)", str(error.get("ctx", {}).get("expected_tags", "")))
    if not isinstance(node.value, dict):
        return Finding("wrong-value", f"`{_dotted(path)}` {MAPPING[0]}", MAPPING[1], node.where)
    if kind is None:
        cure = "add `kind: ...`, such as chart, table, steps, text"
        return Finding("missing-key", f"`{_dotted(path)}` has no `kind`", cure, node.where)
    message = f"`{_dotted((*path, 'kind'))}` cannot be '{kind.value}'"
    return Finding("wrong-value", message, did_you_mean(str(kind.value), known), kind.where)


def _unknown_key(form: type[BaseModel], root: Node, path: Path) -> Finding:
    owner = _owner(form, root, path[:-1])
    node = root.nearest(path)
    if owner and path[-1] in kinds_at(form, path[:-1]):
        return _other_kind(root, path, owner)
    cure = did_you_mean(str(path[-1]), keys_of(owner)) if owner else ""
    place = f" in `{_dotted(path[:-1])}`" if len(path) > 1 else ""
    return Finding(
        "unknown-key", f"`{path[-1]}` is not a key that is known{place}", cure, node.key_where or node.where
    )


def _other_kind(root: Node, path: Path, owner: type[BaseModel]) -> Finding:
    """An entry that shows what another kind shows."""
    entry, key = root.nearest(path[:-1]), path[-1]
    kind = entry.nearest(["kind"]).value
    lacking = kind in keys_of(owner) and entry.at([str(kind)]) is None
    instead = f"put `{kind}: ...` in its place" if lacking else f"leave `{key}` out"
    message = f"{_named(path[:-1])} is of kind {kind}, which has no `{key}`"
    node = root.nearest(path)
    return Finding("unknown-key", message, f"write `kind: {key}`, or {instead}", node.key_where or node.where)


def _missing_key(form: type[BaseModel], root: Node, path: Path, key: str) -> Finding | None:
    node, owner = root.nearest(path), _owner(form, root, path)
    others = kinds_at(form, path) & set(node.value if isinstance(node.value, dict) else ())
    if any(key not in keys_of(other) for kind in others if (other := form_at(form, path, kind)) != owner):
        return None  # the entry shows what another kind shows, and that is told
    close = _misspelt(node, key, owner)
    cure = f"did you mean `{key}` where it says `{close}`?" if close else f"add `{key}: ...`"
    return Finding("missing-key", f"{_named(path)} has no `{key}`", cure, node.where)


def _misspelt(node: Node, key: str, owner: type[BaseModel] | None) -> str:
    """A key of the node that is not known and looks like the missing one."""
    if not isinstance(node.value, dict) or owner is None:
        return ""
    strangers = [name for name in node.value if name not in keys_of(owner)]
    return next((name for name in strangers if did_you_mean(name, [key]).startswith("did")), "")


def _named(path: Path) -> str:
    return f"`{_dotted(path)}`" if path else "the file"


def _dotted(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
