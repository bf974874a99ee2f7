"""Charts agree with themselves and with the workbook that PowerPoint opens to edit them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from deckgen.master.opc import parse_xml
from deckgen.package.view import PackageRule, PackageView
from deckgen.package.workbooks import read_cells

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CACHES = (f"{_C}strRef", f"{_C}numRef")
_FIRST_CELL = re.compile(r"[^!]+!\$([A-Z]+)\$(\d+)(?::\$\1\$\d+)?")


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield charts whose caches, axes, series or workbook do not agree."""
    for name in view.named(_TYPE):
        books = [view.parts.get(link.target, b"") for link in view.links(name, "package")]
        if len(books) != 1:
            yield name, "it has no workbook of its own"
            continue
        for fault in _faults(view.parts[name], books[0]):
            yield name, fault


@lru_cache(maxsize=256)
def _faults(chart: bytes, workbook: bytes) -> tuple[str, ...]:
    root = parse_xml(chart)
    cached: dict[str, str] = {}
    faults = [*_series_faults(root), *_axis_faults(root)]
    for reference in root.iter(*_CACHES):
        faults += _cache_faults(reference, cached)
    try:
        cells = read_cells(workbook)
    except (ValueError, etree.XMLSyntaxError) as problem:
        return (*faults, f"its workbook is unsound: {problem}")
    if cells.keys() - cached.keys():
        faults.append("its workbook holds cells that are not charted")
    if any(not _same(text, cells.get(address, "")) for address, text in cached.items()):
        faults.append("its workbook holds other values than the chart shows")
    return tuple(faults)


def _series_faults(root: etree._Element) -> Iterator[str]:
    for kind in ("idx", "order"):
        numbers = [series.find(f"{_C}{kind}") for series in root.iter(f"{_C}ser")]
        if len({"" if number is None else number.get("val") for number in numbers}) != len(numbers):
            yield f"two of its series have one {kind}"


def _axis_faults(root: etree._Element) -> Iterator[str]:
    plot = root.find(f".//{_C}plotArea")
    axes = [] if plot is None else [axis for axis in plot if axis.find(f"{_C}crossAx") is not None]
    own = [_value(axis, "axId") for axis in axes]
    named = [] if plot is None else [_val(item) for item in plot.iterfind(f"*/{_C}axId")]
    if set(own) != set(named) or any(named.count(one) < 2 for one in own) or not _are_pairs(axes):
        yield "its axes do not belong together"
    if any(not number.isdigit() or not 0 < int(number) < 2**31 for number in own):
        yield "an axis has an id that is not positive"


def _are_pairs(axes: list[etree._Element]) -> bool:
    """Return True where every axis has an id of its own and crosses one that crosses it."""
    crossing = {_value(axis, "axId"): _value(axis, "crossAx") for axis in axes}
    return len(crossing) == len(axes) and all(crossing.get(other) == own for own, other in crossing.items())


def _cache_faults(reference: etree._Element, cached: dict[str, str]) -> Iterator[str]:
    """Yield the faults of one cache, and note its values by the address of their cell."""
    place = _FIRST_CELL.fullmatch(reference.findtext(f"{_C}f") or "")
    count = next((int(_val(item)) for item in reference.iter(f"{_C}ptCount")), -1)
    points = [
        (int(point.get("idx", "-1")), point.findtext(f"{_C}v") or "") for point in reference.iter(f"{_C}pt")
    ]
    indices = [index for index, _ in points]
    if place is None or indices != sorted(set(indices)) or any(not 0 <= index < count for index in indices):
        yield "the points of a series do not match their count"
        return
    if reference.tag == f"{_C}numRef" and not all(_is_number(text) for _, text in points):
        yield "a value is not a number"
    for index, text in points:
        address = f"{place[1]}{int(place[2]) + index}"
        if cached.setdefault(address, text) != text:
            yield f"two of its series say different things of cell {address}"


def _value(axis: etree._Element, name: str) -> str:
    return _val(axis.find(f"{_C}{name}"))


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    return _is_number(one) and _is_number(other) and float(one) == float(other)


RULE = PackageRule(
    "package-charts",
    "A chart whose points, axes or series are inconsistent, or whose workbook says something else.",
    "PowerPoint repairs the chart away, or shows other figures as soon as someone edits it.",
    check,
)
