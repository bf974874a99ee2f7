"""Rows on many decks: memory, a batch where nothing changed, two workers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench import memory
from bench.decks import ROOT, add_region, make_project
from bench.row import Goal, Row, absent, row
from bench.rows.processes import COMMAND, call
from bench.run import Run
from bench.turns import Prepare, in_turns, on_all_cores, on_one_core, over

_WORKERS = "Two workers over one"
_UNCHANGED = "A batch where nothing changed"


def memory_held(run: Run) -> list[Row]:
    """Memory after many decks over memory after the first fifty, in a process of its own."""
    decks = 1000 if run.long else 100
    project = make_project(run.scratch / "memory")
    command = [sys.executable, "-m", "bench.memory", str(project), str(decks)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    first, last = (int(line) for line in done.stdout.split())
    what = f"Memory after {decks:,} decks C of new content, {first // 1024} MB after {memory.FIRST}"
    caches = "all; each deck has photographs and figures of its own"
    goal = Goal("at most", 1.1)
    unit = f"of that after {memory.FIRST}"
    return [row("memory", what, unit, [last / first], caches, goal=goal)]


def batch(run: Run) -> list[Row]:
    """`deckgen batch`: built by one worker and by two, then again with nothing changed."""
    if subprocess.run([COMMAND, "batch", "--help"], capture_output=True, check=False).returncode:
        why = "there is no `deckgen batch`"
        return [absent("unchanged", _UNCHANGED, why), absent("workers", _WORKERS, why)]
    decks = 1000 if run.long else 60
    projects = {jobs: _project(run, jobs, decks) for jobs in ("1", "2")}
    on_all_cores()
    try:
        rounds = 3 if run.long else 2
        times = in_turns({jobs: _cold(project, jobs) for jobs, project in projects.items()}, rounds)
    finally:
        on_one_core()
    what = f"{_WORKERS}: {decks:,} decks C through `deckgen batch`"
    goal = Goal("at least", 1.7)
    workers = row("workers", what, "times as fast", over(times["1"], times["2"]), "none", goal=goal)
    return [_unchanged(projects["1"], decks), workers]


def _project(run: Run, jobs: str, decks: int) -> Path:
    project = make_project(run.scratch / f"batch-{jobs}")
    for number in range(decks):
        add_region(project, "C", 10_000 + number)
    return project


def _cold(project: Path, jobs: str) -> Prepare:
    def prepare(number: int) -> Callable[[], object]:
        for folder in ("build", ".deckgen"):
            shutil.rmtree(project / folder, ignore_errors=True)
        return call(COMMAND, "batch", "--jobs", jobs, "--quiet", cwd=project)

    return prepare


def _unchanged(project: Path, decks: int) -> Row:
    again = call(COMMAND, "batch", "--quiet", cwd=project)
    found = []
    for _ in range(5):
        start = perf_counter()
        again()
        found.append(1000 * (perf_counter() - start) / decks)
    what, goal = f"{_UNCHANGED}: {decks:,} editions", Goal("at most", 1.0)
    return row(
        "unchanged",
        what,
        "s for 1,000 editions, start included",
        found,
        "the records of the batch",
        goal=goal,
    )
