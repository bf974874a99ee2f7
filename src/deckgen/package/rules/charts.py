"""Charts agree with themselves."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.package import tags
from deckgen.package.chart_cells import CACHES, NUMBERS, is_number
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import C
from deckgen.package.view import PackageView

_SERIES, _PLOT = f"{C}ser", f"{C}plotArea"
_NONE = "0"
"""The axis id that three-dimensional charts give for an axis that they do not have."""


def part(part: Part) -> Iterator[str]:
    """Yield series, axes and points that do not fit together."""
    yield from _series_faults(part.all(_SERIES))
    for plot in part.all(_PLOT):
        yield from _axis_faults(plot)
    for tag in CACHES:
        for reference in part.all(tag):
            yield from _point_faults(reference)


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield charts of which two series remember one cell differently."""
    for name in view.named(tags.CHART_TYPE):
        for _, address in view.facts(name).charted.torn[:1]:
            yield name, f"two of its series say different things of cell {address}"


def _series_faults(series: list[etree._Element]) -> Iterator[str]:
    for kind in ("idx", "order"):
        numbers = [_val(one.find(f"{C}{kind}")) for one in series]
        if len(set(numbers)) != len(numbers):
            yield f"two of its series have one {kind}"


def _axis_faults(plot: etree._Element) -> Iterator[str]:
    axes = [axis for axis in plot if axis.find(f"{C}crossAx") is not None]
    own = [_val(axis.find(f"{C}axId")) for axis in axes]
    used = [_val(item) for item in plot.iterfind(f"*/{C}axId")]
    dead = set(used) - set(own) - {_NONE}
    if dead or len(set(own)) != len(own) or any(used.count(one) < 2 for one in own) or not _cross(axes):
        yield "its axes do not belong together"
    for number in own:
        if not number.isdecimal() or not 0 < int(number) < 2**32:
            yield f"an axis has the id {number}, which is not positive, as python-pptx writes it"
            break


def _cross(axes: list[etree._Element]) -> bool:
    """Return True where every axis crosses another; each the one that crosses it, but for a depth axis."""
    crossing = {_val(axis.find(f"{C}axId")): _val(axis.find(f"{C}crossAx")) for axis in axes}
    if any(other not in crossing or other == own for own, other in crossing.items()):
        return False
    deep = any(axis.tag == f"{C}serAx" for axis in axes)
    return deep or all(crossing[other] == own for own, other in crossing.items())


def _point_faults(reference: etree._Element) -> Iterator[str]:
    counts = [_val(item) for item in reference.iter(f"{C}ptCount")]
    points = [(point.get("idx", ""), point.findtext(f"{C}v") or "") for point in reference.iter(f"{C}pt")]
    if not counts and not points:
        return
    count = int(counts[0]) if len(counts) == 1 and counts[0].isdecimal() else -1
    indices = [int(index) if index.isdecimal() else -1 for index, _ in points]
    if indices != sorted(set(indices)) or any(not 0 <= index < count for index in indices) or count < 0:
        yield "the points of a series do not match their count"
    if reference.tag == NUMBERS and not all(is_number(text) for _, text in points):
        yield "a value is not a number"


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get("val", "")


RULE = PackageRule(
    "package-charts",
    "A chart whose points, axes or series are inconsistent.",
    "PowerPoint repairs the chart away.",
    part=part,
    deck=deck,
    types=frozenset({tags.CHART_TYPE}),
    tags=(_SERIES, _PLOT, *CACHES),
)
