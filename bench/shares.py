"""Where the time of an investor's deck and of a whole process goes, by step."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.costs import Steps, shares
from bench.decks import add_investor, add_region, make_project
from bench.rows.processes import COMMAND, ENVIRONMENT
from bench.run import Run

_TOLD = re.compile(r"\(ms: (.+)\)")
_AT_ONCE = "; import os; os._exit(0)"
"""Ends a process as deckgen does."""

_MODULES = "import gc; gc.set_threshold(20_000); import deckgen.cli.build, deckgen.batch.task"


def personalised(run: Run, rounds: int = 9) -> list[Steps]:
    """Return each step's share for decks of one region and kind B, each for another investor."""
    region = run.new("B").planned.plan.edition.region
    return [Steps("B", shares([_edition(run, region) for _ in range(rounds + 1)][1:]))]


def _edition(run: Run, region: str) -> dict[str, float]:
    investor, out = add_investor(run.root, region, next(run.numbers)), run.scratch / "edition.pptx"
    start = perf_counter()
    planned = run.ours.for_investor(region, investor)
    told = perf_counter()
    deck = run.ours.finished(planned)
    done = perf_counter()
    out.write_bytes(deck.data)
    written = perf_counter() - done
    times = {name: seconds for name, seconds in deck.times.items() if name != "master"}
    return {"investor's file": told - start - times["plan"]} | times | {"write": written}


def processes(run: Run, rounds: int = 5) -> list[Steps]:
    """Return each step's share for one deck as a process: no cache on disk, and new content."""
    found = []
    for kind in ("A", "B"):
        project = make_project(run.scratch / f"shares-{kind}")
        _deck(run, project, kind)
        for name, before in (("new content", _keep), ("cold", _forget)):
            laps = [_process(run, project, kind, before) for _ in range(rounds)]
            found.append(Steps(f"{kind}, {name}", shares(laps)))
    return found


def _keep(project: Path) -> None:
    """Leave what is kept."""


def _forget(project: Path) -> None:
    shutil.rmtree(project / ".deckgen")


def _process(run: Run, project: Path, kind: str, before: Callable[[Path], None]) -> dict[str, float]:
    bare, modules = _seconds("pass"), _seconds(_MODULES)
    before(project)
    whole, told = _deck(run, project, kind)
    other = whole - modules - sum(told.values())
    return {"Python": bare, "modules": modules - bare, "reading, writing": other} | told


def _seconds(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code + _AT_ONCE], check=True, env=ENVIRONMENT)
    return perf_counter() - start


def _deck(run: Run, project: Path, kind: str) -> tuple[float, dict[str, float]]:
    """Seconds of a whole `deckgen build`, and of the steps that it tells."""
    region = add_region(project, kind, next(run.numbers))
    start = perf_counter()
    command = [COMMAND, "build", region, "--lang", "en"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    whole, told = perf_counter() - start, _TOLD.search(done.stdout)
    assert told is not None, done.stdout
    steps = (step.rsplit(" ", 1) for step in told[1].split(", "))
    return whole, {name: int(milliseconds) / 1000 for name, milliseconds in steps}
