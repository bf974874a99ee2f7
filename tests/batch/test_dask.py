"""The same decks from a Dask cluster: a real scheduler, two real workers, and one of them killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed")

from deckgen.batch.dask_engine import DaskEngine
from deckgen.batch.engine import LocalEngine
from deckgen.batch.far import far_sizes, put_far
from deckgen.batch.job import Job, Options
from deckgen.cli import cli
from deckgen.cli.failures import answering
from deckgen.diagnostics import DeckgenError
from deckgen.plan import Edition

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SOAK = os.environ.get("DECKGEN_SOAK") == "1"


class Cluster:
    """A scheduler and two workers, each a process of its own without a nanny to start it again."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self._log = log
        port = self.address.rpartition(":")[2]
        self.processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")]
        self.workers = [self._worker() for _ in range(2)]
        self._wait_for_workers(2)

    def kill_one(self) -> None:
        """Kill a worker as a machine that loses its power would."""
        self.workers[0].send_signal(signal.SIGKILL)

    def close(self) -> None:
        for process in (*self.workers, *self.processes):
            process.kill()
            process.wait()

    def _worker(self) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "2", "--no-nanny", "--no-dashboard", "--death-timeout", "60")
        return self._start("worker", self.address, *options)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            command = [sys.executable, "-m", "dask", *arguments]
            return subprocess.Popen(command, stdout=log, stderr=log, env=dict(os.environ))

    def _wait_for_workers(self, count: int) -> None:
        from distributed import Client

        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with Client(self.address, timeout=5, set_as_default=False) as client:
                    client.wait_for_workers(count, timeout=30)
                    return
            except OSError:
                time.sleep(0.3)
        raise AssertionError(self._log.read_text(errors="replace"))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path / "dask.log")
    yield made
    made.close()


@pytest.fixture
def jobs(small: Any) -> list[Job]:
    """Many decks of two regions for many investors."""
    text = small.text("content/investors/acme.yaml")
    for number in range(12):
        small.write(
            f"content/investors/sample-n{number}.yaml", text.replace("Sample Acme", f"Sample N{number}")
        )
    names = ["", *(f"sample-n{number}" for number in range(12))]
    editions = [Edition(region, "en", "pitch", name) for region in ("aso", "iki") for name in names]
    return [Job(one, f"build/{one.investor or 'general'}/{one.region}.en.pptx") for one in editions]


def options(root: Path) -> Options:
    return Options(str(root), os.urandom(4).hex(), "2026-11-22")


def test_a_cluster_makes_the_decks_that_one_process_makes_though_a_worker_dies(
    small: Any, jobs: list[Job], cluster: Cluster
) -> None:
    list(LocalEngine().run(options(small.root), jobs))
    local = small.decks()
    assert len(local) == len(jobs)
    for file in local:
        (small.root / "build" / file).unlink()
    outcomes = []
    for outcome in DaskEngine(cluster.address).run(options(small.root), jobs):
        if not outcomes:
            cluster.kill_one()
        outcomes.append(outcome)
    assert sorted(one.file for one in outcomes) == sorted(job.file for job in jobs)
    assert {one.status for one in outcomes} == {"built"}
    assert small.decks() == local
    assert small.stray() == []


def test_a_cluster_makes_the_decks_of_the_project(cluster: Cluster, tmp_path: Path, monkeypatch: Any) -> None:
    """Those of one region here, every deck with DECKGEN_SOAK=1."""
    chosen, least = ([], 30) if SOAK else (["--only", "hokkaido/*/ja/*"], 3)
    for folder in ("content", "templates", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    made = []
    for further in ("--jobs", "1"), ("--scheduler", cluster.address):
        monkeypatch.setattr(
            "sys.argv", ["deckgen", "batch", "--today", "2026-11-22", "--quiet", *chosen, *further]
        )
        assert answering(cli) == 0
        build = tmp_path / "build"
        made.append({place.relative_to(build): place.read_bytes() for place in build.rglob("*.pptx")})
        for records in ("build", ".deckgen"):
            shutil.rmtree(tmp_path / records)
    assert len(made[0]) >= least
    assert made[0] == made[1]


def test_workers_write_to_an_address_themselves(
    small: Any, jobs: list[Job], cluster: Cluster, tmp_path: Path
) -> None:
    far = (tmp_path / "far").as_uri()
    list(LocalEngine().run(options(small.root), jobs[:3]))
    local = small.decks()
    sent = [Job(job.edition, f"{far}/{job.file.removeprefix('build/')}") for job in jobs[:3]]
    outcomes = list(DaskEngine(cluster.address).run(options(small.root), sent))
    assert {one.status for one in outcomes} == {"built"}
    there = {
        place.relative_to(tmp_path / "far").as_posix(): place.read_bytes()
        for place in (tmp_path / "far").rglob("*.pptx")
    }
    assert there == local


def test_no_key_names_an_investor(
    small: Any, jobs: list[Job], monkeypatch: pytest.MonkeyPatch, cluster: Cluster
) -> None:
    import distributed

    keys: list[str] = []
    real: Callable[..., Any] = distributed.Client.submit

    def submit(self: Any, *arguments: Any, **more: Any) -> Any:
        keys.append(str(more["key"]))
        return real(self, *arguments, **more)

    monkeypatch.setattr(distributed.Client, "submit", submit)
    list(DaskEngine(cluster.address).run(options(small.root), jobs[:4]))
    assert keys
    assert not [key for key in keys if "sample" in key or "aso" in key or "iki" in key]


def test_no_scheduler_is_told_with_its_address(small: Any) -> None:
    with pytest.raises(DeckgenError, match="no-scheduler"):
        list(
            DaskEngine("tcp://127.0.0.1:9").run(
                options(small.root), [Job(Edition("aso", "en"), "build/a.pptx")]
            )
        )


def test_an_object_is_written_whole_and_known_by_its_size() -> None:
    address = f"memory://decks/{os.urandom(4).hex()}/a.pptx"
    assert far_sizes([address]) == {}
    assert put_far(address, b"12345").size == 5
    assert far_sizes([address]) == {address: 5}
