"""Which theme colour each series or point of a chart has, and the ink that is legible on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, cycle, islice

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blocks import Chart
from deckgen.compile.charts.tree import Element, Finished, add, add_fill
from deckgen.template import EMU_PER_PT


class Paint(Struct, frozen=True):
    """A theme slot, its saturation and luminance changed in percent; ``ink`` is the slot of text on it."""

    slot: str
    saturation: int = 100
    luminance: int = 100
    lighter: int = 0
    ink: str = "lt1"


LEAD = Paint("accent1")
TINT = Paint("accent1", 38, 40, 60, "dk1")
"""Background bars: the lead colour greyed and lightened."""
RULE = Paint("lt1", luminance=75)
_PLAIN = (Paint("accent6"), Paint("accent2"), Paint("accent5"), Paint("accent3"))
_LINES = (
    *(Paint("accent2"), Paint("accent6"), Paint("accent5"), Paint("accent3")),
    *(Paint(slot, luminance=50) for slot in ("accent2", "accent3", "accent5")),
)
"""With the lead colour eight lines of eight colours, none so pale that a thin line is lost."""

_FILLS = (TINT, *_PLAIN, Paint("accent2", 35, 45, 55, "dk1"), Paint("accent3", 60, 45, 55, "dk1"))
"""With the lead colour eight fills of eight colours."""


def series_paints(chart: Chart, *, lines: bool = False, but: Paint | None = None) -> list[Paint]:
    """Return a paint for each series, no two alike among eight: named ones in the lead colours, or the first.

    A lone series is tinted where some of its categories are named. Thin lines take no tint for their first
    companion unless another series is named. None has the paint of what is not among them, ``but``.
    """
    if len(chart.series) == 1:
        named = {category.text for category in chart.categories} & set(chart.highlight)
        return [TINT if named and not lines else LEAD]
    leads = [series.id in chart.highlight for series in chart.series]
    if not any(leads):
        others = [paint for paint in (_LINES if lines else _FILLS) if paint != but]
        return [LEAD, *islice(cycle(others), len(leads) - 1)]
    first = (LEAD, Paint("accent2"))[: sum(leads)]
    rest = cycle(paint for paint in _FILLS if paint not in (*first, but))
    lead = chain(first, rest)
    return [next(lead if leading else rest) for leading in leads]


def slice_paints(chart: Chart, *, labelled: bool) -> list[Paint]:
    """Return a paint for each category; all but the named share the tint where labels tell them apart."""
    others: Iterator[Paint] = cycle(_FILLS)
    named = [category.text in chart.highlight for category in chart.categories]
    if any(named):
        return [LEAD if name else TINT if labelled else next(others) for name in named]
    return [LEAD, *(next(others) for _ in chart.categories[1:])]


def pale(paint: Paint) -> Paint:
    """Return the much lighter and greyer form of a paint, for a bar that is not actual."""
    share = 6 if paint.lighter else 18
    return replace(paint, saturation=TINT.saturation, luminance=share, lighter=100 - share, ink="dk1")


def faded(paint: Paint) -> Paint:
    """Return the tint of a paint, for a line that is not actual."""
    return TINT if paint.slot == LEAD.slot else replace(paint, saturation=50, luminance=60, lighter=40)


def add_paint(parent: Element, paint: Paint | None) -> None:
    """Append a solid fill of the paint, or no fill."""
    colour = add_fill(parent, paint.slot if paint else "")
    if paint is None:
        return
    changes = (
        ("satMod", paint.saturation, 100),
        ("lumMod", paint.luminance, 100),
        ("lumOff", paint.lighter, 0),
    )
    for name, share, unchanged in changes:
        if share != unchanged:
            add(colour, f"a:{name}", {"val": share * 1000})


def add_stroke(parent: Element, paint: Paint | None, weight: float = 0.75, *, dash: str = "") -> None:
    """Append an outline of ``weight`` pt, or none; ``dash`` is a preset of ECMA-376 part 1, 20.1.10.48."""
    if paint is None:
        add(add(parent, "a:ln"), "a:noFill")
        return
    line = add(parent, "a:ln", {"w": round(weight * EMU_PER_PT), "cap": "flat"})
    add_paint(line, paint)
    if dash:
        add(line, "a:prstDash", {"val": dash})
    add(line, "a:round")


def add_bar_look(parent: Element, paint: Paint, *, actual: bool, parted: bool) -> None:
    """Append the look of a bar or slice: filled, or pale with a dashed outline where it is not actual.

    ``parted`` ones have an outline in the page's colour, which keeps neighbours apart.
    """
    parent.children.append(_bar_look(paint, actual, parted))


@lru_cache(maxsize=256)
def _bar_look(paint: Paint, actual: bool, parted: bool) -> Element:
    properties = Element("c:spPr")
    add_paint(properties, paint if actual else pale(paint))
    if not actual:
        add_stroke(properties, paint, 1.25, dash="sysDash")
    else:
        add_stroke(properties, Paint("lt1") if parted else None, 1.0)
    return Finished(properties)
