"""Decks of chance: any selection of what the gallery has, with odd texts in it, is sound or refused.

Twelve here; with DECKGEN_SOAK=1 until a thousand were built and judged.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
import yaml

from deckgen.build import Deck, build_edition
from deckgen.content.library import load_library
from deckgen.diagnostics import Checked
from deckgen.package.soundness import inspect_package
from deckgen.plan import Edition
from deckgen.workspace import MemoryWorkspace

TOOLS = Path(__file__).parents[2] / "tools"
SOAK = os.environ.get("DECKGEN_SOAK") == "1"
BUILT = 1000 if SOAK else 12
SHARES = 4
"""So many tests share the decks, that workers may share the judging."""
STORYLINE = [
    *("cover", "agenda", {"section": "advantages"}, {"each": "advantages"}, {"section": "benefits"}),
    *(
        {"each": "benefits"},
        {"section": "outlook"},
        "risk_outlook",
        {"each": "slides"},
        "next_steps",
        "sources",
    ),
]
ODD = (
    "&<>\"' ]]>",
    "100% & more_x0041_",
    "=1+1",
    "e\u0301 ｶﾞ か\u3099",
    "𠮷野家と葛\U000e0100城",
    "１２，３４５",
    "👩‍👩‍👧 🇯🇵",
    "한국어 ไทย",
    "http://a.example/?x=1&y=2",
    "「熊本」、。（あ）",
    "a\u00adb\u200bc",
    "-0.1 … “q” ‘q’",
)
SAID = {
    "title",
    "text",
    "heading",
    "lead",
    "note",
    "label",
    "alt",
    "head",
    "risk",
    "effect",
    "action",
    "name",
}


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    monkeypatch.syspath_prepend(str(TOOLS))
    return {name: importlib.import_module(name) for name in ("gallery", "gallery_regions", "gallery_words")}


def made_odd(data: Any, random: Random, key: str = "") -> Any:
    """The content with an odd text now and then where a text stands."""
    if isinstance(data, dict):
        return {name: made_odd(value, random, name) for name, value in data.items()}
    if isinstance(data, list):
        return [made_odd(value, random, key) for value in data]
    if isinstance(data, str) and (key in SAID or key == "points") and random.random() < 0.15:
        odd = random.choice(ODD)
        return random.choice((odd, f"{data} {odd}", f"{odd}{data}", odd * 2))
    return data


def region_of_chance(tools: dict[str, ModuleType], random: Random, language: str) -> dict[str, Any]:
    """A region with some of the items, slides, risks and steps that the gallery has of each amount."""
    regions, words = tools["gallery_regions"], tools["gallery_words"]
    wholes = {amount: regions.whole(words.Words(language, amount)) for amount in words.AMOUNTS}
    weighed = {
        amount: regions.weighed(words.Words(language, amount), risks=True, outlook=random.random() < 0.7)
        for amount in words.AMOUNTS
    }
    region = weighed[random.choice(words.AMOUNTS)] if random.random() < 0.8 else {}
    region = region | wholes["extreme"]
    region["facts"] = wholes[random.choice(words.AMOUNTS)]["facts"]
    for part in ("advantages", "benefits", "slides"):
        every = [one | {"id": f"{one['id']}-{a}"} for a, whole in wholes.items() for one in whole[part]]
        region[part] = random.sample(every, random.randrange(0 if part == "slides" else 1, 5))
    region["sections"] = {name: {"title": name.title()} for name in ("advantages", "benefits", "outlook")}
    return made_odd(region, random)


def deck_of_chance(tools: dict[str, ModuleType], seed: int) -> Checked[Deck]:
    """The deck of a seed, or why it was refused."""
    random = Random(seed)
    gallery, words = tools["gallery"], tools["gallery_words"]
    language = random.choice(words.LANGUAGES)
    files = gallery.project(words.Words(language, "short"))
    kept = {
        path: data for path, data in files.items() if not path.startswith(("content/regions", "content/inv"))
    }
    region = region_of_chance(tools, random, language)
    kept["content/regions/chance.yaml"] = yaml.safe_dump(region, allow_unicode=True, sort_keys=False).encode()
    kept["content/storylines/chance.yaml"] = yaml.safe_dump({"slides": STORYLINE}).encode()
    workspace = MemoryWorkspace(kept)
    library = load_library(workspace)
    if library.value is None or not library.ok:
        return Checked(None, library.findings)
    return build_edition(library.value, Edition("chance", language, "chance"), workspace)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_what_is_built_is_sound_and_what_is_not_is_refused(
    tools: dict[str, ModuleType], share: int, sdk_errors: Any
) -> None:
    built = 0
    for seed in range(share, 1_000_000, SHARES):
        done = deck_of_chance(tools, seed)
        codes = {found.code for found in done.findings if found.severity == "error"}
        if done.value is None:
            assert codes, seed
            continue
        faults = [str(found) for found in inspect_package(done.value.data) if found.severity == "error"]
        assert (seed, faults, sdk_errors(done.value.data)) == (seed, [], [])
        built += 1
        if built == BUILT // SHARES:
            break
