"""Areas and lines over columns are named at their ends, and no number of a line lies on a column."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.chart import compile_chart
from deckgen.fit.fitted import PlacedChart
from deckgen.template import EMU_PER_INCH, EMU_PER_PT, Box

NS = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
WIDE = Box(0, 0, round(6.92 * EMU_PER_INCH), round(3.96 * EMU_PER_INCH))
SIZE = 12.0
Rows = dict[str, tuple[float | None, ...]]


def drawn(kind: str, rows: Rows, *, own_axis: bool = False) -> Any:
    series = tuple(
        Series(Run(name), tuple(None if v is None else Decimal(str(v)) for v in values), name)
        for name, values in rows.items()
    )
    names = tuple(Run(f"{2021 + row}") for row in range(len(series[0].values)))
    chart = Chart(kind, names, series, "alt", "#,##0", own_axis=own_axis)
    return etree.fromstring(compile_chart(PlacedChart("v", "", WIDE, "", chart, SIZE, "en-US", "ja-JP")).xml)


def found(node: Any, path: str) -> list[str]:
    return [str(text) for text in node.xpath(path, namespaces=NS)]


def high_of(root: Any) -> float:
    """The length of the value axis in pt."""
    share = found(root, "c:chart/c:plotArea/c:layout/c:manualLayout/c:h/@val")[0]
    return float(share) * WIDE.h / EMU_PER_PT


def ends(root: Any) -> list[float]:
    return list(map(float, found(root, ".//c:valAx/c:scaling/c:max/@val")))


def sides(root: Any) -> dict[int, str]:
    """Where the line's labels stand, by the number of their point."""
    labels = root.find(".//c:lineChart/c:ser/c:dLbls", NS)
    usual = labels.find("c:dLblPos", NS)
    count = int(found(root, ".//c:lineChart/c:ser/c:val//c:ptCount/@val")[0])
    told = {row: usual.get("val") for row in range(count) if usual is not None}
    for own in labels.iterfind("c:dLbl", NS):
        row, place = int(own.find("c:idx", NS).get("val")), own.find("c:dLblPos", NS)
        told.pop(row, None)
        if place is not None:
            told[row] = place.get("val")
    return told


def test_areas_are_named_at_their_ends_by_the_cells_they_show() -> None:
    root = drawn("area", {"Exports": (1, 2, 3), "Imports": (2, 2, 1)})
    assert root.find(".//c:legend", NS) is None
    areas, edges = root.find(".//c:areaChart", NS), root.find(".//c:lineChart", NS)
    assert found(areas, "c:ser//c:f/text()") == found(edges, "c:ser//c:f/text()")
    assert found(edges, "c:ser//c:dLbl[c:idx/@val='2']/c:showSerName/@val") == ["1", "1"]
    orders = found(root, ".//c:ser/c:order/@val")
    assert len(set(orders)) == len(orders) == 4


def test_areas_without_room_or_a_value_at_their_end_have_a_legend() -> None:
    for name, last in (
        ("A name that is much too long to stand beside an area", 3.0),
        ("Short", None),
        ("S", 0.0),
    ):
        root = drawn("area", {name: (1.0, 2.0, last), "Other": (2.0, 2.0, 1.0)})
        assert root.find(".//c:legend", NS) is not None, name
        assert root.find(".//c:lineChart", NS) is None, name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=2, max_size=8))
def test_names_beside_areas_keep_a_line_apart_and_near_their_area(lasts: list[int]) -> None:
    root = drawn("area", {f"S{place}": (5.0, float(last)) for place, last in enumerate(lasts)})
    drops = [float(drop) for drop in found(root, ".//c:lineChart//c:dLbl/c:layout//c:y/@val")]
    if not drops:
        return
    high, (top,) = high_of(root), ends(root)
    edges = [sum(lasts[: place + 1]) / top * high for place in range(len(lasts))]
    middles = [edge - drop * WIDE.h / EMU_PER_PT for edge, drop in zip(edges, drops, strict=True)]
    assert all(upper - lower >= SIZE for lower, upper in pairwise(middles))
    for middle, edge, last in zip(middles, edges, lasts, strict=True):
        assert edge - last / top * high - 1.5 * SIZE <= middle <= edge + 1.5 * SIZE


def test_a_line_is_named_at_its_end_and_leaves_the_legend() -> None:
    root = drawn("column_line", {"Exports": (12, 15, 17), "Share": (9, 9.5, 10)}, own_axis=True)
    assert found(root, ".//c:lineChart//c:dLbl[c:idx/@val='2']/c:showSerName/@val") == ["1"]
    assert found(root, ".//c:legendEntry/c:idx/@val") == ["1"]


def test_an_axis_that_labels_make_needless_has_no_numbers_but_keeps_its_line() -> None:
    """LibreOffice draws a series whose axis is deleted by the other axis."""
    rows: Rows = {"Exports": (12, 15, 17), "Share": (9, 9.5, 10)}
    assert len(sides(drawn("column_line", rows, own_axis=True))) == 3
    far = drawn("column_line", rows, own_axis=True).findall(".//c:valAx", NS)[1]
    assert (found(far, "c:delete/@val"), found(far, "c:tickLblPos/@val")) == (["0"], ["none"])
    hidden: Rows = {"Exports": (17, 17, 17), "Share": (4, 10, 4)}
    far = drawn("column_line", hidden, own_axis=True).findall(".//c:valAx", NS)[1]
    assert found(far, "c:tickLblPos/@val") == ["nextTo"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), min_size=2, max_size=6), st.booleans())
def test_no_number_of_a_line_lies_on_a_column(points: list[tuple[int, int]], own_axis: bool) -> None:
    columns, line = (tuple(map(float, values)) for values in zip(*points, strict=True))
    root = drawn("column_line", {"Exports": columns, "Share": line}, own_axis=own_axis)
    scales = ends(root)
    if len(scales) < 1 + own_axis:
        return
    high = high_of(root)
    for row, side in sides(root).items():
        top, at = columns[row] / scales[0] * high, line[row] / scales[-1] * high
        if side == "r":
            aside = found(root, f".//c:lineChart//c:dLbl[c:idx/@val='{row}']/c:layout//c:x/@val")
            assert aside or at - SIZE >= top
        else:
            assert (at + 1 if side == "t" else at - SIZE) >= top
