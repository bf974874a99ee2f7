"""Every row of docs/performance.md, measured: ``python -m bench [GROUP...]``, BENCH_LONG=1 for the long runs.

Groups are the names in GROUPS; without one all are run. The page keeps the figures of those that were not.
``python -m bench page`` measures nothing and writes the page anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from bench import costs, report, shares
from bench.decks import make_project
from bench.ours import Ours
from bench.row import Row
from bench.rows.building import build, new_content, size
from bench.rows.editions import personalised
from bench.rows.many import memory_held, unchanged, workers
from bench.rows.others import others
from bench.rows.processes import help_text, one_deck
from bench.rows.slides import slides
from bench.run import Run
from bench.turns import on_one_core

GROUPS: dict[str, Callable[[Run], list[Row]]] = {
    "build": build,
    "new": new_content,
    "personalised": personalised,
    "process": one_deck,
    "help": help_text,
    "unchanged": unchanged,
    "workers": workers,
    "slides": slides,
    "memory": memory_held,
    "size": size,
    "others": others,
}


def main(chosen: list[str]) -> None:
    unknown = set(chosen) - set(GROUPS) - {"page", "shares"}
    if unknown:
        sys.exit(
            f"there is no group {', '.join(sorted(unknown))}; choose from {', '.join(GROUPS)}, shares, page"
        )
    figures = report.read_figures()
    if chosen != ["page"]:
        measure(chosen, figures)
    report.write(figures)
    print(f"written: {report.relative(report.PAGE)}")


def measure(chosen: list[str], figures: report.Figures) -> None:
    on_one_core()
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-", dir=_in_memory()) as folder:
        scratch = Path(folder)
        root = make_project(scratch / "project")
        run = Run(root, scratch, bool(os.environ.get("BENCH_LONG")), Ours(root))
        for name in chosen or GROUPS:
            if name == "shares":
                measure_shares(run, figures)
                continue
            start = perf_counter()
            print(f"{name} ...", flush=True)
            rows = GROUPS[name](run)
            print("\n".join(report.told(row) for row in rows))
            figures.keep(name, rows, str(date.today()) if run.long else "")
            print(f"  ({perf_counter() - start:.0f} s)")
        if not chosen:
            measure_shares(run, figures)
    figures.rows = {name: figures.rows[name] for name in GROUPS if name in figures.rows}


def measure_shares(run: Run, figures: report.Figures) -> None:
    """Measure where the time goes, by step and by function."""
    print("shares ...", flush=True)
    figures.steps, figures.costly = costs.steps(run), costs.costly(run)
    figures.personalised, figures.processes = shares.personalised(run), shares.processes(run)


def _in_memory() -> str | None:
    """A folder that is no disk, where the system has one, so that no disk is measured."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


if __name__ == "__main__":
    main(sys.argv[1:])
