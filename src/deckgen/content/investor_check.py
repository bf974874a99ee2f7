"""What must agree within one investor file, whatever the region: tags, rules, names of other files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.content.brand import Brand
from deckgen.content.investor import Investor, Rule
from deckgen.content.model import where_of
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.yaml_source import Node


def check_investor(
    investor: Investor,
    node: Node,
    brand: Brand,
    regions: frozenset[str],
    storylines: frozenset[str],
) -> Iterator[Finding]:
    """Yield what an investor file names that is not there, and rules that contradict each other."""
    for tag in investor.interests:
        yield from _known("tag", tag, brand.tags)
    for rule in (*investor.include, *investor.exclude):
        yield from _known("tag", rule.said, brand.tags)
    for language in investor.languages:
        yield from _known("language", language, brand.languages)
    yield from contradictions(investor.include, investor.exclude)
    yield from _twice(investor.interests)
    if investor.storyline is not None:
        yield from _known("storyline", investor.storyline, storylines)
    if investor.jurisdiction is not None:
        yield from _known("disclaimer", investor.jurisdiction, brand.disclaimers)
    for name in investor.regions:
        if name not in regions:
            where = node.nearest(["regions", name])
            yield _not_there("region", str(name), did_you_mean(str(name), regions), where)


def contradictions(include: Iterable[Rule], exclude: Iterable[Rule]) -> Iterator[Finding]:
    """Yield a finding for everything that is both included and excluded."""
    first = {(rule.id, rule.tag): rule for rule in include}
    for rule in exclude:
        other = first.get((rule.id, rule.tag))
        if other is not None:
            message = f"'{rule.said}' is excluded here and included in {where_of(other.said)}"
            yield Finding("rules-contradict", message, "keep one of the two", where_of(rule.said))


def _twice(interests: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for tag in interests:
        if tag in seen:
            message = f"the interest '{tag}' is named twice; its first place counts"
            yield Finding("interest-twice", message, "leave this one out", where_of(tag), Severity.WARNING)
        seen.add(tag)


def _known(kind: str, name: str, known: Iterable[str]) -> Iterator[Finding]:
    known = frozenset(known)
    if name not in known:
        where = where_of(name)
        message = {
            "language": f"the brand has no language '{name}'",
            "tag": f"the brand has no tag '{name}'",
            "storyline": f"there is no storyline '{name}'",
            "disclaimer": f"the brand has no disclaimer for '{name}'",
        }[kind]
        cure = did_you_mean(name, known) or "add it to `disclaimers` in content/brand.yaml"
        yield Finding(f"no-such-{kind}", message, cure, where)


def _not_there(kind: str, name: str, cure: str, node: Node) -> Finding:
    return Finding(f"no-such-{kind}", f"there is no {kind} '{name}'", cure, node.key_where or node.where)
