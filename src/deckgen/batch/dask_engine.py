"""The same jobs on a Dask cluster: workers that need not see the project's folder, lost ones made up for."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from deckgen.batch.bundle import pack, unpacked
from deckgen.batch.engine import Chunk, chunks
from deckgen.batch.far import is_far
from deckgen.batch.job import Job, Options, Outcome, unwritable
from deckgen.batch.manifest import Journal
from deckgen.diagnostics import DeckgenError, Exit, Finding, Where
from deckgen.program import program_digest
from deckgen.workspace.disk import write_whole

CONNECT_SECONDS = 15
_MOST_TRIES = 2
_SHARE = 4
"""Decks of one region and language that a worker takes at a time; with a lost one they are built again."""

Made = list[tuple[Outcome, bytes]]

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads, but what decks share within a process is made for one."""


class DaskEngine:
    """Builds on the workers of a Dask scheduler, at an address such as ``tcp://host:8786``.

    A deck for a file of the project comes back as bytes and is written here; one for an address or an
    absolute path is written by its worker. Task keys are digests: no page of the scheduler names an investor.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def run(self, options: Options, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job as it is there; raises DeckgenError where no worker can serve."""
        client = _client(self._address)
        try:
            _require_likeness(client)
            with client.as_current():
                yield from _Cluster(client, options).outcomes(list(chunks(jobs, _SHARE)))
        finally:
            client.close()


class _Cluster:
    """One run on a connected cluster."""

    def __init__(self, client: Any, options: Options) -> None:
        self._client, self._options = client, options
        self._bundle = pack(Path(options.root))
        self._journal = Journal(Path(options.root))

    def outcomes(self, waiting: list[Chunk]) -> Iterator[Outcome]:
        """Yield every outcome; what was lost with its worker is given out again, at last deck by deck."""
        for attempt in range(1, _MOST_TRIES + 1):
            lost: list[Chunk] = []
            for outcomes, chunk in self._given_out(waiting, attempt):
                if outcomes is None:
                    lost.extend((job,) for job in chunk)
                else:
                    yield from outcomes
            waiting = lost
        for (job,) in waiting:
            yield _lost(job)

    def _given_out(self, waiting: list[Chunk], attempt: int) -> Iterator[tuple[list[Outcome] | None, Chunk]]:
        from distributed import as_completed

        if not waiting:
            return
        bundle = self._client.scatter(self._bundle, broadcast=True, hash=False)
        futures = {self._submitted(bundle, chunk, attempt): chunk for chunk in waiting}
        for future in as_completed(futures):
            chunk = futures.pop(future)
            made = future.result() if future.status == "finished" else None
            yield (None if made is None else [self._landed(*one) for one in made]), chunk
            future.release()

    def _submitted(self, bundle: Any, chunk: Chunk, attempt: int) -> Any:
        told = msgspec.json.encode([self._options.run, attempt, [job.file for job in chunk]])
        key = f"deck-{hashlib.sha256(told).hexdigest()}"
        return self._client.submit(build_far, self._options, bundle, chunk, key=key, pure=False, retries=1)

    def _landed(self, outcome: Outcome, data: bytes) -> Outcome:
        """The outcome once its deck is written where it belongs."""
        if outcome.status != "built" or not data:
            return outcome
        place = Path(self._options.root) / outcome.file
        try:
            if self._options.journal:
                self._journal.intend(place, outcome.sha256)
            stamp = write_whole(place, data)
        except OSError as error:
            told = (*outcome.findings, unwritable(outcome.file, error))
            return msgspec.structs.replace(outcome, status="failed", findings=told, code=int(Exit.FINDINGS))
        return msgspec.structs.replace(outcome, stamp=stamp)


def build_far(options: Options, bundle: bytes, jobs: Chunk) -> Made:
    """Build some decks from a bundle on a worker; a deck for the project itself is handed back as bytes."""
    from deckgen.batch.task import build_deck

    made: Made = []
    with _ONE_AT_A_TIME:
        root = unpacked(bundle)
        here = msgspec.structs.replace(options, root=str(root), journal=False)
        for job in jobs:
            outcome, data = build_deck(here, job), b""
            if outcome.status == "built" and not is_far(job.file) and not Path(job.file).is_absolute():
                place = root / job.file
                data = place.read_bytes()
                place.unlink()
            made.append((outcome, data))
    return made


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        cure = "pip install 'deckgen[dask]'"
        raise DeckgenError([Finding("no-dask", "Dask is not installed", cure)], Exit.USAGE) from None
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at {address}: {error}"
        cure = "start one with `dask scheduler`, or see that the address can be reached"
        raise DeckgenError([Finding("no-scheduler", message, cure)], Exit.USAGE) from None


def _require_likeness(client: Any) -> None:
    """Raise DeckgenError where there is no worker, or one that has another deckgen or other libraries."""
    known = client.run(program_digest)
    if not known:
        cure = "start some with `dask worker ADDRESS`, where the same deckgen is installed"
        raise DeckgenError([Finding("no-worker", "the scheduler has no worker", cure)], Exit.USAGE)
    others = sorted(worker for worker, digest in known.items() if digest != program_digest())
    if others:
        message = f"{', '.join(others)} run another deckgen, or other versions of what it draws with"
        cure = "install the same deckgen from requirements/deck.txt everywhere"
        raise DeckgenError([Finding("worker-differs", message, cure)], Exit.USAGE)


def _lost(job: Job) -> Outcome:
    message = "every worker that built it was lost, perhaps for want of memory"
    cure = "build it alone with `deckgen build`, or give the workers more memory"
    died = Finding("worker-died", message, cure, Where(job.file))
    return Outcome(job.edition, job.file, "failed", (died,), code=int(Exit.INTERNAL))
