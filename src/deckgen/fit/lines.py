"""The lines that a measured paragraph falls into, as renderers fill them."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from deckgen.fit.words import Measured


def line_starts(paragraph: Measured, limit: float, *, hanging: bool = False) -> list[int]:
    """Return the index of the first word of each line, filling lines of ``limit`` em as renderers do.

    With ``hanging`` a last comma or full stop may stand outside the line, as renderers let it. Words wider
    than a line stand on one of their own.
    """
    begins, ends = paragraph.begins, paragraph.hung if hanging else paragraph.ends
    sticky, starts = paragraph.sticky, [0]
    for stop in (*paragraph.fresh, len(ends)):
        place = starts[-1]
        while (place := bisect_right(ends, begins[place] + limit, place + 1, stop)) < stop:
            first = sticky and sticky.get(place)
            back = first and place - starts[-1] > 1 and begins[place] + first <= begins[starts[-1]] + limit
            place -= bool(back)
            starts.append(place)
        if stop < len(ends):
            starts.append(stop)
    return starts


def count_lines(paragraph: Measured, limit: float, *, hanging: bool = False) -> int:
    """Return how many lines of ``limit`` em a paragraph takes; one without words takes one."""
    limit = max(limit, 0.0)
    return len(line_starts(paragraph.parted(limit), limit, hanging=hanging))


def most_lines(paragraph: Measured, limit: float, reserve: float) -> int:
    """Return how many lines of ``limit`` em a paragraph takes, at the most that any renderer may set it in.

    ``reserve`` is the share of a line that is left free. Where a renderer steps back from Latin after a
    closing mark, a fuller line may end earlier than one with the reserve, so both are counted.
    """
    lines = count_lines(paragraph, limit * (1 - reserve))
    if lines > 1 and paragraph.sticky:
        return max(lines, count_lines(paragraph, limit, hanging=True))
    return lines


def line_texts(paragraph: Measured, limit: float, *, hanging: bool = False) -> list[str]:
    """Return the text of each line, trailing spaces left out."""
    parts = paragraph.parted(max(limit, 0.0))
    firsts = line_starts(parts, max(limit, 0.0), hanging=hanging)
    edges = [0, *(parts.places[first - 1] for first in firsts[1:]), len(parts.text)]
    return [parts.text[start:end].rstrip(" \n") for start, end in itertools.pairwise(edges)]
