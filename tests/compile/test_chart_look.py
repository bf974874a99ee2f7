"""How charts look: what stands out, what is labelled where, and that every label can be read."""

from __future__ import annotations

import colorsys
import math
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.chart import compile_chart
from deckgen.fit.chart_room import Room
from deckgen.fit.fitted import PlacedChart
from deckgen.template import EMU_PER_INCH, EMU_PER_PT, Box

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
NARROW = Box(0, 0, round(3.87 * EMU_PER_INCH), round(3.96 * EMU_PER_INCH))
WIDE = Box(0, 0, round(6.92 * EMU_PER_INCH), round(3.96 * EMU_PER_INCH))
THEME = {
    "tx1": "14212B", "bg1": "FFFFFF", "accent1": "0F4C81", "accent2": "0A857B", "accent3": "AD5E0E",
    "accent5": "7A66B0", "accent6": "4A5560",
}  # fmt: skip
WITH_AXES = ("column", "bar", "stacked_column", "stacked_bar", "line")


def drawn(
    kind: str,
    rows: dict[str, tuple[float | None, ...]],
    *,
    names: tuple[str, ...] = (),
    highlight: tuple[str, ...] = (),
    forecast: int = 0,
    box: Box = WIDE,
    form: str = "#,##0",
) -> Any:
    """The chart part's root; series are named by their id, categories by letters unless named."""
    count = len(next(iter(rows.values())))
    series = tuple(
        Series(Run(name), tuple(None if v is None else Decimal(str(v)) for v in values), name, forecast)
        for name, values in rows.items()
    )
    categories = tuple(map(Run, names or (chr(65 + row) for row in range(count))))
    block = Chart(kind, categories, series, "alt", form, highlight)
    placed = PlacedChart("visual", "", box, "alt", block, 12.0, "en-US", "ja-JP")
    return etree.fromstring(compile_chart(placed).xml)


def found(node: Any, path: str) -> list[str]:
    return [str(text) for text in node.xpath(path, namespaces=NS)]


def resolved(colour: Any) -> tuple[float, float, float]:
    """A scheme colour of the house's theme with its changes made, as red, green, blue from 0 to 1."""
    digits = THEME[colour.get("val")]
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    hue, luminance, saturation = colorsys.rgb_to_hls(*channels)
    for change in colour:
        share = int(change.get("val")) / 100000
        match etree.QName(change).localname:
            case "satMod":
                saturation *= share
            case "lumMod":
                luminance *= share
            case "lumOff":
                luminance += share
    return colorsys.hls_to_rgb(hue, min(luminance, 1), min(saturation, 1))


def contrast(one: Any, other: Any) -> float:
    """The contrast ratio of WCAG 2.2."""
    values = []
    for colour in (one, other):
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (max(0.0, v) for v in resolved(colour))
        ]
        values.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(values) + 0.05) / (min(values) + 0.05)


def fill_of(series: Any, row: int) -> Any:
    own = series.xpath(f"c:dPt[c:idx/@val='{row}']/c:spPr/a:solidFill/*", namespaces=NS)
    return own[0] if own else series.xpath("c:spPr/a:solidFill/*", namespaces=NS)[0]


def label_of(series: Any, row: int) -> Any:
    """The label of a point, None where it has none."""
    labels = series.find("c:dLbls", NS)
    own = labels.xpath(f"c:dLbl[c:idx/@val='{row}']", namespaces=NS)
    label = own[0] if own else labels
    gone = label.find("c:delete", NS) is not None or label.find("c:showVal", NS).get("val") == "0"
    return None if gone else label


def labelled(series: Any, count: int) -> list[int]:
    return [row for row in range(count) if label_of(series, row) is not None]


def test_a_named_category_alone_has_the_lead_colour_and_a_bold_label() -> None:
    series = drawn("column", {"s": (1, 2, 3)}, highlight=("B",)).find(".//c:ser", NS)
    looks = [(fill_of(series, row).get("val"), len(fill_of(series, row))) for row in range(3)]
    assert looks == [("accent1", 3), ("accent1", 0), ("accent1", 3)]
    assert [found(label_of(series, row), "c:txPr//a:defRPr/@b")[0] for row in range(3)] == ["0", "1", "0"]


