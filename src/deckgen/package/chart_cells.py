"""Which cells of its workbook a chart shows, and what it remembers of them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct, field

from deckgen.package.tags import C

NUMBERS = f"{C}numRef"
CACHES = (f"{C}strRef", NUMBERS)
_MOST_LEVELS, _MOST_ROWS = 20, 1000
_RANGE = re.compile(
    r"(?:'((?:[^']|'')*)'|([^!']+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
Cell = tuple[str, str]
"""A sheet's name and an address such as ``B2``."""

Point = tuple[Cell | None, bool]
"""What a chart remembers in one place: the cell it is of, if any, and whether it is a number."""


class ChartCells(Struct, frozen=True):
    """The remembered text of every charted cell; ``torn`` are those that two series tell differently.

    ``beside`` are cells that a chart uses without remembering them, such as the head of a column of sizes;
    ``points`` is all that it remembers, in order.
    """

    cells: Mapping[Cell, str] = field(default_factory=dict)
    torn: tuple[Cell, ...] = ()
    beside: frozenset[Cell] = frozenset()
    points: tuple[Point, ...] = ()

    def with_texts(self, texts: Sequence[str]) -> ChartCells:
        """Return the cells with what a chart remembers of each point; as many texts as points."""
        cells: dict[Cell, str] = {}
        torn: list[Cell] = []
        for (cell, _), text in zip(self.points, texts, strict=True):
            if cell is not None and cells.setdefault(cell, text) != text:
                torn.append(cell)
        return ChartCells(cells, tuple(torn), self.beside, self.points)


NO_CELLS = ChartCells()


def cells_of(root: etree._Element) -> ChartCells:
    """Return the cells that a chart shows, by its root."""
    found = [point for reference in root.iter(*CACHES) for point in _points(reference)]
    points = tuple(point for point, _ in found)
    return ChartCells(beside=frozenset(_beside(root)), points=points).with_texts([text for _, text in found])


def is_number(text: str) -> bool:
    """Return True for a finite number, or for an error as a spreadsheet names it, such as #N/A."""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return text.startswith("#")


def _points(reference: etree._Element) -> Iterator[tuple[Point, str]]:
    place, numeric = _place(reference), reference.tag == NUMBERS
    for point in reference.iter(f"{C}pt"):
        address = _address(place, point.get("idx", "")) if place is not None else ""
        cell = (_sheet(place), address) if place is not None and address else None
        yield (cell, numeric), point.findtext(f"{C}v") or ""


def _beside(root: etree._Element) -> Iterator[Cell]:
    """Yield the cells of categories on several levels, and the heads of columns of bubbles' sizes."""
    for reference in root.iter(f"{C}multiLvlStrRef"):
        place = _place(reference)
        if place is not None and place[5]:
            columns = range(_number(place[3]), min(_number(place[5]), _number(place[3]) + _MOST_LEVELS) + 1)
            rows = range(int(place[4]), min(int(place[6]), int(place[4]) + _MOST_ROWS) + 1)
            yield from ((_sheet(place), f"{_letters(c)}{r}") for c in columns for r in rows)
    for size in root.iter(f"{C}bubbleSize"):
        place = _place(size[0]) if len(size) else None
        if place is not None:
            yield _sheet(place), f"{place[3]}{int(place[4]) - 1}"


def _place(reference: etree._Element) -> re.Match[str] | None:
    return _RANGE.fullmatch((reference.findtext(f"{C}f") or "").strip())


def _sheet(place: re.Match[str]) -> str:
    return (place[1] or place[2]).replace("''", "'")


def _address(place: re.Match[str], index: str) -> str:
    """The cell of a point: down a column, along a row; empty where the range is neither."""
    column, row, last_column, last_row = place[3], int(place[4]), place[5], place[6]
    if not index.isdecimal():
        return ""
    if last_column is None or last_column == column:
        return f"{column}{row + int(index)}"
    return f"{_letters(_number(column) + int(index))}{row}" if int(last_row) == row else ""


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
