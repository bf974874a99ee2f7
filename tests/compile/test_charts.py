"""A chart's parts: cache and workbook agree, nothing in them is live, ids are sound, bytes are stable."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.chart import compile_chart
from deckgen.compile.compiled import CompiledChart
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedSlide, PlacedChart
from deckgen.master.parts import Master
from deckgen.package.assemble import assemble
from deckgen.package.soundness import check_package
from deckgen.package.zip_reader import read_zip
from deckgen.plan import Properties
from deckgen.template import EMU_PER_INCH, Box

TYPES = (
    *("column", "bar", "stacked_column", "stacked_bar", "line", "doughnut", "pie"),
    *("area", "scatter", "waterfall", "column_line"),
)
PARTS = ("base", "level", "increase", "decrease")
NARROW = Box(609600, 1700784, round(3.87 * EMU_PER_INCH), round(3.96 * EMU_PER_INCH))
WIDE = Box(609600, 1700784, round(6.92 * EMU_PER_INCH), round(3.96 * EMU_PER_INCH))
INJECTIONS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1+1}", "http://example.org", "external:x.xlsx",
    "internal:Sheet1!A1", "mailto:a@example.org", "=HYPERLINK(\"http://example.org\")", "00123", "1e5",
)  # fmt: skip
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


def chart(
    kind: str = "column",
    categories: tuple[str, ...] = ("2021", "2022", "2023"),
    *values: tuple[float | str | None, ...],
    **more: Any,
) -> Chart:
    rows = values or ((120, 150.5, 90),)
    if kind in ("waterfall", "column_line") and len(rows) == 1:
        rows = (*rows, (30, 40, 50))
    if kind == "scatter":
        more.setdefault("x", Series(Run("Distance"), tuple(map(Decimal, range(10, 10 + len(categories))))))
    series = tuple(
        Series(
            Run(f"Series {number}"),
            tuple(None if value is None else Decimal(str(value)) for value in row),
            id=PARTS[number - 1] if kind == "waterfall" else f"s{number}",
        )
        for number, row in enumerate(rows, 1)
    )
    return Chart(kind, tuple(map(Run, categories)), series, "alt", **more)


def place(
    block: Chart, box: Box = WIDE, name: str = "visual", slot: str = "", lang: str = "en-US"
) -> PlacedChart:
    return PlacedChart(name, slot, box, block.alt, block, 12.0, lang, "ja-JP" if lang == "en-US" else "en-US")


def deck(master: Master, *placed: PlacedChart, layout: str = "Blank") -> bytes:
    slide = FittedSlide("s", "chart", layout, "T", placed)
    return assemble(master, [compile_slide(slide, compile_master(master), {})], Properties("T", "A", "en"))


def root(made: CompiledChart) -> Any:
    return etree.fromstring(made.xml)


def texts(node: Any, path: str) -> list[str]:
    return [str(text) for text in node.xpath(path, namespaces=NS)]


def cache(node: Any) -> dict[tuple[int, int], str | float]:
    """The cells (row, column) that the chart's own cache says."""
    cells: dict[tuple[int, int], str | float] = {}
    for series in node.iterfind(".//c:ser", NS):  # an area's cells are shown twice: its name stands at a line
        column = openpyxl.utils.cell.coordinate_to_tuple(
            texts(series, "c:tx//c:f/text()")[0][7:].replace("$", "")
        )[1]
        cells[1, column] = texts(series, "c:tx//c:v/text()")[0]
        for point in series.iterfind("c:cat//c:pt", NS):
            cells[int(point.get("idx")) + 2, 1] = point[0].text
        for point in series.iterfind("c:xVal//c:pt", NS):
            cells[int(point.get("idx")) + 2, 1] = float(point[0].text)
        for point in [*series.iterfind("c:val//c:pt", NS), *series.iterfind("c:yVal//c:pt", NS)]:
            cells[int(point.get("idx")) + 2, column] = float(point[0].text)
    for title in texts(node, "//c:title//c:v/text()"):
        cells[1, 1] = title
    return cells