def test_the_tint_is_the_brands_bar_tint() -> None:
    series = drawn("column", {"s": (1, 2)}, highlight=("B",)).find(".//c:ser", NS)
    tint = [round(channel * 255) for channel in resolved(fill_of(series, 0))]
    assert tint == pytest.approx([0x9F, 0xB6, 0xCB], abs=4)


@pytest.mark.parametrize("kind", ["column", "stacked_bar"])
def test_a_named_series_leads_and_every_series_has_a_colour_of_its_own(kind: str) -> None:
    rows = dict.fromkeys("vwxyz", (1.0, 2.0))
    all_series = drawn(kind, rows, highlight=("x",)).findall(".//c:ser", NS)
    colours = [resolved(fill_of(series, 0)) for series in all_series]
    assert found(all_series[2], "c:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert len(set(colours)) == 5


@pytest.mark.parametrize("kind", ["stacked_column", "stacked_bar", "doughnut"])
@pytest.mark.parametrize("forecast", [0, 1])
@pytest.mark.parametrize("highlight", [(), ("v",), ("B",)])
def test_labels_in_bars_and_slices_can_be_read(kind: str, forecast: int, highlight: tuple[str, ...]) -> None:
    rows = dict.fromkeys("v" if kind == "doughnut" else "vwxyz", (50.0, 50.0))
    long = ("A category whose name is too long to stand beside the ring", "B")
    root = drawn(kind, rows, highlight=highlight, forecast=forecast, names=long if kind == "doughnut" else ())
    for series in root.findall(".//c:ser", NS):
        for row in range(2):
            ink = label_of(series, row).find("c:txPr//a:defRPr/a:solidFill/*", NS)
            assert contrast(ink, fill_of(series, row)) >= 4.5


@pytest.mark.parametrize("kind", ["column", "bar", "stacked_column", "line", "doughnut"])
def test_what_is_not_actual_does_not_look_actual(kind: str) -> None:
    series = drawn(kind, {"s": (1, 2, 3)}, forecast=1).find(".//c:ser", NS)
    assert found(series, "c:dPt[c:idx/@val='2']//a:prstDash/@val") == ["sysDash"]
    assert not found(series, "c:dPt[c:idx/@val='1']//a:prstDash/@val")


@pytest.mark.parametrize("kind", WITH_AXES)
def test_a_legend_stands_only_where_there_are_several_series(kind: str) -> None:
    one, two = drawn(kind, {"s": (1, 2)}), drawn(kind, {"s": (1, 2), "t": (2, 3)})
    assert one.find(".//c:legend", NS) is None
    assert found(two, ".//c:legend/c:legendPos/@val") == ["t"]


@pytest.mark.parametrize("kind", WITH_AXES)
def test_direct_labels_replace_the_value_axis_and_there_is_no_grid(kind: str) -> None:
    root = drawn(kind, {"s": (100, 200, 300)}, form="#,##0.0")
    assert found(root, ".//c:valAx/c:delete/@val") == ["1"]
    assert found(root, ".//c:majorTickMark/@val") == ["none", "none"]
    assert root.find(".//c:majorGridlines", NS) is None
    series = root.find(".//c:ser", NS)
    assert labelled(series, 3) == [0, 1, 2]
    assert found(series, "c:dLbls/c:numFmt/@formatCode") == ["#,##0.0"]


@pytest.mark.parametrize("kind", ["column", "bar", "line"])
def test_fifty_points_show_an_axis_and_few_labels(kind: str) -> None:
    root = drawn(kind, {"s": tuple(range(100, 150))}, names=tuple(map(str, range(1975, 2025))), box=NARROW)
    assert found(root, ".//c:valAx/c:delete/@val") == ["0"]
    assert int(found(root, ".//c:tickLblSkip/@val")[0]) > 1
    assert 1 <= len(labelled(root.find(".//c:ser", NS), 50)) <= 3


def test_columns_that_rise_into_a_label_keep_it_away_unless_it_is_named() -> None:
    values = (*range(100, 148), 10, 5)
    plain = drawn("column", {"s": values}, box=NARROW)
    assert labelled(plain.find(".//c:ser", NS), 50) == [47]
    named = drawn("column", {"s": values}, box=NARROW, highlight=("B",))
    assert labelled(named.find(".//c:ser", NS), 50) == [1, 47]


def test_bars_read_from_the_top_and_columns_from_the_left() -> None:
    orders = [
        found(drawn(kind, {"s": (1, 2)}), ".//c:catAx/c:scaling/c:orientation/@val")
        for kind in ("bar", "column")
    ]
    assert orders == [["maxMin"], ["minMax"]]


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_bars_start_at_zero_and_names_stay_off_bars_below_it(kind: str) -> None:
    up, mixed = drawn(kind, {"s": (95, 98)}), drawn(kind, {"s": (12, -11)})
    assert found(up, ".//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert float(found(mixed, ".//c:valAx/c:scaling/c:min/@val")[0]) < -11
    assert found(mixed, ".//c:catAx/c:tickLblPos/@val") == ["low"]
    assert found(mixed, ".//c:ser/c:invertIfNegative/@val") == ["0"]


def test_a_segment_too_thin_for_its_label_has_none() -> None:
    thick, thin = drawn("stacked_column", {"s": (100, 100), "t": (50, 1)}).findall(".//c:ser", NS)
    assert (labelled(thick, 2), labelled(thin, 2)) == ([0, 1], [0])


def test_two_lines_are_labelled_away_from_each_other() -> None:
    first, second = drawn("line", {"s": (50, 90, 50), "t": (80, 60, 90)}).findall(".//c:ser", NS)
    sides = [
        [label_of(series, row).find("c:dLblPos", NS).get("val") for row in range(3)]
        for series in (first, second)
    ]
    assert sides == [["b", "t", "b"], ["t", "b", "t"]]


def test_a_line_that_does_not_start_at_zero_shows_its_axis() -> None:
    far, near = drawn("line", {"s": (401, 405, 409)}), drawn("line", {"s": (40, 80, 120)})
    assert [found(root, ".//c:valAx/c:delete/@val") for root in (far, near)] == [["0"], ["1"]]
    assert [found(root, ".//c:valAx/c:scaling/c:min/@val") for root in (far, near)] == [[], ["0"]]


def test_a_missing_value_has_no_label_and_leaves_a_gap() -> None:
    root = drawn("line", {"s": (1, None, 3)})
    assert labelled(root.find(".//c:ser", NS), 3) == [0, 2]
    assert found(root, ".//c:dispBlanksAs/@val") == ["gap"]


@pytest.mark.parametrize(
    "values", [(7.0, 7.0, 7.0), (0.0, 0.0), (5.0,), (1e14, 1.0), (-3.0, -2.0), (None, None)]
)
@pytest.mark.parametrize("kind", [*WITH_AXES, "doughnut", "pie"])
@pytest.mark.parametrize("box", [NARROW, WIDE])
def test_the_plot_stays_inside_the_chart_whatever_the_values(
    kind: str, values: tuple[float | None, ...], box: Box
) -> None:
    root = drawn(kind, {"s": values}, box=box)
    layout = root.find("c:chart/c:plotArea/c:layout/c:manualLayout", NS)
    x, y, w, h = (float(layout.find(f"c:{name}", NS).get("val")) for name in "xywh")
    assert x >= 0 and y >= 0 and x + w <= 1.0001 and y + h <= 1.0001
    assert w >= 0.2 and h >= 0.2


def test_slices_are_named_beside_the_ring_or_else_in_a_legend() -> None:
    beside = drawn("doughnut", {"s": (60, 40)})
    assert beside.find(".//c:legend", NS) is None
    assert found(beside, ".//c:dLbl/c:showCatName/@val") == ["1", "1"]
    assert all(abs(float(shift)) > 0 for shift in found(beside, ".//c:dLbl/c:layout//c:x/@val"))
    long = drawn(
        "doughnut", {"s": (60, 40)}, names=("Semiconductors and electronics, parts", "B"), box=NARROW
    )
    assert found(long, ".//c:legend/c:legendPos/@val") == ["b"]
    assert found(long, ".//c:holeSize/@val") == ["60"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=6), st.sampled_from([NARROW, WIDE]))
def test_labels_beside_a_ring_touch_neither_it_nor_each_other(values: list[int], box: Box) -> None:
    root = drawn("doughnut", {"s": tuple(map(float, values))}, box=box)
    if root.find(".//c:legend", NS) is not None:
        return
    plot = root.find("c:chart/c:plotArea/c:layout/c:manualLayout", NS)
    wide, high = box.w / 12700, box.h / 12700
    radius = float(plot.find("c:h", NS).get("val")) * high / 2
    middles, turned = [], 0.0
    for row, value in enumerate(values):
        angle = 2 * math.pi * (turned + value / 2) / sum(values)
        turned += value
        shift = root.xpath(f".//c:dLbl[c:idx/@val='{row}']/c:layout/c:manualLayout/*/@val", namespaces=NS)
        x = math.sin(angle) * radius * 0.8 + float(shift[0]) * wide
        y = -math.cos(angle) * radius * 0.8 + float(shift[1]) * high
        half = len(str(value)) * 12 * 0.5 / 2
        middles.append((x, y, half))
        assert abs(x) + half <= wide / 2 and abs(y) + 12 <= high / 2
        assert math.hypot(max(abs(x) - half, 0), max(abs(y) - 12, 0)) >= radius
    for one, other in combinations(middles, 2):
        assert abs(one[0] - other[0]) >= one[2] + other[2] or abs(one[1] - other[1]) >= 24


def test_the_numbers_below_narrow_bars_have_room_beside_each_other() -> None:
    """More of them are turned on end by a renderer that chooses itself."""
    names = tuple(f"A name that is long enough, number {row}" for row in range(12))
    rows = {f"s{place}": tuple(3400.0 + 900 * place + 310 * row for row in range(12)) for place in range(4)}
    chart = drawn("bar", rows, names=names)
    (unit,) = found(chart, "//c:valAx/c:majorUnit/@val")
    assert 2 <= 9600 / float(unit) <= 5
    assert found(drawn("column", rows), "//c:valAx/c:majorUnit/@val") == []


def test_names_with_hardly_their_own_width_are_shown_every_other_time() -> None:
    years = tuple(f"FY{year}" for year in range(2014, 2026))
    rows = {"s": tuple(float(value) for value in range(12))}
    steps = {
        wide: int(
            found(
                drawn("column", rows, names=years, box=Box(0, 0, wide * 12700, 3000000)),
                "//c:tickLblSkip/@val",
            )[0]
        )
        for wide in range(400, 640, 10)
    }
    assert set(steps.values()) == {1, 2}
    assert min(wide for wide, step in steps.items() if step == 1) / 12 > 42 + 4


def test_every_name_beside_bars_is_shown_level_however_close_they_stand() -> None:
    names = tuple(f"第{letter}個地點的供應商與學校" for letter in "甲乙丙丁戊己庚辛壬癸子丑")
    for kind in ("bar", "stacked_bar"):
        rows = {"a": tuple(range(1, 13)), "b": tuple(range(2, 14))}
        root = drawn(kind, rows, names=names, box=Box(0, 0, NARROW.w, NARROW.h * 2 // 3))
        assert found(root, "//c:catAx/c:tickLblSkip/@val") == ["1"]
        assert found(root, "//c:catAx/c:txPr/a:bodyPr/@rot") == ["0"]


def test_names_of_two_scripts_beside_bars_have_the_room_that_renderers_put_between_them() -> None:
    room = Room(NARROW.w / EMU_PER_PT, NARROW.h / EMU_PER_PT, 12.0, True, "#,##0")
    assert room.wide("2024年度") > room.wide("2024") + room.wide("年度")
