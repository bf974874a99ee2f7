"""Charts as a deck has them: the words of their heads, forecasts and alt texts in every language."""

from __future__ import annotations

import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from deckgen.blocks import Chart
from deckgen.compile.chart import compile_chart
from deckgen.content.brand import Brand
from deckgen.content.evidence import ChartOf
from deckgen.content.library import known_languages
from deckgen.content.region import Region
from deckgen.content.validate import validate
from deckgen.edition.charts import chart_exhibit
from deckgen.edition.exhibits import Exhibit
from deckgen.edition.writer import DeckWriter, SlideWriter
from deckgen.fit.fitted import PlacedChart
from deckgen.template import Box
from deckgen.yaml_source import load_yaml

LANGUAGES = tuple(known_languages())
REGION = b"""\
language: en
name: N
country: C
place: P
title: T
sources: {s: {publisher: P, url: "https://example.org/a"}}
"""
BRAND = b"name: B\nlogo: {file: l.png, alt: L}\n"


def exhibit(text: str, language: str = "en") -> Exhibit:
    region = validate(Region, load_yaml("r.yaml", REGION).require()).require()
    brand = validate(Brand, load_yaml("b.yaml", BRAND).require()).require()
    chart = validate(ChartOf, load_yaml("c.yaml", ("sources: [s]\n" + text).encode()).require()).require()
    return chart_exhibit(chart, SlideWriter(DeckWriter(region, brand, known_languages()[language], {})))


def block(made: Exhibit) -> Chart:
    assert isinstance(made.block, Chart)
    return made.block


LINE = """\
type: line
head: Visitors
unit: people
categories: [FY2023, FY2024, FY2025]
series:
  - {id: a, name: All, values: [1, 2, 3], forecast: 2}
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "forecast from FY2024"), ("ja", "FY2024以降は予測"), ("zh-Hant", "自FY2024起為預測")],
)
def test_a_forecast_is_said_in_words(language: str, words: str) -> None:
    made = exhibit(LINE, language)
    assert made.head is not None
    assert words in made.head.text
    assert words in block(made).alt
    none = exhibit(LINE.replace(", forecast: 2", ""), language)
    assert none.head is not None
    assert words[:3] not in none.head.text


def test_forecasts_that_differ_are_said_of_each_series() -> None:
    made = exhibit(LINE + "  - {id: b, name: Others, values: [1, 2, 3], forecast: 1}\n")
    assert made.head is not None
    assert "All: forecast from FY2024; Others: forecast from FY2025" in made.head.text


WATERFALL = """\
type: waterfall
head: Sites
categories: [Start, New, Closed, End]
series: [{id: a, name: Sites, values: [72, 30, -12.5, null]}]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_waterfall_stands_on_a_base_and_says_so(language: str) -> None:
    chart = block(exhibit(WATERFALL, language))
    values = {series.id: [None if v is None else str(v) for v in series.values] for series in chart.series}
    assert values == {
        "base": [None, "72", "89.5", None],
        "level": ["72", None, None, "89.5"],
        "increase": [None, "30", None, None],
        "decrease": [None, None, "12.5", None],
    }
    said = {"en": "invisible base", "ja": "見えない土台", "zh-Hant": "隱形底座"}
    assert said[language] in chart.alt
    assert "30" in chart.alt
    assert "-12.5" in chart.alt
    assert len({series.name.text for series in chart.series}) == 4


def test_a_line_with_an_axis_of_its_own_is_named_so_and_keeps_its_unit() -> None:
    text = (
        "type: column_line\nhead: H\nunit: JPY billion\nown_axis: true\ncategories: [a, b]\n"
        "series: [{id: a, name: Sum, values: [1, 2]}, {id: b, name: Share, values: [10, 20.5]}]\n"
    )
    chart = block(exhibit(text, "ja"))
    assert [series.name.text for series in chart.series] == ["Sum", "Share（右軸）"]
    values = [[str(value) for value in series.values] for series in chart.series]
    assert values == [["10", "20"], ["10", "20.5"]]
    assert (chart.number_format, chart.line_format) == ("#,##0", "#,##0.0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_a_round_chart_in_every_language(kind: str, language: str) -> None:
    text = f"type: {kind}\nhead: H\nunit: '%'\ncategories: [熊本, Food]\n"
    text += "series: [{id: a, name: A, values: [60.5, 39.5]}]\n"
    chart = block(exhibit(text, language))
    assert chart.number_format == "#,##0.0"
    assert "熊本 60.5" in chart.alt


MANY = {
    "column": LINE.replace("type: line", "type: column"),
    "area": LINE.replace("type: line", "type: area").replace(", forecast: 2", ""),
    "waterfall": WATERFALL,
    "scatter": (
        "type: scatter\nhead: H\nx: {name: '=1+1', values: [1, 2.5]}\ncategories: ['=1+1', '@a']\n"
        "series: [{id: a, name: 'http://x', values: [3, 4]}]\n"
    ),
    "column_line": (
        "type: column_line\nhead: H\ncategories: ['+1', '-1']\n"
        "series: [{id: a, name: '{=1}', values: [1, 2]}, {id: b, name: 'external:x', values: [10, null]}]\n"
    ),
    "pie": "type: pie\nhead: H\ncategories: ['\\t=1', b]\nseries: [{id: a, name: A, values: [1, 0.1]}]\n",
}


CSV = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false"
"""Parted by tabs, in UTF-8, the cells' values and not how they are formatted."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", MANY)
def test_libreoffice_reads_the_cells_that_the_chart_shows(kind: str, tmp_path: Path) -> None:
    office = os.environ.get("DECKGEN_CALC") or shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    chart = block(exhibit(MANY[kind]))
    placed = PlacedChart("v", "", Box(0, 0, 6_000_000, 4_000_000), "", chart, 12.0, "en-US", "ja-JP")
    book = tmp_path / "book.xlsx"
    book.write_bytes(compile_chart(placed).workbook)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    arguments = [office, profile, "--headless", "--convert-to", CSV, "--outdir", str(tmp_path), str(book)]
    done = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=120)
    if "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice is installed without Calc")
    rows = [line.split("\t") for line in (tmp_path / "book.csv").read_text(encoding="utf-8").splitlines()]
    assert _cells(rows) == _shown(chart)


def _cells(rows: list[list[str]]) -> list[list[str | Decimal]]:
    return [[_value(cell) for cell in row] for row in rows]


def _value(cell: str) -> str | Decimal:
    try:
        return Decimal(cell).normalize()
    except ArithmeticError:
        return cell


def _shown(chart: Chart) -> list[list[str | Decimal]]:
    heads = [chart.x.name.text if chart.x else "", *(series.name.text for series in chart.series)]
    firsts: list[object] = list(chart.x.values) if chart.x else [name.text for name in chart.categories]
    rows = [
        [str(first), *("" if value is None else str(value) for value in values)]
        for first, values in zip(firsts, zip(*(one.values for one in chart.series), strict=True), strict=True)
    ]
    return _cells([heads, *rows])
