"""One process or several, in any order, with a worker that dies: the same decks."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deckgen.batch.engine import LocalEngine, chunks
from deckgen.batch.job import Job, Options
from deckgen.batch.processes import ProcessEngine
from deckgen.plan import Edition

EDITIONS = (
    *(Edition("aso", "en"), Edition("aso", "ja"), Edition("iki", "en")),
    *(Edition("aso", "en", "pitch", "acme"), Edition("iki", "en", "pitch", "beta")),
)


def jobs() -> list[Job]:
    return [Job(edition, f"build/{number}.pptx") for number, edition in enumerate(EDITIONS)]


def options(root: Path, run: str = "one") -> Options:
    return Options(str(root), run, "2026-11-22")


@pytest.mark.slow
def test_ctrl_c_while_workers_start_leaves_none_behind_and_no_traceback(small: Any) -> None:
    """A worker that is being started takes Ctrl-C as Python does, with a traceback, if it can hear it."""
    command = [sys.executable, "-c", "from deckgen.cli import main; main()", "batch", "--jobs", "2"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    for wait in (0.05, 0.3, 0.6):
        (small.root / ".deckgen" / "lock-holder").unlink(missing_ok=True)
        batch = subprocess.Popen(
            command,
            cwd=small.root,
            env=environment,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        while batch.poll() is None and not (small.root / ".deckgen" / "lock-holder").exists():
            time.sleep(0.01)
        for _ in range(2):
            time.sleep(wait)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(batch.pid, signal.SIGINT)
        _, told = batch.communicate(timeout=60)  # ends when no worker has its standard error open any more
        assert "Traceback" not in told and "Exception" not in told
        assert batch.returncode in (0, 130)


def test_several_processes_make_what_one_makes_in_any_order(
    small: Any, make_small: Any, tmp_path: Path
) -> None:
    here = list(LocalEngine().run(options(small.root), jobs()))
    other = make_small(tmp_path / "other")
    there = list(ProcessEngine(2).run(options(other.root), list(reversed(jobs()))))
    assert small.decks() == other.decks()
    assert len(small.decks()) == len(EDITIONS)

    def facts(outcomes: list[Any]) -> list[Any]:
        told = [
            (one.file, one.status, one.sha256, one.findings, one.inputs, one.plan, one.slides)
            for one in outcomes
        ]
        return sorted(told, key=lambda fact: fact[0])

    assert facts(here) == facts(there)


def test_a_later_run_sees_the_files_as_they_are_then(small: Any) -> None:
    first = next(LocalEngine().run(options(small.root, "first"), jobs()))
    small.replace("content/regions/aso.yaml", "Say it slowly.", "Say it clearly.")
    again = next(LocalEngine().run(options(small.root, "first"), jobs()))
    assert again.sha256 == first.sha256  # within a run the files count as unchanged
    assert again.inputs == first.inputs
    later = next(LocalEngine().run(options(small.root, "second"), jobs()))
    assert later.sha256 != first.sha256
    assert {path for path, digest in later.inputs.items() if digest != first.inputs[path]} == {
        "content/regions/aso.yaml"
    }


def test_what_a_deck_depends_on_is_named_whole(small: Any) -> None:
    (outcome,) = LocalEngine().run(
        options(small.root), [Job(Edition("aso", "ja", "pitch", "acme"), "x.pptx")]
    )
    assert outcome.status == "failed"  # acme's file has no Japanese
    (outcome,) = LocalEngine().run(options(small.root), [Job(Edition("aso", "ja"), "x.pptx")])
    assert set(outcome.inputs) == {
        *("content/brand.yaml", "templates/master.pptx", "content/storylines/pitch.yaml"),
        *("content/regions/aso.yaml", "content/regions/aso.ja.yaml"),
    }
    assert all(outcome.inputs.values())


def test_data_files_and_pictures_are_among_what_a_deck_depends_on(small: Any) -> None:
    small.write("content/data/jobs.csv", "year,jobs\n2023,3100\n2024,3400\n")
    data = "{file: data/jobs.csv, categories: year, series: {jobs: jobs}}"
    chart = f"{{chart: {{type: column, head: Jobs, data: {data}, sources: [city]}}}}"
    small.replace("content/regions/iki.yaml", "    figures: [jobs]", f"    visual: {chart}")
    target = io.BytesIO()
    Image.new("RGB", (1600, 1200), "#7fa3b8").save(target, "PNG")
    small.write("assets/iki/hill.png", target.getvalue())
    small.replace(
        "content/regions/iki.yaml",
        "country: Japan",
        "country: Japan\npicture: {file: iki/hill.png, alt: The hill}",
    )
    (outcome,) = LocalEngine().run(options(small.root), [Job(Edition("iki", "en"), "x.pptx")])
    assert {"content/data/jobs.csv", "assets/iki/hill.png"} <= set(outcome.inputs), outcome.findings


@pytest.mark.slow
def test_a_worker_that_dies_costs_only_the_deck_it_dies_of(
    small: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A sitecustomize reaches the workers, which are processes of their own.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'DECKGEN_TEST_DIES' in os.environ:\n"
        "    import deckgen.build as build\n"
        "    real = build.Workshop.plan_of\n"
        "    def plan_of(shop, edition, date=''):\n"
        "        marker = os.environ['DECKGEN_TEST_DIES']\n"
        "        if edition.investor == 'beta':\n"
        "            os._exit(9)\n"
        "        if edition.language == 'ja' and not os.path.exists(marker):\n"
        "            open(marker, 'w').close()\n"
        "            os._exit(9)\n"
        "        return real(shop, edition, date)\n"
        "    build.Workshop.plan_of = plan_of\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("DECKGEN_TEST_DIES", str(tmp_path / "died-once"))
    outcomes = {one.file: one for one in ProcessEngine(2).run(options(small.root), jobs())}
    assert (tmp_path / "died-once").exists()
    assert {file: one.status for file, one in outcomes.items()} == {
        **{f"build/{number}.pptx": "built" for number in range(4)},
        "build/4.pptx": "failed",
    }
    assert [found.code for found in outcomes["build/4.pptx"].findings] == ["worker-died"]
    assert len(small.decks()) == 4


@given(
    st.lists(st.tuples(st.sampled_from(["aso", "iki"]), st.sampled_from(["en", "ja"])), max_size=60),
    st.integers(1, 9),
)
def test_chunks_hold_every_job_once_and_no_two_regions_or_languages(
    pairs: list[tuple[str, str]], most: int
) -> None:
    given_jobs = [Job(Edition(*pair), f"{number}.pptx") for number, pair in enumerate(pairs)]
    made = list(chunks(given_jobs, most))
    assert [job for chunk in made for job in chunk] == given_jobs
    for chunk in made:
        assert 1 <= len(chunk) <= most
        assert len({(job.edition.region, job.edition.language) for job in chunk}) == 1
