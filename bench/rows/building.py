"""Rows on drawing and building decks in a process that is already running."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from bench.decks import KINDS, add_region
from bench.ours import Ready
from bench.row import Goal, Row, row
from bench.run import Run
from bench.turns import in_turns, over

_TIMES = "times as fast as plain"
_BUILD_GOALS = {"A": 40.0, "C": 20.0}
_NEW_GOALS = {"A": 8.0, "C": 10.0}
_WHAT = {"A": "text", "B": "with charts, tables, photographs", "C": "all of its own"}


def build(run: Run) -> list[Row]:
    """A fitted deck to checked bytes, beside the plain script."""
    rows = []
    for kind in KINDS:
        times = in_turns(_drawing(run, kind, prepared=True), 15 if run.long else 7)
        found = over(times["plain"], times["deckgen"])
        caches = "master, skeletons, photographs cut to size; no slide of the deck was drawn before"
        goal = Goal("at least", _BUILD_GOALS[kind]) if kind in _BUILD_GOALS else None
        rows.append(row(f"build {kind}", f"Build {kind} ({_WHAT[kind]})", _TIMES, found, caches, goal=goal))
    times = in_turns(_drawing(run, "C", prepared=False), 7 if run.long else 4)
    found, caches = over(times["plain"], times["deckgen"]), "master, skeletons"
    what = "Build C, its six photographs cropped and coded again (plain leaves them whole)"
    return [*rows, row("build C with pictures", what, _TIMES, found, caches)]


def _drawing(run: Run, kind: str, prepared: bool) -> dict[str, Callable[[int], Callable[[], object]]]:
    decks: dict[int, Ready] = {}

    def deck(number: int) -> Ready:
        if number not in decks:
            decks[number] = run.new(kind)
        return decks[number]

    def ours(number: int) -> Callable[[], object]:
        ready = deck(number)
        if prepared:
            run.ours.prepare_pictures(ready)
        return lambda: run.ours.drawn(ready)

    def other(number: int) -> Callable[[], object]:
        said = run.described(deck(number))
        return lambda: run.plain(said)

    return {"deckgen": ours, "plain": other}


def new_content(run: Run) -> list[Row]:
    """A content file that was never read to a file on disk, everything included."""
    rows = []
    for kind in KINDS:
        times = in_turns(_from_yaml(run, kind), 11 if run.long else 5)
        found = over(times["plain"], times["deckgen"])
        goal = Goal("at least", _NEW_GOALS[kind]) if kind in _NEW_GOALS else None
        what = f"New content {kind}: YAML to file, loaded, planned, fitted, checked; plain: YAML and drawing"
        rows.append(row(f"new {kind}", what, _TIMES, found, "master, skeletons", goal=goal))
    return rows


def _from_yaml(run: Run, kind: str) -> dict[str, Callable[[int], Callable[[], object]]]:
    out = run.scratch / "out.pptx"

    def ours(number: int) -> Callable[[], object]:
        region = add_region(run.root, kind, next(run.numbers))
        return lambda: run.ours.from_yaml(region, out)

    def other(number: int) -> Callable[[], object]:
        text = written(run, run.new(kind))
        return lambda: _plain_from_yaml(run, text, out)

    return {"deckgen": ours, "plain": other}


def written(run: Run, ready: Ready) -> str:
    """Return a deck as the YAML that the plain script reads."""
    said: dict[str, Any] = run.described(ready)
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110)


def _plain_from_yaml(run: Run, text: str, out: Path) -> None:
    out.write_bytes(run.plain(yaml.safe_load(text)))


def size(run: Run) -> list[Row]:
    """How large the files are beside the plain script's."""
    rows = []
    for kind in KINDS:
        ready = run.new(kind)
        found = len(run.ours.drawn(ready)) / len(run.plain(run.described(ready)))
        rows.append(
            row(f"size {kind}", f"Size of {kind}", "of plain", [found], "", goal=Goal("at most", 1.25))
        )
    return rows
