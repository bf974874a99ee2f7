"""Many decks with nothing in common: what a process keeps of them has bounds, counted and not weighed."""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from deckgen.batch.leaks import _MOST_PARTS as MOST_PARTS
from deckgen.batch.shop import Shop
from deckgen.checks.deck import _MOST_KEPT as MOST_FAULTLESS
from deckgen.compile.finished import _MOST_SLIDES as MOST_SLIDES_FINISHED
from deckgen.compile.finished import MOST_BYTES_KEPT as MOST_BYTES_FINISHED
from deckgen.compile.shelf import MOST_BYTES_KEPT as MOST_BYTES_COMPILED
from deckgen.fit.page import _MOST_KNOWN as MOST_PAGES
from deckgen.pictures.pixels import MOST_BYTES_WAITING, waiting
from deckgen.pictures.shelf import MOST_BYTES_KEPT as MOST_BYTES_TAKEN_IN
from deckgen.plan import Edition
from deckgen.yaml_source import kept_files
from deckgen.yaml_source.kept import MOST_BYTES as MOST_BYTES_READ

ROOT = Path(__file__).parents[2]
DECKS, HALF = (1000, 500) if os.environ.get("DECKGEN_SOAK") == "1" else (300, 150)
FIRST, MOST_GROWTH = 50, 1.1
LETTERS = "abcdefghijklmnopqrstuvwxyz"

REGION = """
language: en
name: {name}
country: {country}
place: "The coast of {name}"
date: 2026-11-22
title: "{name}: what {other} finds"
facts:
  staff: {{label: "People of {name}", value: {number}, as_of: 2026-03, source: survey}}
sources:
  survey:
    {{publisher: "{name}", title: "Survey {number}", url: "https://example.org", date: "2026-03-02"}}
advantages:
  - id: one
    heading: "Ports of {name}"
    title: "Ports of {name} serve those who come to {other}"
    points: ["{other} is reached within {number} days"]
    sources: [survey]
  - id: two
    heading: "{name} and {other}"
    title: "{name} works with {other} on each working day"
    points: ["{number} firms of {name} say so", "{{{{ facts.staff }}}} people of {other} agree"]
    visual: {{picture: {{file: "{name}.jpg", alt: "A view of {name}"}}}}
    sources: [survey]
  - id: three
    heading: "Cargo of {name}"
    title: "Cargo of {name} passes {other} in each year"
    points: ["{number} ships called at {other}"]
    visual:
      chart:
        type: column
        head: "Cargo of {name}"
        unit: "tonnes of {other}"
        categories: [FY2023, FY2024, "FY2025"]
        series: [{{id: cargo, name: "{name}", values: [{number}, 120, {number}]}}]
        sources: [survey]
"""
INVESTOR = """
language: en
name: Quokka Holding
contact: {name: "Desk for Quokka Holding"}
"""
STORYLINE = "slides: [cover, {each: advantages}, sources]\n"

BOUNDS = {
    "deckgen.fit.page._KNOWN": MOST_PAGES,
    "deckgen.checks.deck._FAULTLESS": MOST_FAULTLESS,
    "deckgen.package.soundness._KNOWN_HERE._small._kept": 512,
    "deckgen.package.soundness._KNOWN_HERE._large._kept": 256,  # no more than 4 MB of 16 KB each
    "shop._scan._parts": MOST_PARTS,
    "shop._workshop._finished._slides": MOST_SLIDES_FINISHED,
    "shop.files.digests": 2 * DECKS + 50,  # one for each file of the project
    "shop.files._noted": DECKS + 50,
}
"""Entries of what may grow with the decks that were built."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("many")
    for folder in ("content/regions", "content/storylines", "content/investors", "assets"):
        (root / folder).mkdir(parents=True)
    shutil.copytree(ROOT / "templates", root / "templates")
    for logo in (ROOT / "assets").glob("logo*"):
        shutil.copy(logo, root / "assets")
    shutil.copy(ROOT / "content" / "brand.yaml", root / "content")
    (root / "content" / "storylines" / "pitch.yaml").write_text(STORYLINE)
    (root / "content" / "investors" / "quokka.yaml").write_text(INVESTOR)
    return root


def built(shop: Shop, root: Path, number: int) -> None:
    chance = Random(number)
    name, other, country = ("".join(chance.choices(LETTERS, k=9)).capitalize() for _ in range(3))
    said = {"name": name, "other": other, "country": country, "number": chance.randint(1000, 9999)}
    picture = io.BytesIO()
    blocks = Image.frombytes("RGB", (80, 60), chance.randbytes(80 * 60 * 3))
    blocks.resize((1000, 750), Image.Resampling.NEAREST).save(picture, "JPEG")
    (root / "assets" / f"{name}.jpg").write_bytes(picture.getvalue())
    region = f"region-{number}"
    (root / "content" / "regions" / f"{region}.yaml").write_text(REGION.format(**said))
    edition = Edition(region, "en")
    deck = shop.workshop(edition).require().build(edition)
    assert deck.value, [found.message for found in deck.findings]
    assert shop.leaks(edition, deck.value.data) == ()


def held() -> int:
    """The kilobytes that this process holds; where no system says so, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().partition("VmRSS:")[2].split()[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def counts(shop: Shop) -> dict[str, int]:
    """The entries of every container that lives as long as the process, or as the shop."""
    seen: set[int] = set()
    found = dict(_within(shop, "shop", 4, seen))
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "deckgen":
            for own, value in list(vars(module).items()):
                if getattr(value, "__module__", name) == name or isinstance(value, dict | set | list):
                    found.update(_within(value, f"{name}.{own}", 2, seen))
    return found


def _within(value: Any, name: str, depth: int, seen: set[int]) -> Iterator[tuple[str, int]]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if hasattr(value, "cache_info"):
        info = value.cache_info()
        if info.maxsize is None:
            yield name, info.currsize
    elif isinstance(value, dict | set | list):
        yield name, len(value)
    elif depth and type(value).__module__.startswith("deckgen") and not isinstance(value, type):
        for own in (*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())):
            yield from _within(getattr(value, own, None), f"{name}.{own}", depth - 1, seen)


@pytest.mark.slow
def test_what_is_kept_of_many_different_decks_has_bounds(project: Path) -> None:
    shop = Shop(project, date(2026, 11, 22))
    for number in range(FIRST):
        built(shop, project, number)
    gc.collect()
    early = held()
    for number in range(FIRST, HALF):
        built(shop, project, number)
    before = counts(shop)
    for number in range(HALF, DECKS):
        built(shop, project, number)
    gc.collect()
    assert held() <= MOST_GROWTH * early, (
        f"{held() >> 10} MB after {DECKS} decks, {early >> 10} after {FIRST}"
    )
    after = counts(shop)
    grown = {name: count for name, count in after.items() if count > before.get(name, 0)}
    assert {name: count for name, count in grown.items() if count > BOUNDS.get(name, 0)} == {}
    assert waiting.weight <= MOST_BYTES_WAITING
    assert kept_files.weight <= MOST_BYTES_READ
    workshop = shop._workshop
    assert workshop is not None
    assert workshop._shelf.weight <= MOST_BYTES_TAKEN_IN
    assert workshop._finished._size <= MOST_BYTES_FINISHED
    assert workshop._slides._weight <= MOST_BYTES_COMPILED
