"""Points: which stay together, and how they are shared out over slots and continuation slides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from deckgen.blocks import Paragraph
from deckgen.fit.flow import Bin, share_out
from deckgen.fit.setting import Setting
from deckgen.fit.texts import extent, room, style_of
from deckgen.template import Slot


def groups(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Return the points, each with the second-level ones that belong to it."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.level and found:
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return [tuple(group) for group in found]


def point_bin(points: Sequence[Sequence[Paragraph]], slot: Slot, size: float, setting: Setting) -> Bin:
    """Return a slot as a bin for points at a size."""
    styles = [style_of(slot, point[0].level) for point in points]
    return Bin(
        room(slot),
        [extent(point, slot, size, setting).height for point in points],
        [style.before + style.after for style in styles],
    )


Shares = list[list[tuple[Paragraph, ...]]] | None
"""For each slide the paragraphs of each of its slots; None where one point fits no slot."""


def share_points(
    paragraphs: tuple[Paragraph, ...],
    first: tuple[Slot, ...],
    further: tuple[Slot, ...],
    size: float,
    setting: Setting,
) -> Shares:
    """Return the points shared out over the slots of a slide and of the further ones it needs.

    A point is parted from its second-level points only where it is higher than a whole slot. What was once
    shared out is kept by the objects' identities.
    """
    key = (id(paragraphs), *map(id, first), *map(id, further), size)
    known = setting.kept.get(key)
    if known is None:
        known = (_shared(paragraphs, first, further, size, setting), paragraphs)
        setting.kept[key] = known
    return cast(Shares, known[0])


def _shared(
    paragraphs: tuple[Paragraph, ...],
    first: tuple[Slot, ...],
    further: tuple[Slot, ...],
    size: float,
    setting: Setting,
) -> Shares:
    ways: tuple[list[tuple[Paragraph, ...]], ...] = (groups(paragraphs), [(p,) for p in paragraphs])
    for points in ways:
        bins = [[point_bin(points, slot, size, setting) for slot in first]]
        same = all(one is other for one, other in zip(first, further, strict=True))
        bins += bins if same else [[point_bin(points, slot, size, setting) for slot in further]]
        spans = share_out(partial(_bin_at, bins), len(first))
        if spans is not None:
            parts = [tuple(p for point in points[a:b] for p in point) for a, b in spans]
            return [parts[at : at + len(first)] for at in range(0, len(parts), len(first))]
    return None


def _bin_at(bins: Sequence[Sequence[Bin]], number: int) -> Bin:
    """The bin of that number: the first slide's slots, then those of further slides again and again."""
    first, further = bins
    return first[number] if number < len(first) else further[number % len(first)]
