"""Points: which stay together, and how they are shared out over slots and continuation slides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from math import inf
from typing import cast

from deckgen.blocks import Paragraph
from deckgen.fit.flow import Bin, share_out
from deckgen.fit.setting import Setting
from deckgen.fit.texts import extent, room, style_of
from deckgen.template import Slot, TextStyle


def groups(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """Return the points, each with the second-level ones that belong to it."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.level and found:
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return [tuple(group) for group in found]


def point_bins(
    points: Sequence[Sequence[Paragraph]], slots: Iterable[Slot], size: float, setting: Setting
) -> list[Bin]:
    """Return slots as bins for points at a size; slots of one width and look hold them equally high.

    A point with a word wider than a line fits no bin.
    """
    known: dict[tuple[int, tuple[TextStyle, ...]], tuple[list[float], list[float]]] = {}
    bins = []
    for slot in slots:
        look = (slot.box.w - slot.insets.left - slot.insets.right, slot.levels)
        if look not in known:
            styles = [style_of(slot, point[0].level) for point in points]
            taken = [extent(point, slot, size, setting) for point in points]
            heights = [inf if one.over else one.height for one in taken]
            known[look] = heights, [style.before + style.after for style in styles]
        bins.append(Bin(room(slot), *known[look]))
    return bins


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
    for points in _ways(paragraphs, setting):
        bins = point_bins(points, (*first, *further), size, setting)
        spans = share_out(partial(_bin_at, (bins[: len(first)], bins[len(first) :])), len(first))
        if spans is not None:
            parts = [tuple(p for point in points[a:b] for p in point) for a, b in spans]
            return [parts[at : at + len(first)] for at in range(0, len(parts), len(first))]
    return None


def _ways(paragraphs: tuple[Paragraph, ...], setting: Setting) -> list[list[tuple[Paragraph, ...]]]:
    """What may be kept together: points with what belongs to them, else each paragraph alone."""
    key = ("ways", id(paragraphs))
    known = setting.kept.get(key)
    if known is None:
        ways = [groups(paragraphs)]
        if len(ways[0]) < len(paragraphs):
            ways.append([(paragraph,) for paragraph in paragraphs])
        known = setting.kept[key] = (ways, paragraphs)
    return cast(list[list[tuple[Paragraph, ...]]], known[0])


def _bin_at(bins: Sequence[Sequence[Bin]], number: int) -> Bin:
    """The bin of that number: the first slide's slots, then those of further slides again and again."""
    first, further = bins
    return first[number] if number < len(first) else further[number % len(first)]
