"""Which cells of its workbook a chart shows, and what it remembers of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.package.tags import C

CACHES = (f"{C}strRef", f"{C}numRef")
_RANGE = re.compile(
    r"(?:'((?:[^']|'')*)'|([^!']+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
Cell = tuple[str, str]
"""A sheet's name and an address such as ``B2``."""


def cells_of(root: etree._Element) -> tuple[dict[Cell, str], list[Cell]]:
    """Return the remembered text of every charted cell, and the cells that two series tell differently."""
    cells: dict[Cell, str] = {}
    torn: list[Cell] = []
    for reference in root.iter(*CACHES):
        for cell, text in _remembered(reference):
            if cells.setdefault(cell, text) != text:
                torn.append(cell)
    return cells, torn


def _remembered(reference: etree._Element) -> Iterator[tuple[Cell, str]]:
    place = _RANGE.fullmatch((reference.findtext(f"{C}f") or "").strip())
    if place is None:
        return
    sheet = (place[1] or place[2]).replace("''", "'")
    for point in reference.iter(f"{C}pt"):
        address = _address(place, point.get("idx", ""))
        if address:
            yield (sheet, address), point.findtext(f"{C}v") or ""


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
