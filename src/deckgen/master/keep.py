"""What of a template goes into decks, and what is left behind and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckgen.diagnostics import Finding, Severity
from deckgen.master.opc import PartRelationship, parsed, read_relationships, rels_name

Relationships = dict[str, tuple[PartRelationship, ...]]

_FOLLOWED: Mapping[str, frozenset[str]] = {
    "package": frozenset({"officeDocument"}),
    "officeDocument": frozenset({"slideMaster", "notesMaster", "theme", "tableStyles", "presProps"}),
    "slideMaster": frozenset({"slideLayout", "theme", "image", "hyperlink"}),
    "slideLayout": frozenset({"slideMaster", "image", "hyperlink"}),
    "notesMaster": frozenset({"theme", "image", "hyperlink"}),
    "theme": frozenset({"image"}),
}
_DROPPED_ANYWHERE = frozenset({"tags", "customXml"})
_LEFT_BEHIND = (
    ("/slides/", "template-slides-removed", "sample slides", Severity.WARNING),
    ("/comment", "template-comments-removed", "comments or their authors", Severity.WARNING),
    ("/customxml/", "template-customxml-removed", "custom XML data", Severity.WARNING),
    ("/tags/", "template-tags-removed", "tags of an add-in", Severity.WARNING),
    ("/fonts/", "template-fonts-removed", "embedded fonts", Severity.WARNING),
    ("/handoutmasters/", "template-handout-removed", "a handout master", Severity.NOTE),
    ("/printersettings/", "template-printer-removed", "printer settings", Severity.NOTE),
    ("/docprops/thumbnail", "template-thumbnail-removed", "a thumbnail picture", Severity.NOTE),
)


def reachable(parts: Mapping[str, bytes]) -> tuple[Relationships, list[Finding]]:
    """Return the relationships of every part that decks take over, keyed by part name, and what cannot stay.

    The package's own relationships stand under the empty name.
    """
    kept: Relationships = {}
    findings: list[Finding] = []
    waiting = [("", "package")]
    while waiting:
        part, kind = waiting.pop(0)
        if part in kept:
            continue
        relationships = _relationships_of(part, parts)
        kept[part], problems = _followed(part, kind, relationships, parts)
        findings += problems
        waiting += [(item.target, item.kind) for item in kept[part] if not item.external]
    return kept, findings


def _relationships_of(part: str, parts: Mapping[str, bytes]) -> tuple[PartRelationship, ...]:
    data = parts.get(rels_name(part))
    return read_relationships(part, parsed(data)) if data is not None else ()


def _followed(
    part: str,
    kind: str,
    relationships: Iterable[PartRelationship],
    parts: Mapping[str, bytes],
) -> tuple[tuple[PartRelationship, ...], list[Finding]]:
    followed, findings = [], []
    may_drop_all = kind in ("package", "officeDocument")
    for item in relationships:
        if item.kind in _FOLLOWED.get(kind, frozenset()):
            if item.external or item.target in parts:
                followed.append(item)
            else:
                findings.append(_dangling(part, item))
        elif not may_drop_all and item.kind not in _DROPPED_ANYWHERE:
            findings.append(_unknown(part, item))
    return tuple(followed), findings


def _dangling(part: str, item: PartRelationship) -> Finding:
    return Finding(
        "template-part-missing",
        f"{part or 'the template'} refers to {item.target}, which is not in the file",
        "open the template in PowerPoint and save it again",
    )


def _unknown(part: str, item: PartRelationship) -> Finding:
    return Finding(
        "template-part-unknown",
        f"{part} holds something that decks cannot take over: {item.kind} ({item.target})",
        "remove it from the slide master and its layouts, or replace it by a picture",
    )


def left_behind(parts: Iterable[str], kept: Relationships) -> list[Finding]:
    """Return a warning or note for each sort of thing in the template that decks do not take over."""
    gone = [f"/{name.lower()}" for name in parts if name not in kept and not name.endswith(".rels")]
    findings = []
    for mark, code, what, severity in _LEFT_BEHIND:
        count = sum(mark in name for name in gone)
        if count:
            message = (
                f"the template holds {what} ({count} {'part' if count == 1 else 'parts'}), left out of decks"
            )
            findings.append(
                Finding(code, message, "remove them from the template to be rid of this", None, severity)
            )
    return findings
