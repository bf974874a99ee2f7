"""Charts broken in one way each, and the rule that sees it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from xlsxwriter import Workbook

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.skeleton import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import FittedSlide, PlacedChart
from deckgen.master.parts import Master
from deckgen.package.assemble import assemble
from deckgen.package.soundness import check_package
from deckgen.package.zip_reader import read_zip
from deckgen.package.zip_writer import write_zip
from deckgen.plan import Properties
from deckgen.template import Box

Parts = dict[str, bytes]
CHART, BOOK = "ppt/charts/chart1.xml", "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
RELS = "ppt/charts/_rels/chart1.xml.rels"


@pytest.fixture(scope="module")
def good(stand_in: Master) -> bytes:
    """A deck of one chart, in which nothing is wrong."""
    series = tuple(Series(Run(name), (Decimal(1), None, Decimal("0.1")), name) for name in "st")
    block = Chart("column", (Run("a"), Run("b"), Run("c")), series, "alt")
    placed = PlacedChart("visual", "", Box(0, 0, 4_000_000, 3_000_000), "alt", block, 12.0, "en-US", "ja-JP")
    made = compile_slide(FittedSlide("s", "t", "Blank", "T", (placed,)), compile_master(stand_in), {})
    return assemble(stand_in, [made], Properties("T", "A", "en"))


def swap(old: str, new: str, part: str = CHART) -> Callable[[Parts], None]:
    def do(parts: Parts) -> None:
        assert re.search(old.encode(), parts[part]), f"{old} is not in {part}"
        parts[part] = re.sub(old.encode(), new.encode(), parts[part], count=1)

    return do


def book(*cells: tuple[int, int, str | float], sheets: int = 1) -> Callable[[Parts], None]:
    """Put another workbook: the right cells, changed and followed by those given."""
    right: dict[tuple[int, int], str | float] = {
        (0, 1): "s",
        (0, 2): "t",
        (1, 0): "a",
        (2, 0): "b",
        (3, 0): "c",
    }
    right |= {(1, 1): 1, (1, 2): 1, (3, 1): 0.1, (3, 2): 0.1}
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as made:
        first = next(iter([made.add_worksheet() for _ in range(sheets)]))
        for (row, column), value in (right | {(row, column): value for row, column, value in cells}).items():
            first.write(row, column, value)
    return lambda parts: parts.update({BOOK: target.getvalue()})


FAULTS = {
    "count too small": swap('ptCount val="3"', 'ptCount val="2"'),
    "index twice": swap('(numCache>.*?)<c:pt idx="2"', r'\1<c:pt idx="0"'),
    "index below zero": swap('<c:pt idx="0"', '<c:pt idx="-1"'),
    "no number": swap("<c:v>0.1</c:v>", "<c:v>nan</c:v>"),
    "empty number": swap("<c:v>0.1</c:v>", "<c:v/>"),
    "other number": swap("<c:v>0.1</c:v>", "<c:v>0.2</c:v>"),
    "other name": swap("<c:v>a</c:v>", "<c:v>z</c:v>"),
    "series twice": swap('<c:idx val="1"/><c:order', '<c:idx val="0"/><c:order'),
    "negative axis": lambda parts: (
        [
            swap(f'="{number.decode()}"', f'="-{number.decode()}"')(parts)
            for number in re.findall(rb'(?:axId|crossAx) val="(\d+)"', parts[CHART])
        ]
        and None
    ),
    "axis of another": swap('crossAx val="[0-9]+"', 'crossAx val="7"'),
    "no workbook": swap("<Relationship .*/>", "", RELS),
    "no zip": lambda parts: parts.update({BOOK: b"PK"}),
    "more cells": book((7, 0, "secret")),
    "other cells": book((1, 1, 2)),
    "a formula": book((1, 1, "=1")),
    "a link": book((1, 0, "http://example.org")),
    "more sheets": book(sheets=2),
}


def test_a_sound_chart_has_no_finding(good: bytes) -> None:
    parts, _ = read_zip(good)
    book()(parts)
    assert check_package(good) == check_package(write_zip(parts.items())) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_seen(good: bytes, fault: str) -> None:
    parts, _ = read_zip(good)
    FAULTS[fault](parts)
    found = check_package(write_zip(parts.items()))
    assert "package-charts" in {finding.code for finding in found}
