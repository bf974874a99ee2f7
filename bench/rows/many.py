"""Rows on many decks: memory, a batch where nothing changed, two workers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import memory
from bench.decks import ROOT, add_investor, add_region, make_project
from bench.row import Goal, Row, row
from bench.rows.processes import COMMAND, call
from bench.run import Run
from bench.turns import Prepare, in_turns, on_all_cores, on_one_core, over


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
    return [row(f"memory {decks}", what, unit, [last / first], caches, goal=goal)]


def workers(run: Run) -> list[Row]:
    """`deckgen batch` by one worker and by two, nothing built before."""
    regions, investors = (50, 19) if run.long else (8, 14)
    projects = {jobs: _project(run, f"workers-{jobs}", "C", regions, investors) for jobs in ("1", "2")}
    on_all_cores()
    try:
        candidates = {jobs: _cold(project, jobs) for jobs, project in projects.items()}
        candidates["apart"] = _apart(list(projects.values()))
        times = in_turns(candidates, 3 if run.long else 1, warming=0)
    finally:
        on_one_core()
    decks = f"{regions * (investors + 1):,} decks C of {regions} regions"
    goal = Goal("at least", 1.7) if run.long else None  # few decks measure the start of the workers
    found, machine = over(times["1"], times["2"]), [2 * one for one in over(times["1"], times["apart"])]
    what, unit = f"Two workers: a batch of {decks}", "times as fast as one worker"
    apart = "Two batches of one worker each at once, each in a project of its own: what the machine gives"
    after, files = "times as fast as one after the other", "none; files in memory"
    return [
        row(f"workers {regions}", what, unit, found, files, goal=goal),
        row(f"workers apart {regions}", apart, after, machine, files),
    ]


def _apart(projects: list[Path]) -> Prepare:
    """A batch by one worker in each project, all at once, nothing shared but the machine."""

    def prepare(number: int) -> Callable[[], object]:
        runs = [_cold(project, "1")(number) for project in projects]

        def at_once() -> None:
            with ThreadPoolExecutor(len(runs)) as pool:
                for done in [pool.submit(run) for run in runs]:
                    done.result()

        return at_once

    return prepare


def _project(run: Run, name: str, kind: str, regions: int, investors: int) -> Path:
    project = make_project(run.scratch / name)
    for number in range(regions):
        region = add_region(project, kind, 10_000 + number)
        for own in range(investors if number == 0 else 0):
            add_investor(project, region, own)
    return project


def _cold(project: Path, jobs: str) -> Prepare:
    def prepare(number: int) -> Callable[[], object]:
        for folder in ("build", ".deckgen"):
            shutil.rmtree(project / folder, ignore_errors=True)
        return call(COMMAND, "batch", "--jobs", jobs, "--quiet", cwd=project)

    return prepare


def unchanged(run: Run) -> list[Row]:
    """What each edition adds to a batch where nothing changed, by a small batch and a large one."""
    sizes = {"few": (1, 9), "many": (100, 99) if run.long else (10, 19)}
    projects = {name: _project(run, f"unchanged-{name}", "A", *size) for name, size in sizes.items()}
    on_all_cores()
    for project in projects.values():
        call(COMMAND, "batch", "--quiet", cwd=project)()
    on_one_core()
    times = in_turns({name: _again(project) for name, project in projects.items()}, 5)
    few, many = (regions * (investors + 1) for regions, investors in sizes.values())
    pairs = zip(times["few"], times["many"], strict=True)
    found = [1000 * (whole - start) / (many - few) for start, whole in pairs]
    what = f"Nothing changed: each thousand of {many:,} editions A in a batch adds"
    goal = Goal("at most", 1.0)
    return [row(f"unchanged {many}", what, "s", found, "the records of the batch", goal=goal)]


def _again(project: Path) -> Prepare:
    return lambda _: call(COMMAND, "batch", "--quiet", cwd=project)
