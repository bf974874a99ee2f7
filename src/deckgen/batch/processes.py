"""Several processes of this machine that do the work, and what becomes of it where one of them dies."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from deckgen.batch.engine import CHUNK, Chunk, chunks
from deckgen.batch.job import Job, Options, Outcome
from deckgen.diagnostics import Exit, Finding, Where


class ProcessEngine:
    """Builds in several processes of this machine.

    Where one dies, what was in hand is built again, one deck at a time, so that the deck of a second death is
    known: that one fails, and the rest go on.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, options: Options, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job as it is there; Ctrl-C lets the decks in hand be finished."""
        share = max(1, min(CHUNK, len(jobs) // (self._workers * 4)))
        waiting = deque(chunks(jobs, share))
        while waiting:
            flow = _Flow(options, waiting, self._workers)
            yield from flow.outcomes()
            yield from _one_by_one(options, flow.suspects)
            if flow.interrupted:
                raise KeyboardInterrupt


class _Flow:
    """Chunks given to one pool of processes until none waits, a process dies or Ctrl-C is pressed."""

    def __init__(self, options: Options, waiting: deque[Chunk], workers: int) -> None:
        self._options, self._waiting, self._workers = options, waiting, workers
        self._running: dict[Future[list[Outcome]], Chunk] = {}
        self.suspects: list[Job] = []
        self.interrupted = False

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what is built; what was in hand when a process died is in ``suspects`` afterwards."""
        with _kept_handler(), _pool(min(self._workers, len(self._waiting))) as pool:
            try:
                yield from self._flowing(pool)
            except BaseException:  # nobody waits for the rest any more
                self._stop()
                raise

    def _flowing(self, pool: ProcessPoolExecutor) -> Iterator[Outcome]:
        while self._running or self._may_go_on():
            try:
                self._hand_out(pool)
                done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            except KeyboardInterrupt:
                self._stop()
                continue
            for future in done:
                yield from self._taken(future)

    def _may_go_on(self) -> bool:
        return bool(self._waiting) and not self.suspects and not self.interrupted

    def _hand_out(self, pool: ProcessPoolExecutor) -> None:
        from deckgen.batch.task import build_some

        while self._may_go_on() and len(self._running) < self._workers * 2:
            chunk = self._waiting.popleft()
            try:
                with _deaf():  # a process that starts here must not hear Ctrl-C before it can answer it
                    self._running[pool.submit(build_some, self._options, chunk)] = chunk
            except BrokenProcessPool:
                self.suspects.extend(chunk)

    def _taken(self, future: Future[list[Outcome]]) -> list[Outcome]:
        chunk = self._running.pop(future)
        try:
            return future.result()
        except BrokenProcessPool:
            self.suspects.extend(chunk)
        return []

    def _stop(self) -> None:
        """Let the decks in hand be finished; who presses Ctrl-C again would only leave processes behind."""
        _answer_with(signal.SIG_IGN)
        self.interrupted = True
        self._running = {future: chunk for future, chunk in self._running.items() if not future.cancel()}


@contextmanager
def _kept_handler() -> Iterator[None]:
    """Have Ctrl-C mean afterwards what it meant before."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        _answer_with(before)


@contextmanager
def _deaf() -> Iterator[None]:
    """Not to hear Ctrl-C, nor to let a process hear it that is started meanwhile."""
    with _kept_handler():
        _answer_with(signal.SIG_IGN)
        yield


def _answer_with(handler: Any) -> None:
    """Answer Ctrl-C so from now on, where this thread is the one that hears it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, handler)


def _one_by_one(options: Options, jobs: Sequence[Job]) -> Iterator[Outcome]:
    """Build each deck alone in a process that may die of it."""
    from deckgen.batch.task import build_deck

    pool: ProcessPoolExecutor | None = None
    for job in jobs:
        pool = pool or _pool(1)
        try:
            yield pool.submit(build_deck, options, job).result()
        except BrokenProcessPool:
            pool = None
            yield _died(job)
    if pool is not None:
        pool.shutdown()


def _died(job: Job) -> Outcome:
    message = "the process that built it died twice, perhaps for want of memory"
    cure = "build it alone with `deckgen build`, or give the batch fewer --jobs"
    died = Finding("worker-died", message, cure, Where(job.file))
    return Outcome(job.edition, job.file, "failed", (died,), code=int(Exit.INTERNAL))


def _pool(workers: int) -> ProcessPoolExecutor:
    # Started anew on every system: a forked copy of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one is to answer it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
