"""Sharing items out over slots and continuation slides, evenly, never inside an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

Span = tuple[int, int]
"""A run of items: the first, and the one after the last."""


class Bin(Struct, frozen=True):
    """A place that items stack up in, all in pt: its room, and each item's height and space before it.

    The space before the first item in a bin is not counted; ``most`` items fit at the most (0: any number).
    """

    room: float
    heights: Sequence[float]
    before: Sequence[float]
    most: int = 0

    def take(self, start: int, share: float) -> int:
        """Return the item after the last that fits in a share of the room, beginning at ``start``."""
        used, limit = 0.0, self.room * share + 0.01
        end = len(self.heights)
        stop = min(end, start + self.most) if self.most else end
        for place in range(start, stop):
            used += self.heights[place] + (self.before[place] if place > start else 0.0)
            if used > limit:
                return place
        return stop


def share_out(bin_at: Callable[[int], Bin], slots: int) -> list[Span] | None:
    """Return the items of each bin in order, on as few slides of ``slots`` bins as can be.

    Slides of one bin are evenly filled; those of several columns are filled up, and only the last evenly,
    as a list is read. None where an item is higher than a whole bin.
    """
    full = _filled(bin_at, 1.0)
    if not full:
        return None
    bins = -(-len(full) // slots) * slots
    if bins == 1:
        return full
    settled = full[: bins - slots] if slots > 1 else []
    return [*settled, *_evenly(bin_at, bins - len(settled), settled)]


def _evenly(bin_at: Callable[[int], Bin], bins: int, settled: Sequence[Span]) -> list[Span]:
    """Fill the bins after those that are settled, each by the least share that leaves the rest no more.

    One share for all would leave the last one what remains: 7, 7, 7 and 4 rows in the place of 7, 6, 6 and 6.
    """
    spans: list[Span] = []
    for left in range(bins, 0, -1):
        filled = _least_filled(bin_at, left, [*settled, *spans])
        spans += filled[:1]
        if len(filled) <= 1:
            break
    return spans


def _least_filled(bin_at: Callable[[int], Bin], bins: int, settled: Sequence[Span]) -> list[Span]:
    """Fill the bins by the least share of their room that takes all items."""
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if _filled(bin_at, middle, bins, settled) else (middle, high)
    return _filled(bin_at, high, bins, settled) or []


def _filled(
    bin_at: Callable[[int], Bin], share: float, most: int = 0, settled: Sequence[Span] = ()
) -> list[Span] | None:
    """Fill bin after bin up to a share; None where an item fits nowhere or ``most`` bins do not do."""
    spans: list[Span] = []
    start, total = settled[-1][1] if settled else 0, len(bin_at(0).heights)
    while start < total:
        end = bin_at(len(settled) + len(spans)).take(start, share)
        if end == start or (most and len(spans) == most):
            return None
        spans.append((start, end))
        start = end
    return spans