def sheet(made: CompiledChart) -> dict[tuple[int, int], str | float]:
    book = openpyxl.load_workbook(io.BytesIO(made.workbook))
    assert book.sheetnames == ["Sheet1"]
    return {
        (cell.row, cell.column): cell.value
        for row in book.active.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize("kind", TYPES)
def test_the_workbook_holds_the_charted_cells_and_nothing_else(kind: str) -> None:
    rows = ((1200, 0.1, None),) if kind in ("doughnut", "pie") else ((1200, 0.1, None), (3, -4.25, 1e12))
    made = compile_chart(place(chart(kind, ("東京都", "a & <b>", "2023"), *rows, number_format="#,##0.00")))
    assert sheet(made) == cache(root(made))
    assert len(sheet(made)) == 3 + (kind == "scatter") + len(rows) + sum(
        value is not None for row in rows for value in row
    )
    cell = openpyxl.load_workbook(io.BytesIO(made.workbook)).active["B2"]
    assert (cell.data_type, cell.number_format) == ("n", "#,##0.00")
    shown = "//c:val//c:formatCode/text() | //c:yVal//c:formatCode/text()"
    assert set(texts(root(made), shown)) == {"#,##0.00"}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.none() | st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=7),
        min_size=1,
        max_size=60,
    ),
    st.sampled_from(("column", "bar", "line", "stacked_bar")),
)
def test_cache_and_workbook_agree_for_any_values(values: list[Decimal | None], kind: str) -> None:
    names = tuple(f"c{row}" for row in range(len(values)))
    made = compile_chart(
        place(Chart(kind, tuple(map(Run, names)), (Series(Run("s"), tuple(values)),), "alt"))
    )
    node = root(made)
    assert sheet(made) == cache(node)
    assert set(texts(node, "//c:ptCount/@val")) <= {str(len(values)), "1"}
    indices = [int(text) for text in texts(node, "//c:numCache/c:pt/@idx")]
    assert indices == [row for row, value in enumerate(values) if value is not None]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400"])
def test_what_no_cell_can_hold_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a chart"):
        compile_chart(place(chart("column", ("a",), (value,))))


def test_an_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="radar"):
        compile_chart(place(chart("radar")))


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_in_the_workbook_is_text(text: str) -> None:
    block = Chart("column", (Run(text), Run("b")), (Series(Run(text), (Decimal(1), Decimal(2))),), "alt")
    made = compile_chart(place(block))
    with zipfile.ZipFile(io.BytesIO(made.workbook)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    assert not any(re.search("<f[ >]|<hyperlink|<oleLink|<ddeLink", part) for part in parts.values())
    assert not any("TargetMode" in part or "externalLink" in part for part in parts.values())
    cells = openpyxl.load_workbook(io.BytesIO(made.workbook)).active
    assert [(cells[at].value, cells[at].data_type) for at in ("A2", "B1")] == [(text, "s")] * 2


def test_the_workbook_names_no_one_and_no_day() -> None:
    made = compile_chart(place(chart()))
    with zipfile.ZipFile(io.BytesIO(made.workbook)) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert not [name for name in book.namelist() if "docProps" in name]
    properties = openpyxl.load_workbook(io.BytesIO(made.workbook)).properties
    assert properties.lastModifiedBy is None and properties.title is None


@pytest.mark.parametrize("kind", TYPES)
def test_axis_ids_are_positive_and_of_one_chart_only(kind: str) -> None:
    ids: list[int] = []
    for rows in ((1, 2, 3), (3, 2, 1)):
        node = root(compile_chart(place(chart(kind, ("a", "b", "c"), rows))))
        own = [int(text) for text in texts(node, "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val")]
        used = set(texts(node, "//c:plotArea/*[c:ser]/c:axId/@val"))
        crossed = [int(text) for text in texts(node, "//c:crossAx/@val")]
        assert sorted(map(int, used)) == sorted(own) == sorted(crossed)
        ids += own
    assert len(set(ids)) == len(ids) == (0 if kind in ("doughnut", "pie") else 4)
    assert all(0 < number < 2**31 for number in ids)


@pytest.mark.parametrize("kind", TYPES)
def test_every_colour_is_the_themes_and_every_text_has_face_size_and_language(kind: str) -> None:
    for highlight in ((), ("2022",), ("s1",)):
        made = compile_chart(place(chart(kind, highlight=highlight), lang="ja-JP"))
        node = root(made)
        assert b"srgbClr" not in made.xml and b"c:style" not in made.xml
        looks = node.findall(".//a:defRPr", NS)
        assert {(look.get("sz"), look.get("lang"), look.get("altLang")) for look in looks} == {
            ("1200", "ja-JP", "en-US")
        }
        assert all(
            texts(look, "a:latin/@typeface | a:ea/@typeface") == ["+mn-lt", "+mn-ea"] for look in looks
        )
        heads = "c:lang | c:date1904 | c:roundedCorners | c:chart/c:autoTitleDeleted"
        assert [head.get("val") for head in node.xpath(heads, namespaces=NS)] == ["0", "ja-JP", "0", "1"]


def test_a_chart_goes_into_its_placeholder_with_its_alternative_text(stand_in: Master) -> None:
    data = deck(stand_in, place(chart(), slot="Content Placeholder 2"), layout="Title and Content")
    shape = Presentation(io.BytesIO(data)).slides[0].shapes[0]
    assert shape.has_chart and shape.placeholder_format.idx == 1
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == "alt"
    plot = shape.chart.plots[0]
    assert list(plot.categories) == ["2021", "2022", "2023"]
    assert [tuple(series.values) for series in plot.series] == [(120.0, 150.5, 90.0)]
    assert (
        openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).active["B3"].value
        == 150.5
    )


