"""Rows on whole processes: one deck from the command line, and the help text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import plain
from bench.decks import add_region, make_project
from bench.row import Goal, Row, row
from bench.rows.building import written
from bench.run import Run
from bench.turns import Prepare, in_turns, over

COMMAND = str(Path(sys.executable).parent / "deckgen")
OF_PLAIN = "of the plain script's time"


# As on a user's machine, where Python keeps what it compiled.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def call(*arguments: str, cwd: Path, env: Mapping[str, str] = ENVIRONMENT) -> Callable[[], object]:
    """Return a call of a program that must end well; what it prints is thrown away."""

    def run() -> None:
        done = subprocess.run(arguments, cwd=cwd, capture_output=True, env=env, check=False)
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
        f"process {kind} {name}", f"One deck {kind} as a process, {said}", OF_PLAIN, found, caches, goal=goal
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

    other = plain_process(run, kind)
    return {"plain": other, "cold": cold, "new content": lambda _: build(), "unchanged": unchanged}


def plain_process(run: Run, kind: str) -> Prepare:
    """Return the plain script as a process, from YAML to file."""
    said, out = run.root / "plain" / "deck.yaml", run.scratch / "plain.pptx"

    def prepare(number: int) -> Callable[[], object]:
        said.parent.mkdir(exist_ok=True)
        said.write_text(written(run, run.new(kind)), encoding="utf-8")
        script = str(plain.__file__)
        return call(sys.executable, script, str(said), str(run.template), str(out), cwd=run.root)

    return prepare


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
