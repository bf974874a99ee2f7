"""Rules put to a file: each part looked at once, and not again while its bytes are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from deckgen.master.opc import CONTENT_TYPES, parsed_before
from deckgen.package import tags
from deckgen.package.facts import FACT_TAGS, PartFacts, gather
from deckgen.package.known import KnownParts
from deckgen.package.look import look_at
from deckgen.package.refill import refilled
from deckgen.package.rule import PackageRule, Part, PartCheck
from deckgen.package.structure import NamedParts, Structure
from deckgen.package.texts_apart import Apart, apart, decides
from deckgen.package.view import PackageView
from deckgen.package.zip_reader import Archive, Entry, UnsoundZipError

MOST_XML, MOST_XML_PART, MOST_TAGS = 48 * 2**20, 16 * 2**20, 600_000
MOST_FAULTS = 20
"""Of one rule in one part: who has so many to cure needs no more of them."""

_FALLBACK = f"{tags.MC}Fallback"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
)


class Checker:
    """Some of the rules, sorted by what they look at.

    ``full`` ones read every part whole; the others know some by their markup, whatever their texts are.
    """

    def __init__(self, rules: Iterable[PackageRule], full: bool) -> None:
        self.full = full
        self.rules = {rule.id: rule for rule in rules}
        self._tags = tuple({*FACT_TAGS, *(tag for rule in self.rules.values() for tag in rule.tags)})
        self._whole = [rule for rule in self.rules.values() if rule.structure or rule.deck]
        self._by_type: dict[str, list[tuple[str, PartCheck]]] = {}

    def view(self, archive: Archive, known: KnownParts, main_types: Iterable[str]) -> PackageView:
        """Return the file with the facts of every entry; raises UnsoundZipError where it holds too much."""
        listed, names = archive.entries.get(CONTENT_TYPES), tuple(archive.entries)
        declared = self._known_facts(listed, "xml", known) if listed else PartFacts()
        like = known.structure(names)
        parts = like.parts if like else None
        if parts is None or parts.declared is not declared or parts.given_end is not archive.end:
            parts, like = NamedParts(names, declared, main_types, archive.end), None
        facts_of = {CONTENT_TYPES: declared} | self._facts_of(archive, parts, known)
        links = [facts_of[name].links for name, _ in parts.listing]
        if like is None or not like.has(links):
            like = Structure(parts, links)
            known.put_structure(names, like)
        return PackageView(like, archive.entries, facts_of)

    def _facts_of(self, archive: Archive, parts: NamedParts, known: KnownParts) -> dict[str, PartFacts]:
        end, facts_of = parts.end, {}
        unread = MOST_XML - (0 if end is None else end.xml)
        for name, content_type in parts.own:
            entry = archive.entries[name]
            unread -= entry.size if content_type.endswith("xml") else 0
            if unread < 0:
                raise UnsoundZipError("it holds more XML than can be checked")
            facts_of[name] = self._known_facts(entry, content_type, known)
        return facts_of if end is None else facts_of | end.facts

    def _known_facts(self, entry: Entry, content_type: str, known: KnownParts) -> PartFacts:
        kind = entry.name if entry.name.endswith(".rels") else content_type
        facts = known.get(entry, kind)
        if facts is None:
            facts = self._facts(entry, content_type, known)
            known.put(entry, kind, facts)
        return facts

    def _facts(self, entry: Entry, content_type: str, known: KnownParts) -> PartFacts:
        try:
            blob = entry.content()
        except UnsoundZipError as problem:
            return PartFacts(faults=(("package-zip", str(problem)),))
        parted = None if self.full else apart(content_type, blob)
        if parted is None:
            return self._read(entry.name, blob, content_type)
        like = known.alike(parted.markup, content_type)
        facts = like and refilled(like, content_type, parted.texts)
        if facts is None:
            facts = self._read(entry.name, blob, content_type)
            if not facts.faults and decides(parted.markup) and _refills(facts, content_type, parted):
                known.put_alike(parted.markup, content_type, facts)
        return facts

    def _read(self, name: str, blob: bytes, content_type: str) -> PartFacts:
        try:
            part = self._part(blob, content_type)
        except etree.XMLSyntaxError as problem:
            return PartFacts(faults=(("package-xml", f"it is not well-formed XML ({problem})"),))
        except ValueError as problem:
            return PartFacts(faults=(("package-xml", str(problem)),))
        facts = gather(part, name)
        if self.full and part.root is not None and facts.tag == tags.SLIDE:
            facts.look = look_at(part.root)
        facts.faults = tuple(
            (rule, message)
            for rule, check in self._checks(content_type)
            for message in islice(check(part), MOST_FAULTS)
        )
        return facts

    def _part(self, blob: bytes, content_type: str) -> Part:
        part = Part(content_type, blob)
        if not content_type.endswith("xml"):
            return part
        if len(blob) > MOST_XML_PART or blob.count(b"<") > MOST_TAGS:
            raise ValueError("it is too large to be read")
        if b"<!DOCTYPE" in blob or b"<!ENTITY" in blob:
            raise ValueError("it declares a DTD, which Office never writes and does not read")
        if b"Fallback" in blob:
            root = etree.fromstring(blob, _PARSER)
            _drop_fallbacks(root)
        else:
            root = parsed_before(blob)
            root = etree.fromstring(blob, _PARSER) if root is None else root
        found = part.found
        for element in root.iter(*self._tags):
            tag = element.tag
            if tag in found:
                found[tag].append(element)
            else:
                found[tag] = [element]
        part.root = root
        return part

    def _checks(self, content_type: str) -> list[tuple[str, PartCheck]]:
        checks = self._by_type.get(content_type)
        if checks is None:
            is_xml = content_type.endswith("xml")
            checks = [
                (rule.id, rule.part)
                for rule in self.rules.values()
                if rule.part is not None and (content_type in rule.types or (is_xml and not rule.types))
            ]
            self._by_type[content_type] = checks
        return checks

    def findings(self, view: PackageView) -> Iterator[tuple[str, str, str]]:
        """Yield (rule id, part, message) for all that the rules see."""
        for name, facts in view.facts_of.items():
            for rule_id, message in facts.faults:
                yield rule_id, name, message
        structure, faultless = view.structure, True
        for rule in self._whole:
            if rule.structure and not structure.faultless:
                for name, message in rule.structure(structure):
                    faultless = False
                    yield rule.id, name, message
            for name, message in rule.deck(view) if rule.deck else ():
                yield rule.id, name, message
        structure.faultless = faultless


def _refills(facts: PartFacts, content_type: str, parted: Apart) -> bool:
    """Return True where the texts are found in the facts at the places from which others are filled in."""
    return refilled(facts, content_type, parted.texts) == facts


def _drop_fallbacks(root: etree._Element) -> None:
    """What stands in a fallback is for old programs, and repeats the ids of what stands beside it."""
    for fallback in list(root.iter(_FALLBACK)):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)
