"""Who does the work: this process, or whatever else takes jobs and gives outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from deckgen.batch.job import Job, Options, Outcome

CHUNK = 32
"""The most decks of one region and language that a worker takes at a time."""

Chunk = tuple[Job, ...]


class Engine(Protocol):
    """Takes jobs, gives an outcome for each, in any order; closing the iterator stops it."""

    def run(self, options: Options, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job as it is there."""
        ...


class LocalEngine:
    """Builds in this process, one deck after the other."""

    def run(self, options: Options, jobs: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job in order."""
        from deckgen.batch.task import build_deck  # where nothing is to be built, nothing is loaded

        for job in jobs:
            yield build_deck(options, job)


def chunks(jobs: Sequence[Job], most: int = CHUNK) -> Iterator[Chunk]:
    """Yield the jobs in small groups of one region and language, so that what these share stays at hand."""
    for _, group in groupby(jobs, key=lambda job: (job.edition.region, job.edition.language)):
        same = tuple(group)
        for start in range(0, len(same), most):
            yield same[start : start + most]
