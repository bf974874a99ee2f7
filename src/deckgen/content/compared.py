"""Regions that a region is compared with: found by name, and their facts borrowed with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.diagrams import ComparisonOf
from deckgen.content.evidence import Fact, Source
from deckgen.content.in_language import merged_region
from deckgen.content.library import Library
from deckgen.content.model import where_of
from deckgen.content.region import Region
from deckgen.content.region_check import visuals_of
from deckgen.content.validate import validate
from deckgen.diagnostics import Checked, Finding, Severity, did_you_mean, in_order


class Compared(Struct, frozen=True):
    """A region with what is borrowed for it; the names of it and of those it is compared with, by id."""

    region: Region
    names: Mapping[str, str]


def fact_of(region: str, fact: str, own: str) -> str:
    """Return the name under which the deck of the region ``own`` has another region's fact."""
    return fact if region == own else f"{region}/{fact}"


def with_compared(library: Library, region: Region, own: str, language: str) -> Checked[Compared]:
    """Return the region with the facts and sources of those that it is compared with, and their names.

    A borrowed one stands under ``region/name``; a source with the same address as one of its own is that
    one. A fact that one of them does not have is a finding, and so are facts in different units.
    """
    findings: list[Finding] = []
    facts, sources, names = dict(region.facts), dict(region.sources), {own: str(region.name)}
    own_addresses = {source.url: name for name, source in region.sources.items()}
    for comparison in comparisons_in(region):
        for name in comparison.regions:
            if name not in names and (other := _read(library, name, language, findings)):
                names[name] = str(other.name)
                known = {
                    key: own_addresses.get(one.url, f"{name}/{key}") for key, one in other.sources.items()
                }
                sources |= _borrowed(known, other.sources, sources)
                facts |= {f"{name}/{key}": _citing(fact, known) for key, fact in other.facts.items()}
        findings += _disagreements(comparison, facts, own, frozenset(names))
    if len(names) > 1:
        region = replace(region, facts=facts, sources=sources)
    return Checked(Compared(region, names), in_order(findings))


def comparisons_in(region: Region) -> Iterator[ComparisonOf]:
    """Yield the comparisons of regions in a region's visuals and slides."""
    for visual in visuals_of(region):
        if visual.comparison is not None and visual.comparison.regions:
            yield visual.comparison


def _read(library: Library, name: str, language: str, findings: list[Finding]) -> Region | None:
    """The other region; None where it is not there, which loading tells, or its files have faults."""
    if name not in library.regions and name not in library.compared:
        return None
    merged = merged_region(library, name, language)
    findings += merged.findings
    if merged.value is None:
        return None
    read = validate(Region, merged.value)
    findings += read.findings
    return read.value


def _borrowed(
    known: dict[str, str], sources: dict[str, Source], there: dict[str, Source]
) -> dict[str, Source]:
    return {name: sources[key] for key, name in known.items() if name not in there}


def _citing(fact: Fact, known: dict[str, str]) -> Fact:
    return replace(fact, source=known.get(fact.source, fact.source))


def _disagreements(
    comparison: ComparisonOf, facts: dict[str, Fact], own: str, read: Iterable[str]
) -> Iterator[Finding]:
    regions = [name for name in comparison.regions if name in read]
    for fact in comparison.facts:
        found = {region: facts.get(fact_of(region, fact, own)) for region in regions}
        for region in (region for region, one in found.items() if one is None):
            known = [name for name in facts if "/" not in name] if region == own else _facts_of(region, facts)
            message = f"the region '{region}' has no fact '{fact}'"
            yield Finding("no-such-fact", message, did_you_mean(fact, known), where_of(fact))
        labels = {region: str(one.label) for region, one in found.items() if one is not None}
        if fact not in comparison.names and len(set(labels.values())) > 1:
            told = ", ".join(f"'{label}' ({region})" for region, label in labels.items())
            message = f"the fact '{fact}' is called differently: {told}"
            cure = f"say what holds for all: `names: {{{fact}: ...}}`"
            yield Finding("compared-labels", message, cure, where_of(fact), Severity.WARNING)
        units = {region: str(one.unit or "") for region, one in found.items() if one is not None}
        if len(set(units.values())) > 1:
            told = ", ".join(f"{region} {unit or 'none'}" for region, unit in units.items())
            message = f"the fact '{fact}' is in different units: {told}"
            cure = "compare facts in one unit, or write the rows out"
            yield Finding("compared-units", message, cure, where_of(fact), Severity.WARNING)


def _facts_of(region: str, facts: Iterable[str]) -> list[str]:
    return [name.partition("/")[2] for name in facts if name.startswith(f"{region}/")]
