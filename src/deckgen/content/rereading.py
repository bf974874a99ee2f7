"""A region read for one investor after another: what their files leave as it is, is read and checked once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from deckgen.content.in_language import read_region
from deckgen.content.investor import Investor
from deckgen.content.library import Library
from deckgen.content.region import Benefit, Cover, Item, Region
from deckgen.content.region_check import COLLECTIONS, check_things
from deckgen.content.validate import validate, validate_key
from deckgen.diagnostics import Checked
from deckgen.yaml_source import Node

_EVERYWHERE = frozenset({"language", "name", "country", "place", "facts", "sources", "sections"})
"""What all that a region says may refer to: where it changes, all is read anew."""

_ITEMS = {"advantages": Item, "benefits": Benefit}


def reread_region(
    library: Library, region: str, told: Node, language: str, investor: Investor | None
) -> Checked[Region]:
    """Return what `read_region` does of a region's content as it is ``told``, the investor's changes in it.

    Where nothing was found in the region itself, only what differs from it is read and checked: what stands
    there names no investor, as nothing could be filled in.
    """
    base, known = library.merged[region, language].value, _known(library, region, language)
    if base is None or known.value is None or known.findings:
        return read_region(library, told, language, investor)
    if told is base and investor is None:
        return known
    changed = _changed(base, told)
    read = None if changed.keys() & _EVERYWHERE else _with_changes(known.value, base, told, changed)
    if read is None:
        return read_region(library, told, language, investor)
    things, node = _things_apart(read, known.value), _nodes_apart(base, told, changed)
    found = check_things(read, things, node, library.brand, library.languages[language], investor)
    return Checked(read, found)


def _known(library: Library, region: str, language: str) -> Checked[Region]:
    """The region as it is told to nobody in particular, read once for a library."""
    known = library.read.get((region, language))
    if known is None:
        merged = library.merged[region, language].value
        assert merged is not None
        known = library.read[region, language] = read_region(library, merged, language)
    return known


def _changed(base: Node, told: Node) -> Mapping[str, Node]:
    assert isinstance(base.value, dict)
    assert isinstance(told.value, dict)
    return {key: node for key, node in told.value.items() if base.value.get(key) is not node}


def _with_changes(known: Region, base: Node, told: Node, changed: Mapping[str, Node]) -> Region | None:
    """The region with what changed read anew; None where there is a fault in it, to be told of the whole."""
    said: dict[str, object] = {}
    for key, node in changed.items():
        if key in _ITEMS and isinstance(node.value, list):
            read = _items_anew(_ITEMS[key], getattr(known, key), base.nearest([key]), node.value)
        else:
            read = validate_key(Region, key, node)
        if read.findings:
            return None
        said[key] = read.value
    return replace(known, **said)


def _items_anew(form: type[Item], known: list[Item], base: Node, nodes: list[Node]) -> Checked[list[Item]]:
    """The items of a list, of which only those are read whose node is not one of the base's."""
    before = base.value if isinstance(base.value, list) else []
    have = {id(node): Checked(item) for node, item in zip(before, known, strict=True)}
    read = [have.get(id(node)) or validate(form, node) for node in nodes]
    findings = tuple(finding for one in read for finding in one.findings)
    return Checked([one.value for one in read if one.value is not None], findings)


def _things_apart(read: Region, known: Region) -> Region:
    """The region with only those things in its collections, and that cover, which are not the known ones."""
    told = {id(thing) for name in COLLECTIONS for thing in getattr(known, name)}
    apart: dict[str, object] = {
        name: [thing for thing in getattr(read, name) if id(thing) not in told] for name in COLLECTIONS
    }
    return replace(read, **apart, **({"cover": Cover()} if read.cover is known.cover else {}))


def _nodes_apart(base: Node, told: Node, changed: Mapping[str, Node]) -> Node:
    """What is written of those things, and whatever else changed."""
    return Node({key: _entries_apart(base.at([key]), node) for key, node in changed.items()}, told.where)


def _entries_apart(before: Node | None, node: Node) -> Node:
    if before is None or not isinstance(before.value, list) or not isinstance(node.value, list):
        return node
    known = set(map(id, before.value))
    return Node([entry for entry in node.value if id(entry) not in known], node.where, node.key_where)
