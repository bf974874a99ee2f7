"""What fitting costs: the Kumamoto plans to fitted decks, rulers warm, with texts known and with new ones.

Run it as ``python bench/fit.py [ROUNDS]``. Every candidate takes its turn in every round, so that what else
the machine does falls on all of them; new texts differ in every round by a letter at their end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import msgspec

from deckgen.blocks import Run
from deckgen.build import build_edition
from deckgen.content.brand import type_scale
from deckgen.content.library import load_library
from deckgen.fit import fit_deck
from deckgen.plan import DeckPlan, Edition
from deckgen.workspace import DiskWorkspace

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "ja", "zh-Hant")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def retold(value: Any, suffix: str) -> Any:
    """Return a plan with each text ending in a letter more."""
    if isinstance(value, Run):
        return msgspec.structs.replace(value, text=value.text + suffix) if value.text else value
    if isinstance(value, msgspec.Struct):
        return type(value)(**{name: retold(getattr(value, name), suffix) for name in value.__struct_fields__})
    if isinstance(value, tuple):
        return tuple(retold(part, suffix) for part in value)
    if isinstance(value, dict):
        return {name: retold(part, suffix) for name, part in value.items()}
    return value


def decks() -> dict[str, Callable[[DeckPlan], None]]:
    workspace = DiskWorkspace(ROOT)
    library = load_library(workspace, ["kumamoto"]).require()
    made = {}
    for code in LANGUAGES:
        deck = build_edition(library, Edition("kumamoto", code), workspace).require()
        language = library.languages[code]
        scale = type_scale(library.brand, language.cjk)
        made[code] = (deck.plan, deck.ready.template, scale, language)
    return made  # type: ignore[return-value]


def seconds(plan: DeckPlan, rest: tuple[Any, ...]) -> float:
    start = perf_counter()
    fit_deck(plan, *rest)
    return perf_counter() - start


def main(rounds: int) -> None:
    found: dict[str, list[float]] = {}
    made: dict[str, Any] = decks()
    for number in range(rounds):
        for code, (plan, *rest) in made.items():
            new = msgspec.structs.replace(plan, slides=retold(plan.slides, LETTERS[number]))
            found.setdefault(f"{code}, known texts", []).append(seconds(plan, tuple(rest)))
            found.setdefault(f"{code}, new texts", []).append(seconds(new, tuple(rest)))
    base = median(found["en, known texts"])
    for name, times in found.items():
        low, middle, high = (1000 * t for t in (min(times), median(times), max(times)))
        slides = len(made[name.split(",")[0]][0].slides)
        print(
            f"{name:22} {slides} slides  min {low:6.2f}  median {middle:6.2f}  max {high:6.2f} ms"
            f"  {median(times) / base:5.2f} x  {17 * middle / slides:5.2f} ms for 17 slides"
        )


if __name__ == "__main__":
    main(min(len(LETTERS), int(sys.argv[1]) if len(sys.argv) > 1 else 25))
