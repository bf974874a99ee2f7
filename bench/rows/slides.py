"""Rows on what a slide costs in longer and longer decks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.decks import add_region
from bench.row import Goal, Row, row
from bench.run import Run
from bench.turns import Prepare, in_turns

_FRAME = 6
"""Cover, agenda, two sections, next steps and sources."""

_BASE = 50


def slides(run: Run) -> list[Row]:
    """A slide's time in decks of 10 to 1,000 slides over that in a deck of 50."""
    lengths = (10, _BASE, 200, 1000) if run.long else (10, _BASE, 200)
    ours = in_turns({str(length): _ours(run, length) for length in lengths}, 3 if run.long else 2)
    plain = in_turns({str(length): _plain(run, length) for length in lengths}, 1)
    caches = "master, skeletons, photographs cut to size"
    rows = [*_rows("deckgen, fitted, reviewed, drawn and checked", ours, caches)]
    return [*rows, *_rows("the plain script", plain, "none")]


def _rows(who: str, times: dict[str, list[float]], caches: str) -> list[Row]:
    lengths = [int(length) for length in times]
    return [_row(who, times, length, caches, length == lengths[-1]) for length in lengths if length != _BASE]


def _row(who: str, times: dict[str, list[float]], length: int, caches: str, last: bool) -> Row:
    pairs = zip(times[str(length)], times[str(_BASE)], strict=True)
    found = [(seconds / length) / (base / _BASE) for seconds, base in pairs]
    ours = who.startswith("deckgen")
    goal = Goal("at most", 1.5) if ours and last else None
    what = f"A slide in a deck of {length:,}: {who}"
    return row(f"slides {length} {who[:7]}", what, f"of one in a deck of {_BASE}", found, caches, goal=goal)


def _ours(run: Run, length: int) -> Prepare:
    def prepare(number: int) -> Callable[[], object]:
        region = add_region(run.root, "B", next(run.numbers), length - _FRAME)
        planned = run.ours.planned(region)
        return lambda: _of_length(run.ours.drawn(run.ours.fit(planned)), length)

    return prepare


def _plain(run: Run, length: int) -> Prepare:
    def prepare(number: int) -> Callable[[], object]:
        said = run.described(run.new("B", length - _FRAME))
        assert len(said["slides"]) == length
        return lambda: run.plain(said)

    return prepare


def _of_length(data: bytes, length: int) -> Sequence[object]:
    assert data.count(b"ppt/slides/slide") >= length
    return data
