"""The structure of a file: its parts by name and type, and how they refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING

from deckgen.master.opc import CONTENT_TYPES, RELS_TYPE, PartRelationship
from deckgen.package.facts import NO_LINKS, Links, PartFacts, source_of

if TYPE_CHECKING:
    from deckgen.package.copied_end import CopiedEnd


class NamedParts:
    """The names of a file's entries, without a leading slash, with the types that ``declared`` gives them.

    ``main_types`` are the content types that the main part may have in a file of this ending. An ``end`` that
    is known is part of it as far as its types are the ones declared.
    """

    def __init__(
        self, names: Sequence[str], declared: PartFacts, main_types: Iterable[str], end: CopiedEnd | None
    ) -> None:
        defaults, overrides = declared.defaults, declared.overrides
        self.names, self.declared, self.main_types = frozenset(names), declared, frozenset(main_types)
        self.overrides = overrides
        self.type_of: Mapping[str, str] = {
            name: overrides.get(name) or defaults.get(name[name.rfind(".") + 1 :].lower(), "")
            for name in names
        } | {CONTENT_TYPES: ""}
        self.given_end = end
        self.end = end if end is not None and end.types.items() <= self.type_of.items() else None
        copied = {CONTENT_TYPES, *(self.end.entries if self.end is not None else ())}
        self.own = [(name, self.type_of[name]) for name in names if name not in copied]
        self.listing = [(name, source_of(name)) for name, kind in self.own if kind == RELS_TYPE]

    @cached_property
    def by_type(self) -> Mapping[str, list[str]]:
        """The names of the parts by content type."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, content_type in self.type_of.items():
            found[content_type].append(name)
        return found


class Structure:
    """Named parts with their relationships, but nothing of what they hold.

    Files with the same names, types and relationships share one, so that what rules find in it they find
    once: ``faultless`` is true as soon as all have looked and found nothing. Of ``judged`` parts, in whose
    relationships nothing was wrong, nobody need look at the relationships again.
    """

    def __init__(self, parts: NamedParts, links: Sequence[Links]) -> None:
        self.parts, self.names, self.type_of, self.by_type = parts, parts.names, parts.type_of, parts.by_type
        self._links = links
        own = {source: link for (_, source), link in zip(parts.listing, links, strict=True)}
        end = parts.end
        self.relationships: Mapping[str, Links] = own if end is None else own | end.relationships
        self.judged: Set[str] = frozenset() if end is None or not end.closed else end.relationships.keys()
        self.faultless = False

    def has(self, links: Sequence[Links]) -> bool:
        """Return True where its parts have these very relationships."""
        return all(map(is_, links, self._links))

    def links(self, name: str, kind: str) -> Sequence[PartRelationship]:
        """Return a part's relationships of one kind; the package's own under the empty name."""
        return self.relationships.get(name, NO_LINKS).by_kind.get(kind, ())

    def named(self, content_type: str) -> list[str]:
        """Return the names of the parts of one content type."""
        return self.by_type.get(content_type, [])

    @cached_property
    def main(self) -> str:
        """The name of the presentation part, empty where the package names none that is there."""
        found = (item.target for item in self.links("", "officeDocument"))
        return next((target for target in found if target in self.names), "")
