"""Every relationship leads to a part that is there and fits it, and every reference to a relationship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckgen.master.opc import PML, THEME_TYPE, parse_xml
from deckgen.package import tags
from deckgen.package.facts import NO_LINKS, PartFacts
from deckgen.package.references import used_in
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE, NOTES_TYPE, SLIDE_TYPE, PackageView
from deckgen.package.zip_reader import Entry

_FITTING: Mapping[str, str] = {
    "slide": SLIDE_TYPE,
    "slideLayout": LAYOUT_TYPE,
    "slideMaster": MASTER_TYPE,
    "notesSlide": NOTES_TYPE,
    "notesMaster": tags.NOTES_MASTER_TYPE,
    "theme": THEME_TYPE,
    "chart": tags.CHART_TYPE,
    "image": "image/",
    "presProps": f"{PML}presProps+xml",
    "tableStyles": f"{PML}tableStyles+xml",
    "core-properties": tags.CORE_TYPE,
    "extended-properties": tags.APP_TYPE,
}
_ONCE = ("officeDocument", "core-properties", "extended-properties")


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield relationships that lead nowhere, to the wrong thing, or share an id."""
    type_of, fitting = file.type_of, _FITTING.get
    for name, links in file.relationships.items():
        if name in file.judged:
            continue
        if len(links.kinds) != len(links.every) or "" in links.kinds:
            yield name, "two of its relationships have one id, or one has none"
        if name and name not in file.names:
            yield name, "it has relationships but is not in the file"
        for target, kind, reference in links.inner:
            found = type_of.get(target)
            if found is None:
                yield name, f"its relationship {reference} leads to {target}, which is not in the file"
            elif not found.startswith(fitting(kind, "")):
                yield name, f"its relationship {reference} leads to {target}, which is no {kind}"
    for kind in _ONCE:
        if len(file.links("", kind)) > 1:
            yield "", f"it has more than one part as its {kind}"


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield references without a relationship, or with one of another kind."""
    for name, facts in view.facts_of.items():
        if facts.references and name not in view.judged:
            kinds = view.relationships.get(name, NO_LINKS).kinds
            if not kinds.keys() >= facts.references:
                for reference in _unknown(facts, kinds, view.entries[name]):
                    yield name, f"it uses the relationship {reference}, which it does not have"
            for reference, kind in facts.expected:
                if (found := kinds.get(reference, kind)) != kind:
                    yield name, f"it uses the relationship {reference} as a {kind}, but that is a {found}"


def _unknown(facts: PartFacts, kinds: Mapping[str, str], entry: Entry) -> list[str]:
    """References that lead nowhere, in order; what only looks like one in a text is none."""
    return sorted(facts.references.difference(kinds) & used_in(parse_xml(entry.content())))


RULE = PackageRule(
    "package-relationships",
    "A relationship to an absent part or the wrong kind of part, an id twice, a reference without its "
    "relationship.",
    "PowerPoint offers to repair the file and drops the slide or the picture.",
    structure=structure,
    deck=deck,
)
