"""Runs seeded damaged inputs through deckgen in a child with little memory, and tells what came of them.

    python tests/fuzz/runner.py --seed 1 yaml=1000 texts=200 builds=20

Prints one line of JSON: inputs and outcomes by kind, the slowest input, the most memory, and every fault: a
traceback, an input that took more than ten seconds, or a child that died. A fault names its kind and seed, by
which `--again KIND:SEED` runs it alone with its traceback.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

MOST_SECONDS = 10.0
MOST_BYTES = 2**30
_GRACE = 170.0
"""Seconds more, by the clock, before a child that says nothing is taken to hang: machines are busy."""


def work(jobs: list[tuple[str, int, int]]) -> None:
    """In the child: run the jobs (kind, first seed, count) and print a line for each input."""
    _limit_memory()
    from kinds import KINDS

    for name, first, count in jobs:
        kind = KINDS[name]
        for seed in range(first, first + count):
            print(json.dumps({"kind": name, "seed": seed}), flush=True)
            files = kind.make(Random(f"{name}:{seed}"))
            start, fault = _processor(), ""
            try:
                outcome = kind.run(files)
            except Exception:
                outcome, fault = "fault", traceback.format_exc(limit=-6)
            seconds = round(_processor() - start, 4)
            told = {"outcome": outcome, "seconds": seconds, "memory": _memory(), "fault": fault}
            print(json.dumps(told), flush=True)


def _processor() -> float:
    """Seconds of the processor so far, those of ended children among them; a busy machine adds none."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _limit_memory() -> None:
    """No more than a gigabyte beyond the code and data that are mapped, where the system can limit it."""
    with contextlib.suppress(ImportError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))


def _memory() -> int:
    """The most memory that the child has had so far, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)


class Tally:
    """What came of all inputs."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Counter[str]] = {}
        self.slowest: tuple[float, str] = (0.0, "")
        self.memory = 0
        self.faults: list[dict[str, Any]] = []

    def add(self, kind: str, seed: int, told: dict[str, Any]) -> None:
        """Count one input."""
        self.outcomes.setdefault(kind, Counter())[told["outcome"]] += 1
        self.slowest = max(self.slowest, (told["seconds"], f"{kind}:{seed}"))
        self.memory = max(self.memory, told["memory"])
        if told["fault"] or told["seconds"] > MOST_SECONDS or told["memory"] > MOST_BYTES:
            self.faults.append({"input": f"{kind}:{seed}", **told})

    def report(self) -> dict[str, Any]:
        """The figures, as plain data."""
        return {
            "inputs": sum(sum(found.values()) for found in self.outcomes.values()),
            "kinds": {kind: dict(sorted(found.items())) for kind, found in self.outcomes.items()},
            "slowest": {"seconds": self.slowest[0], "input": self.slowest[1]},
            "memory_mb": self.memory >> 20,
            "faults": self.faults,
        }


def run(jobs: list[tuple[str, int, int]], minutes: float = 0.0) -> Tally:
    """Run the jobs in children: one that dies or hangs is a fault, and the next goes on after its input.

    The kinds take turns. After so many ``minutes``, where they are given, no further input is begun.
    """
    tally, end = Tally(), time.monotonic() + minutes * 60 if minutes else float("inf")
    jobs = _in_turns(jobs)
    while jobs:
        at = _run_child(jobs, tally, end)
        if at is None:
            break
        kind, seed = at
        told = {"outcome": "died", "seconds": 0.0, "memory": 0, "fault": "the child died or hung"}
        tally.add(kind, seed, told)
        jobs = _after(jobs, kind, seed)
    return tally


def _in_turns(jobs: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The jobs in twenty rounds, so that a run cut short has seen every kind."""
    rounds: list[tuple[str, int, int]] = []
    for part in range(_ROUNDS):
        for name, first, count in jobs:
            start, end = count * part // _ROUNDS, count * (part + 1) // _ROUNDS
            rounds += [(name, first + start, end - start)] if end > start else []
    return rounds


def _run_child(jobs: list[tuple[str, int, int]], tally: Tally, end: float) -> tuple[str, int] | None:
    """Run one child to its end; returns the input at which it died or hung, None where it came through."""
    child = subprocess.Popen(
        [sys.executable, __file__, "--child", json.dumps(jobs)], stdout=subprocess.PIPE, text=True
    )
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(child, lines), daemon=True).start()
    at: tuple[str, int] | None = None
    while line := _next(lines, MOST_SECONDS + _GRACE):
        told = json.loads(line)
        if "seed" in told:
            at = (told["kind"], told["seed"])
        elif at:
            tally.add(*at, told)
            at = None
        if time.monotonic() > end:
            at = None
            break
    child.kill()
    child.wait()
    if not tally.outcomes:
        raise SystemExit("the child did not start")
    return at


def _read(child: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert child.stdout
    for line in child.stdout:
        lines.put(line)
    lines.put("")


def _next(lines: queue.Queue[str], seconds: float) -> str:
    try:
        return lines.get(timeout=seconds)
    except queue.Empty:
        return ""


def _after(jobs: list[tuple[str, int, int]], kind: str, seed: int) -> list[tuple[str, int, int]]:
    """What is left of the jobs after an input."""
    place = next(at for at, (name, first, count) in enumerate(jobs) if name == kind and seed < first + count)
    name, first, count = jobs[place]
    return [(name, seed + 1, first + count - seed - 1), *jobs[place + 1 :]]


_ROUNDS = 20


def _again(name: str) -> None:
    from kinds import KINDS

    kind, _, seed = name.partition(":")
    files = KINDS[kind].make(Random(name))
    for path, data in files.items():
        place = Path("build/fuzz") / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    print(f"the input is in build/fuzz; {seed=}")
    print(KINDS[kind].run(files))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jobs", nargs="*", help="KIND=COUNT")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--again", metavar="KIND:SEED", help="run one input, with its traceback")
    parser.add_argument("--minutes", type=float, default=0.0, help="stop after so long")
    given = parser.parse_args()
    if given.child:
        work(json.loads(given.child))
    elif given.again:
        _again(given.again)
    else:
        named = (job.partition("=") for job in given.jobs)
        report = run([(name, given.seed, int(count)) for name, _, count in named], given.minutes).report()
        print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main()
