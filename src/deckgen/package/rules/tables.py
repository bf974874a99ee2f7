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
    rows = table.findall(f"{A}tr")
    if not rows or not columns:
        yield "there is no cell"
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows, 1):
        cells = row.findall(f"{A}tc")
        if len(cells) != columns:
            yield f"row {number} has {len(cells)} cells for {columns} columns"
            continue
        for column, cell in enumerate(cells, 1):
            if cell.find(f"{A}txBody") is None:
                yield f"a cell of row {number} has no text body"
            if len(cell.attrib):
                yield from _span_faults(cell, number, column, (len(rows), columns), covered)
            elif (number, column) in covered:
                yield f"a cell of row {number} is spanned by another, and does not say so"


def _span_faults(
    cell: etree._Element, row: int, column: int, size: tuple[int, int], covered: set[tuple[int, int]]
) -> Iterator[str]:
    """Yield what a cell's spans and merges say wrongly; the cells that it covers are added to ``covered``."""
    high, wide = _span(cell, "rowSpan"), _span(cell, "gridSpan")
    if row + high - 1 > size[0] or column + wide - 1 > size[1]:
        yield f"a cell of row {row} spans beyond the table"
    elif (row, column) in covered:
        if not _is_merged(cell):
            yield f"a cell of row {row} is spanned by another, and does not say so"
    elif _is_merged(cell):
        yield f"a cell of row {row} is merged into another that does not span it"
    else:
        covered.update((r, c) for r in range(row, row + high) for c in range(column, column + wide))


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 5 else 1


def _is_merged(cell: etree._Element) -> bool:
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))


RULE = PackageRule(
    "package-tables",
    "A table whose cells do not match its columns, or whose spans lead beyond it.",
    "PowerPoint says that it found a problem with the content.",
    part=part,
    types=frozenset({SLIDE_TYPE, LAYOUT_TYPE}),
    tags=(tags.TABLE,),
)
