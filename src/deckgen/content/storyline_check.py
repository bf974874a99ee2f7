"""What must agree between a storyline's conditions and the brand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deckgen.content.brand import Brand
from deckgen.content.conditions import Condition, read_condition
from deckgen.content.model import where_of
from deckgen.content.storyline import Entry, Storyline
from deckgen.diagnostics import Finding, Severity, closest, did_you_mean
from deckgen.yaml_source import Node


def check_storyline(
    story: Storyline, brand: Brand, regions: frozenset[str], investors: frozenset[str]
) -> Iterator[Finding]:
    """Yield what is wrong with a storyline's conditions: their form, and words that nothing ever has."""
    words: Mapping[str, frozenset[str]] = {
        "language": frozenset(brand.languages),
        "region": regions,
        "investor": investors,
        "investor.jurisdiction": frozenset(brand.disclaimers),
        "investor.interests": frozenset(brand.tags),
        "item.tags": frozenset(brand.tags),
    }
    for entry in story.slides:
        if entry.when is not None:
            yield from _condition(entry, entry.when, words)


def sections_of_none(region: Node, stories: Iterable[Storyline]) -> Iterator[Finding]:
    """Yield a warning for each section of a region that no storyline has, where one has nearly that name."""
    entries = [entry for story in stories for entry in story.slides]
    opened = {str(name) for entry in entries for name in (entry.section, entry.collection) if name}
    sections = region.at(["sections"])
    for name, told in sections.value.items() if sections and isinstance(sections.value, dict) else ():
        if name not in opened and closest(name, opened):
            message, cure = f"no storyline has the section '{name}'", did_you_mean(name, opened)
            yield Finding("section-unknown", message, cure, told.key_where, Severity.WARNING)


def _condition(entry: Entry, when: str, words: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    where = where_of(when)
    read = read_condition(str(when), where)
    yield from read.findings
    condition = read.value
    if condition is None:
        return
    if condition.asks_of_items and not entry.collection:
        message = f"`when: {when}` asks of items, but the line is one slide"
        cure = "ask that of an `each` or a `list`, or ask of the language, region or investor"
        yield Finding("condition-form", message, cure, where)
    yield from _unknown_words(condition, when, words)


def _unknown_words(condition: Condition, when: str, words: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    for name, word in condition.names:
        known = words.get(name)
        if word and known is not None and word not in known:
            message = f"no {name} is '{word}'"
            yield Finding("condition-word", message, did_you_mean(word, known), where_of(when))
