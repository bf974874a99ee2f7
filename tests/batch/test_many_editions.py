"""Many editions of made-up content: all built, nothing built again, and just what a word changes.

Sixty in every run of the tests; 10,000 with DECKGEN_SOAK=1, whose figures are shown.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SOAK = os.environ.get("DECKGEN_SOAK") == "1"
REGIONS, INVESTORS = (20, 499) if SOAK else (4, 14)
EDITIONS = REGIONS * (INVESTORS + 1)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name_of(number: int) -> str:
    """A name of letters, so that no name holds another's number."""
    return "".join(LETTERS[number // 26**place % 26] for place in range(3))


def batch(root: Path, *arguments: str) -> tuple[dict[str, str], float, float]:
    """Each deck's status, the seconds that the batch took, and the most MB that a process of it had."""
    start = time.monotonic()
    command = [sys.executable, "-c", "from deckgen.cli import main; main()", "--project", str(root)]
    done = subprocess.run([*command, "batch", "--json", *arguments], capture_output=True, text=True)
    took = time.monotonic() - start
    assert done.returncode == 0, done.stderr
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {row["file"]: row["status"] for row in json.loads(done.stdout)["decks"]}, took, most


def status(told: dict[str, str]) -> set[str]:
    """Every status that a deck has."""
    return set(told.values())


@pytest.mark.slow
def test_many_editions_are_built_once_and_then_only_what_changed(
    make_small: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_small(tmp_path / "many")
    region, investor = project.text("content/regions/iki.yaml"), project.text("content/investors/acme.yaml")
    for file in (project.root / "content").glob("[ri]*s/*.yaml"):
        file.unlink()
    for number in range(REGIONS):
        name = name_of(number)
        project.write(f"content/regions/{name}.yaml", region.replace("Iki", name.title()))
    for number in range(INVESTORS):
        name = name_of(number)
        project.write(f"content/investors/s{name}.yaml", investor.replace("Acme", name.title()))
    told, took, most = batch(project.root, "--jobs", "2")
    assert (len(told), status(told)) == (EDITIONS, {"built"})
    again, once_more, _ = batch(project.root)
    assert (again.keys(), status(again)) == (told.keys(), {"unchanged"})
    project.replace("content/regions/aaa.yaml", "language: en\n", "language: en  # said to nobody\n")
    assert status(batch(project.root)[0]) == {"unchanged"}
    project.replace("content/regions/aaa.yaml", "hot springs", "warm springs")
    third = batch(project.root)[0]
    assert {file for file, how in third.items() if how == "built"} == {f for f in told if "/aaa." in f}
    found = f"{took:.0f} s, unchanged {once_more:.1f} s, at most {most:.0f} MB a process"
    with capsys.disabled():
        sys.stdout.write(f"\n{EDITIONS} editions: {found}\n")
