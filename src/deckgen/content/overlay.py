"""One file laid over another: the one mechanism behind languages and investors.

Mappings merge key by key. A list whose entries have ids is addressed by id, from a mapping of ids or from a
list of entries with ids; any other list is replaced whole.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from deckgen.diagnostics import Finding, did_you_mean
from deckgen.yaml_source import Node

Report = Callable[[Finding], None]


def lay_over(base: Node, over: Node, report: Report, *, may_add: bool = False) -> Node:
    """Return ``base`` with what ``over`` says in its place; unknown ids are reported at their line.

    Where it ``may_add``, an entry of a list with a new id is added at its end; as a key it stays unknown.
    """
    if over.value is None:
        return base
    if isinstance(base.value, dict) and isinstance(over.value, dict):
        return _mapping(base, over.value, report, may_add)
    if isinstance(base.value, list) and ids_of(base):
        return _addressed(base, over, report, may_add)
    if isinstance(over.value, dict) != isinstance(base.value, dict) and base.value is not None:
        return _text_of_entry(base, over, report)
    return over


def ids_of(node: Node) -> dict[str, int]:
    """Return where each id stands in a list whose every entry has one; empty for any other list."""
    if not isinstance(node.value, list):
        return {}
    found = {name: at for at, entry in enumerate(node.value) if (name := id_of(entry))}
    return found if len(found) == len(node.value) else {}


def id_of(node: Node) -> str:
    """Return a mapping's ``id``, or an empty string."""
    entry = node.value.get("id") if isinstance(node.value, dict) else None
    return str(entry.value) if entry is not None and entry.value is not None else ""


def _mapping(base: Node, over: dict[str, Node], report: Report, may_add: bool) -> Node:
    assert isinstance(base.value, dict)
    merged = dict(base.value)
    for key, node in over.items():
        merged[key] = lay_over(merged[key], node, report, may_add=may_add) if key in merged else node
    return replace(base, value=merged)


def _addressed(base: Node, over: Node, report: Report, may_add: bool) -> Node:
    assert isinstance(base.value, list)
    places = ids_of(base)
    merged = list(base.value)
    for name, node in _named_entries(over, report):
        if name in places and _is_another(merged[places[name]], node):
            report(_taken(name, merged[places[name]], node))
        elif name in places:
            entry = _without_id(node)
            merged[places[name]] = lay_over(merged[places[name]], entry, report, may_add=may_add)
        elif may_add and isinstance(over.value, list):
            merged.append(node)
        else:
            where = node.key_where or node.where
            report(Finding("unknown-id", f"there is no `{name}` here", did_you_mean(name, places), where))
    return replace(base, value=merged)


def _is_another(base: Node, over: Node) -> bool:
    """True where an entry with an id and a kind of its own can only be meant as one more."""
    ours, theirs = base.at(["kind"]), over.at(["kind"])
    return bool(id_of(over) and ours and theirs and ours.value != theirs.value)


def _taken(name: str, base: Node, over: Node) -> Finding:
    kind = base.nearest(["kind"]).value
    message = f"the id '{name}' is already that of a slide of kind {kind} in {base.where.file}"
    cure = "give this one another id, or leave out its `kind` to say something else on that slide"
    return Finding("id-twice", message, cure, over.nearest(["id"]).where)


def _named_entries(over: Node, report: Report) -> list[tuple[str, Node]]:
    if isinstance(over.value, dict):
        return list(over.value.items())
    entries = over.value if isinstance(over.value, list) else []
    if not entries:
        cure = "write the ids as keys, each with its texts below it"
        report(Finding("not-addressed", "these things are addressed by their ids", cure, over.where))
    named = []
    for entry in entries:
        if name := id_of(entry):
            named.append((name, entry))
        else:
            cure = "give the entry the `id` of what it replaces"
            report(Finding("not-addressed", "this entry has no `id`", cure, entry.where))
    return named


def _without_id(node: Node) -> Node:
    if isinstance(node.value, dict) and "id" in node.value:
        return replace(node, value={key: child for key, child in node.value.items() if key != "id"})
    return node


def _text_of_entry(base: Node, over: Node, report: Report) -> Node:
    """A plain text over an entry that has one, such as a point with an id; anything else does not match."""
    if isinstance(base.value, dict) and "text" in base.value and not isinstance(over.value, list):
        return replace(base, value={**base.value, "text": over})
    if isinstance(over.value, dict) and "text" in over.value:
        return over
    kind = "keys and values" if isinstance(base.value, dict) else "a plain value"
    place = over.key_where or over.where
    cure = f"write it as {kind}, as it stands in {base.where}"
    report(Finding("wrong-shape", "this does not have the shape of what it replaces", cure, place))
    return base
