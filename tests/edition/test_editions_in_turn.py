"""Editions planned one after another share what their region says, and each is as if it were the only one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.content.library import Library, load_library, with_investor
from deckgen.diagnostics import Checked
from deckgen.edition import plan_edition
from deckgen.plan import DeckPlan, Edition
from deckgen.workspace import MemoryWorkspace

DEMO = Path(__file__).parents[1] / "stories" / "demo"
BRAND = (
    "name: B\nlogo: {file: l.png, alt: L}\nlanguages: [en, ja]\ntags: {"
    + ", ".join(f"{tag}: {{en: {tag}}}" for tag in ("logistics", "talent", "jobs", "smes"))
    + "}\ndisclaimer: {en: For all.}\n"
)
STORY = (
    "slides: [cover, agenda, {section: advantages}, {each: advantages}, {section: benefits}, "
    "{each: benefits}, {each: slides}, ask, next_steps, sources]\n"
)

TEXTS = st.sampled_from(
    [
        "Ships come in",
        "For {{ investor.name }} alone",
        "Work for {{ facts.jobs }}",
        "{{ facts.gone }} is unknown",
        "{{ investor.gone }}",
        "It grew by 12,345 tonnes",
        "Twelve cranes",
    ]
)
NAMES = st.sampled_from(["survey", "port", "gone"])
ITEM = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "points": st.lists(TEXTS, min_size=2, max_size=3),
        "notes": TEXTS,
        "sources": st.lists(NAMES, max_size=2),
        "figures": st.lists(st.sampled_from(["jobs", "growth", "gone"]), max_size=2),
        "tags": st.lists(st.sampled_from(["jobs", "talent", "gone"]), max_size=2),
        "strange": TEXTS,
    },
)
OWN = st.fixed_dictionaries(
    {"id": st.sampled_from(["aside", "orders"]), "kind": st.just("text"), "title": TEXTS},
    optional={"points": st.lists(TEXTS, min_size=1, max_size=2), "sources": st.lists(NAMES, max_size=1)},
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "country": TEXTS,
        "exclude": st.just(["orders"]),
        "include": st.just(["trained-people"]),
        "advantages": st.fixed_dictionaries({}, optional={"deep-berths": ITEM, "trained-people": ITEM}),
        "benefits": st.fixed_dictionaries({}, optional={"new-jobs": ITEM, "orders": ITEM}),
        "facts": st.sampled_from([{"jobs": {"value": 5000}}, {"jobs": {"as_of": "never"}}]),
        "sources": st.sampled_from([{"survey": {"url": "http://s.example.org/x"}}, {"port": {"short": "P"}}]),
        "cover": st.fixed_dictionaries({"notes": TEXTS}),
        "slides": st.lists(OWN, min_size=1, max_size=2),
        "sections": st.just({"benefits": {"title": "What it brings"}}),
    },
)
INVESTORS = st.fixed_dictionaries(
    {"language": st.just("en"), "name": st.sampled_from(["Acme", "Beta"])},
    optional={
        "interests": st.just(["talent"]),
        "confidential": st.booleans(),
        "cover_line": TEXTS,
        "regions": st.fixed_dictionaries({"demo": CHANGES}),
    },
)


def files(**investors: Any) -> MemoryWorkspace:
    told = {f"content/regions/{file.name}": file.read_bytes() for file in DEMO.glob("demo*.yaml")}
    told |= {"content/brand.yaml": BRAND.encode(), "content/storylines/pitch.yaml": STORY.encode()}
    told |= {f"content/investors/{name}.yaml": json.dumps(said).encode() for name, said in investors.items()}
    return MemoryWorkspace(told)


def for_region() -> Library:
    library = load_library(files(), ["demo"]).require()
    assert plan_edition(library, Edition("demo", "en", "pitch"), {}).findings == ()
    return library


def planned(library: Library, said: Any) -> Checked[DeckPlan]:
    """The plan of an investor's deck; like the library's other decks, it may find what they left."""
    told = with_investor(library, files(x=said), "x")
    if told.value is None or not told.ok:
        return Checked(None, told.findings)
    found = plan_edition(told.value, Edition("demo", "en", "pitch", "x"), {})
    return Checked(found.value, (*told.findings, *found.findings))


@pytest.fixture(scope="module")
def shared() -> Library:
    return for_region()


@settings(max_examples=60, deadline=None)
@given(said=INVESTORS)
def test_a_deck_is_the_same_after_others_of_its_region(shared: Library, said: Any) -> None:
    assert planned(shared, said) == planned(for_region(), said)


@settings(max_examples=60, deadline=None)
@given(said=INVESTORS)
def test_what_is_read_of_a_region_once_is_what_is_read_of_it_whole(said: Any) -> None:
    library = for_region()
    whole = for_region()
    whole.read["demo", "en"] = Checked(None, ())  # as if there were a fault in it: all is read anew
    assert planned(library, said) == planned(whole, said)


def test_an_investor_s_name_stands_in_its_own_deck_alone(shared: Library) -> None:
    said = {
        "language": "en",
        "regions": {"demo": {"advantages": {"deep-berths": {"title": "For {{ investor.name }}"}}}},
    }
    for name in ("Acme", "Beta", "Acme"):
        plan = planned(shared, said | {"name": name}).require()
        other = "Beta" if name == "Acme" else "Acme"
        assert other not in repr(plan)
        assert f"For {name}" in repr(plan)