def test_equal_charts_of_one_slide_have_parts_of_their_own(stand_in: Master) -> None:
    same = place(chart())
    parts, faults = read_zip(deck(stand_in, same, same))
    assert not faults
    assert sorted(name for name in parts if re.search(r"charts/|embeddings/", name)) == [
        "ppt/charts/_rels/chart1.xml.rels",
        "ppt/charts/_rels/chart2.xml.rels",
        "ppt/charts/chart1.xml",
        "ppt/charts/chart2.xml",
        "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
        "ppt/embeddings/Microsoft_Excel_Sheet2.xlsx",
    ]


def sampler(master: Master) -> bytes:
    """Every type, with highlights, a forecast, gaps and values below zero, at both sizes."""
    slides = []
    for kind in TYPES:
        rows = ((120, 150.5, 90),) if kind in ("doughnut", "pie") else ((120, 150.5, 90), (-3, None, 70))
        block = chart(kind, ("2021", "2022", "2023"), *rows, highlight=("2022",), number_format="#,##0.0")
        lone = chart(kind, ("2021", "2022", "2023"), (1, 2, 3), own_axis=kind == "column_line")
        lone = replace(lone, series=(replace(lone.series[0], forecast=1), *lone.series[1:]))
        placed = (place(block, NARROW), place(block, WIDE, lang="ja-JP"), place(lone, NARROW, "lone"))
        slides.append(FittedSlide(kind, "chart", "Blank", kind, placed))
    ready = compile_master(master)
    made = [compile_slide(slide, ready, {}) for slide in slides]
    return assemble(master, made, Properties("Charts", "A", "en"))


def test_the_package_check_finds_nothing(any_master: Master) -> None:
    assert check_package(sampler(any_master)) == ()


def test_the_bytes_depend_on_no_seed_clock_or_zone() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_charts as t; from conftest import STAND_IN, open_master\n"
        "print(hashlib.sha256(t.sampler(open_master(STAND_IN.read_bytes()).require())).hexdigest())"
    )
    here = Path(__file__).parent
    seen = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(here.parent)}
        done = subprocess.run(
            [sys.executable, "-c", code, str(here)],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1


@pytest.mark.slow
def test_the_judges_find_no_fault(
    stand_in: Master,
    sdk_errors: Callable[[bytes], list[str]],
    libreoffice_pages: Callable[[bytes], int],
) -> None:
    data = sampler(stand_in)
    assert sdk_errors(data) == []
    assert libreoffice_pages(data) == len(TYPES)
