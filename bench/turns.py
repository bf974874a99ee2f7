"""Candidates timed in turn, so that what else the machine does falls on all of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import perf_counter

_LARGE = 2**18
"""Bytes that are no small request to any C library."""

Prepare = Callable[[int], Callable[[], object]]
"""Given the round's number, gets ready what is not timed and returns what is."""


def in_turns(candidates: Mapping[str, Prepare], rounds: int, warming: int = 1) -> dict[str, list[float]]:
    """Return each candidate's seconds by round; the first ``warming`` rounds are not among them."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    names = list(candidates)
    for number in range(warming + rounds):
        for name in names:
            run = candidates[name](number)
            settle()
            start = perf_counter()
            run()
            times[name].append(perf_counter() - start)
        names.append(names.pop(0))
    return {name: found[warming:] for name, found in times.items()}


def settle() -> None:
    """Leave nothing of what ran before for the next to tidy up, neither Python's garbage nor free memory.

    python-pptx frees a hundred thousand small blocks, which the C library sorts at the next large request
    (glibc's malloc_consolidate): without this request that falls on whoever is timed next, and can take as
    long as deckgen does for a deck.
    """
    gc.collect()
    bytearray(_LARGE)


def over(above: list[float], below: list[float]) -> list[float]:
    """Return one candidate's times over another's, round by round."""
    return [one / other for one, other in zip(above, below, strict=True)]


def on_one_core() -> None:
    """Keep this process and those it starts on one core, where the system can."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def on_all_cores() -> None:
    """Take the whole machine again, for what is measured with several workers."""
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
