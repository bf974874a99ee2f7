"""Batches killed at random moments: no file is torn, and whoever goes on ends with the same bytes."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

REGIONS = ("content/regions/aso.yaml", "content/regions/iki.yaml")
KILLS = 50 if os.environ.get("DECKGEN_SOAK") == "1" else 5
COMMAND = [sys.executable, "-c", "from deckgen.cli import main; main()", "batch", "--quiet"]


def start(root: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start a batch as the leader of a process group, so that its workers can be killed with it."""
    return subprocess.Popen(
        [*COMMAND, "--jobs", str(workers)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def run(root: Path, workers: int) -> float:
    """Run a batch to its end; returns the seconds it took."""
    began = time.perf_counter()
    _, told = (process := start(root, workers)).communicate(timeout=300)
    assert process.returncode == 0, told.decode(errors="replace")
    return time.perf_counter() - began


def await_decks(root: Path, process: subprocess.Popen[bytes], decks: int) -> None:
    """Wait until a run is about to give so many decks their names, or has ended."""
    journal = root / ".deckgen" / "journal"
    while process.poll() is None:
        begun = sum(len(file.read_bytes().splitlines()) for file in journal.glob("*.jsonl"))
        if begun >= decks:
            return
        time.sleep(0.002)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_killed_at_random_moments(small: Any) -> None:
    chance = random.Random(20261122)
    texts = [{path: small.text(path) for path in REGIONS}]
    texts.append({path: text.replace("Say it slowly.", "Say it clearly.") for path, text in texts[0].items()})
    expected, longest = [], 0.0
    for version in texts:
        for path, text in version.items():
            small.write(path, text)
        longest = max(longest, run(small.root, 1))
        expected.append(small.decks())
    assert expected[0] != expected[1]
    seen = {"ended": 0, "between": 0, "before": 0, "torn": 0, "stray": 0}
    for number in range(KILLS):
        new = number % 2
        for path, text in texts[new].items():
            small.write(path, text)
        process = start(small.root, 1 + number % 3 // 2)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.1, 1.0) * longest if number % 4 == 3 else 0)
        await_decks(small.root, process, chance.randint(1, 6) if number % 4 != 3 else 0)
        time.sleep(chance.uniform(0.0, 0.03))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        decks = small.decks()
        wrong = [name for name, data in decks.items() if data not in (expected[0][name], expected[1][name])]
        renewed = sum(data == expected[new][name] != expected[1 - new][name] for name, data in decks.items())
        changing = sum(expected[0][name] != expected[1][name] for name in expected[0])
        seen["torn"] += len(wrong)
        seen["stray"] += len(small.stray())
        seen["ended" if renewed == changing else "between" if renewed else "before"] += 1
        if number % 5 in (1, 4):
            run(small.root, 1)
            assert small.decks() == expected[new]
            assert small.stray() == []
    print(f"\n{KILLS} kills: {seen}")  # noqa: T201
    assert seen["torn"] == 0
    assert seen["between"] > 0
