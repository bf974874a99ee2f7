"""The cells of a chart's embedded workbook, read strictly enough to compare them with the chart's cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree
from msgspec import Struct

from deckgen.master.opc import parse_xml, read_relationships, rels_name
from deckgen.package.tags import R
from deckgen.package.zip_reader import Archive, UnsoundZipError, open_zip

MOST_CELLS, MOST_BYTES = 20_000, 8 * 2**20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_LIVE = (f"{_MAIN}f", f"{_MAIN}hyperlink", f"{_MAIN}oleObject")


class Workbook(Struct, frozen=True):
    """The filled cells of a workbook by (sheet, address); ``live`` where it holds formulas or links."""

    sheets: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]
    live: bool = False


def read_workbook(data: bytes) -> Workbook:
    """Return what an .xlsx holds; raises ValueError that says why it is none, or cannot be compared."""
    try:
        archive = open_zip(data)
        if archive.faults or _BOOK not in archive.entries:
            raise ValueError("it is not a workbook")
        return _read(archive)
    except (UnsoundZipError, etree.XMLSyntaxError, KeyError) as problem:
        raise ValueError(f"it is not a workbook ({problem})") from problem


def _read(archive: Archive) -> Workbook:
    book, links = _content(archive, _BOOK), _content(archive, rels_name(_BOOK))
    named = {name: _root(archive, part) for name, part in _sheets(book, links)}
    strings = _strings(_root(archive, _STRINGS)) if _STRINGS in archive.entries else []
    cells: dict[tuple[str, str], str] = {}
    for name, sheet in named.items():
        for address, text in _cells(sheet, strings):
            cells[name, address] = text
            if len(cells) > MOST_CELLS:
                raise ValueError("it holds more cells than can be compared")
    live = any(next(sheet.iter(*_LIVE), None) is not None for sheet in named.values())
    return Workbook(tuple(named), cells, live)


@lru_cache(maxsize=32)
def _sheets(book: bytes, links: bytes) -> tuple[tuple[str, str], ...]:
    """The sheets' names and parts: the same for nearly every chart, whatever its cells."""
    targets = {link.id: link.target for link in read_relationships(_BOOK, parse_xml(links))}
    sheets = parse_xml(book).iter(f"{_MAIN}sheet")
    return tuple((sheet.get("name", ""), targets[sheet.get(f"{R}id", "")]) for sheet in sheets)


def _root(archive: Archive, name: str) -> etree._Element:
    return parse_xml(_content(archive, name))


def _content(archive: Archive, name: str) -> bytes:
    entry = archive.entries[name]
    if entry.size > MOST_BYTES:
        raise ValueError("it holds more than can be compared")
    return entry.content()


def _strings(root: etree._Element) -> list[str]:
    return ["".join(text.text or "" for text in entry.iter(f"{_MAIN}t")) for entry in root.iter(f"{_MAIN}si")]


def _cells(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[str, str]]:
    for cell in sheet.iter(f"{_MAIN}c"):
        text = _text(cell, strings)
        if text:
            yield cell.get("r", ""), text


def _text(cell: etree._Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") != "s":
        return value
    return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else value
