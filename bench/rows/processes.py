"""Rows on whole processes: one deck from the command line, and the help text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import plain
from bench.decks import add_region, make_project
from bench.row import Goal, Row, row
from bench.rows.building import written
from bench.run import Run
from bench.turns import Prepare, in_turns, over

COMMAND = str(Path(sys.executable).parent / "deckgen")
_OF_PLAIN = "of the plain script's time"


def call(*arguments: str, cwd: Path) -> Callable[[], object]:
    """Return a call of a program that must end well; what it prints is thrown away."""

    def run() -> None:
        done = subprocess.run(arguments, cwd=cwd, capture_output=True, env=os.environ, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}\n{done.stdout.decode()}{done.stderr.decode()}")

    return run


def one_deck(run: Run) -> list[Row]:
    """One deck by `deckgen build`, beside the plain script as a process."""
    rows = []
    for kind in ("A", "B"):
        project = make_project(run.scratch / f"one-{kind}")
        times = in_turns(_processes(run, project, kind), 11 if run.long else 3)
        rows += [_row(kind, times, *about) for about in _ABOUT]
    return rows


_ABOUT = (
    ("cold", "no cache on disk", "none", Goal("at most", 1.0)),
    ("new content", "new content in a project built before", "what .deckgen/ keeps", None),
    ("unchanged", "nothing changed", "what .deckgen/ keeps", Goal("at most", 0.6)),
)


def _row(
    kind: str, times: dict[str, list[float]], name: str, said: str, caches: str, goal: Goal | None
) -> Row:
    found = over(times[name], times["plain"])
    return row(
        f"process {kind} {name}", f"One deck {kind} as a process, {said}", _OF_PLAIN, found, caches, goal=goal
    )


def _processes(run: Run, project: Path, kind: str) -> dict[str, Prepare]:
    def build() -> Callable[[], object]:
        return call(
            COMMAND, "build", add_region(project, kind, next(run.numbers)), "--lang", "en", cwd=project
        )

    def cold(number: int) -> Callable[[], object]:
        shutil.rmtree(project / ".deckgen", ignore_errors=True)
        return build()

    def unchanged(number: int) -> Callable[[], object]:
        again = build()
        again()
        return again

    def other(number: int) -> Callable[[], object]:
        said = project / "plain" / "deck.yaml"
        said.parent.mkdir(exist_ok=True)
        said.write_text(written(run, run.new(kind)), encoding="utf-8")
        for picture in run.assets.iterdir():
            shutil.copy(picture, project / "assets")
        template, out = str(project / "templates" / "master.pptx"), str(project / "plain" / "deck.pptx")
        return call(sys.executable, plain.__file__, str(said), template, out, cwd=project)

    return {"plain": other, "cold": cold, "new content": lambda _: build(), "unchanged": unchanged}


def help_text(run: Run) -> list[Row]:
    """`deckgen --help` beside a Python that does nothing."""
    bare: Sequence[str] = (sys.executable, "-c", "pass")
    candidates: dict[str, Prepare] = {
        "help": lambda _: call(COMMAND, "--help", cwd=run.root),
        "bare": lambda _: call(*bare, cwd=run.root),
    }
    times = in_turns(candidates, 25 if run.long else 11)
    found, goal = over(times["help"], times["bare"]), Goal("at most", 6.0)
    return [row("help", "`deckgen --help`", "of a bare Python", found, "compiled modules", goal=goal)]
