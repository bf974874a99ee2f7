"""Tables have a cell for every column of every row."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A
from deckgen.package.view import LAYOUT_TYPE, SLIDE_TYPE


def part(part: Part) -> Iterator[str]:
    """Yield tables whose cells do not match their grid or whose spans do not close."""
    for table in part.all(tags.TABLE):
        for fault in _faults(table):
            yield f"in a table, {fault}"


def _faults(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    open_spans = [0] * columns
    rows = table.findall(f"{A}tr")
    if not rows or not columns:
        yield "there is no cell"
    for number, row in enumerate(rows, 1):
        cells = row.findall(f"{A}tc")
        if len(cells) != columns:
            yield f"row {number} has {len(cells)} cells for {columns} columns"
            continue
        yield from _row_faults(number, len(rows), cells, open_spans)


def _row_faults(number: int, rows: int, cells: list[etree._Element], open_spans: list[int]) -> Iterator[str]:
    covered = 0
    for column, cell in enumerate(cells):
        wide, high = _span(cell, "gridSpan"), _span(cell, "rowSpan")
        if cell.find(f"{A}txBody") is None:
            yield f"a cell of row {number} has no text body"
        if column + wide > len(cells) or number + high - 1 > rows:
            yield f"a cell of row {number} spans beyond the table"
        merged = _is_set(cell, "hMerge"), _is_set(cell, "vMerge")
        if merged != (covered > 0, open_spans[column] > 0):
            yield f"merged cells of row {number} do not match their spans"
        covered = max(covered, wide) - 1 if covered or wide > 1 else 0
        open_spans[column] = max(open_spans[column], high) - 1


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 5 else 1


def _is_set(cell: etree._Element, name: str) -> bool:
    return cell.get(name) in ("1", "true")


RULE = PackageRule(
    "package-tables",
    "A table whose cells do not match its columns, or whose spans lead beyond it.",
    "PowerPoint says that it found a problem with the content.",
    part=part,
    types=frozenset({SLIDE_TYPE, LAYOUT_TYPE}),
    tags=(tags.TABLE,),
)
