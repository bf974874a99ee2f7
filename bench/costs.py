"""Where the time of a new deck goes: by step, and by function for what is drawn."""

from __future__ import annotations

import cProfile
import gc
import pstats
import re
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec
from bench.decks import KINDS, add_region
from bench.run import Run

_MOST = 12
_METHOD = re.compile(r"<method '(.+)' of '(.+)' objects>")


class Steps(msgspec.Struct, frozen=True):
    """One kind of deck: each step's share of the time in percent, in order."""

    kind: str
    shares: dict[str, float]


class Costly(msgspec.Struct, frozen=True):
    """A function's own share of the time of a new deck, in percent."""

    name: str
    share: float


def steps(run: Run, rounds: int = 5) -> list[Steps]:
    """Return each step's share for decks of new content, the master warm."""
    return [Steps(kind, shares([_laps(run, kind) for _ in range(rounds + 1)][1:])) for kind in KINDS]


def _laps(run: Run, kind: str) -> dict[str, float]:
    region = add_region(run.root, kind, next(run.numbers))
    gc.collect()
    start = perf_counter()
    deck = run.ours.from_yaml(region, run.scratch / "out.pptx")
    whole = perf_counter() - start
    return {"load": whole - sum(deck.times.values())} | deck.times


def shares(laps: list[dict[str, float]]) -> dict[str, float]:
    """Return the share of each step in percent, of the medians of its times."""
    middle = {name: median(lap[name] for lap in laps) for name in laps[0]}
    whole = sum(middle.values())
    return {name: round(100 * seconds / whole, 1) for name, seconds in middle.items()}


def costly(run: Run, rounds: int = 5) -> list[Costly]:
    """Return the functions in which decks C of new content spend most, what they call left out."""
    regions = [add_region(run.root, "C", next(run.numbers)) for _ in range(rounds)]
    profiler = cProfile.Profile()
    for region in regions:
        gc.collect()  # or what other decks left is sorted under the name of whatever function runs by then
        profiler.runcall(run.ours.from_yaml, region, run.scratch / "out.pptx")
    found: dict[tuple[str, int, str], tuple[int, int, float, float, object]]
    found = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    whole = sum(about[2] for about in found.values())
    most = sorted(found.items(), key=lambda item: -item[1][2])[:_MOST]
    return [Costly(_name(*where), round(100 * about[2] / whole, 1)) for where, about in most]


def _name(file: str, line: int, function: str) -> str:
    """A function by its module, without where this machine keeps it."""
    if file == "~":
        method = _METHOD.fullmatch(function)
        return f"{method[2]}.{method[1]}" if method else function.strip("<>").removeprefix("built-in method ")
    parts = Path(file).with_suffix("").parts
    names = [name for name in ("deckgen", "site-packages") if name in parts]
    start = max(len(parts) - 1 - parts[::-1].index(name) for name in names) if names else len(parts) - 2
    kept = parts[start + (bool(names) and parts[start] == "site-packages") :]
    return f"{'.'.join(kept)}.{function.strip('<>')}"
