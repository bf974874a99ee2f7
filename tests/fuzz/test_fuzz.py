"""Damaged files of every kind end in findings or in a sound deck: no traceback, no hang, little memory.

A seeded sample here; with DECKGEN_SOAK=1 a hundred thousand inputs, whose figures `docs/fuzzing.md` tells.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.yaml_source import load_yaml

RUNNER = Path(__file__).with_name("runner.py")
SHORT = (
    "yaml=400",
    "texts=12",
    "real=2",
    "settings=6",
    "data=24",
    "pictures=80",
    "templates=8",
    "packages=6",
)
LONG = (
    *("yaml=60000", "texts=4000", "real=400", "settings=1200", "data=6000", "pictures=26000"),
    *("drawings=60", "templates=1200", "packages=1000", "builds=140"),
)


def fuzzed(*arguments: str, runner: Path = RUNNER) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", str(runner), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONUTF8": "1"},
        check=True,
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    return report


JOBS = LONG if os.environ.get("DECKGEN_SOAK") == "1" else SHORT
"""Kinds of input and how many of each: a hundred thousand in all, or a sample."""


@pytest.mark.slow
def test_damaged_files_end_in_findings_or_a_sound_deck() -> None:
    report = fuzzed("--seed", "1", *JOBS)
    sys.stderr.write(json.dumps({**report, "faults": len(report["faults"])}) + "\n")
    assert report["faults"] == []
    assert report["inputs"] == sum(int(job.partition("=")[2]) for job in JOBS)
    assert report["kinds"]["yaml"]["read"] > 20  # the damage is not so great that all is refused at the door


KINDS = """
import os
from collections import namedtuple

Kind = namedtuple("Kind", "make run")

def die(files):
    os._exit(3)

def eat(files):
    return str(len(b"x" * 2**31))

KINDS = {
    "raises": Kind(lambda random: {}, lambda files: 1 / 0),
    "dies": Kind(lambda random: {}, die),
    "eats": Kind(lambda random: {}, eat),
    "sound": Kind(lambda random: {}, lambda files: "read"),
}
"""


@pytest.mark.parametrize(
    ("kind", "said"), [("raises", "ZeroDivisionError"), ("dies", "died"), ("eats", "Memory")]
)
def test_the_runner_notices_a_fault_and_goes_on(kind: str, said: str, tmp_path: Path) -> None:
    shutil.copy(RUNNER, tmp_path / "runner.py")
    (tmp_path / "kinds.py").write_text(KINDS, encoding="utf-8")
    report = fuzzed("sound=2", f"{kind}=2", "sound=1", runner=tmp_path / "runner.py")
    assert [fault["input"] for fault in report["faults"]] == [f"{kind}:0", f"{kind}:1"]
    assert said in report["faults"][0]["fault"]
    assert report["kinds"]["sound"] == {"read": 3}


MARKS = st.sampled_from(
    [*":#-\"'[]{},&*!|>%@`?~\\\t\n ", "{{ x }}", "  ", "- ", ": ", "\r\n", "　", "：", "か\u3099"]
)
LINES = st.tuples(
    st.sampled_from(["", "  ", "    ", "- ", "  - "]),
    st.sampled_from(["name: ", "points:", "", "'a': ", "? ", "日本: "]),
    st.lists(MARKS | st.text(max_size=4), max_size=6).map("".join),
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_what_is_nearly_yaml_is_read_or_told(text: str) -> None:
    read = load_yaml("x.yaml", text.encode("utf-8", "surrogatepass"))
    assert read.value is not None or read.findings
    assert all(found.where and str(found) for found in read.findings)
