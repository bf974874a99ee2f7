"""The cells of a chart's embedded workbook, read strictly enough to compare them with the chart's cache."""

from __future__ import annotations

from lxml import etree

from deckgen.master.opc import parse_xml
from deckgen.package.zip_reader import UnsoundZipError, read_zip

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_LIVE = (f"{_MAIN}f", f"{_MAIN}hyperlink", f"{_MAIN}oleObject")


def read_cells(workbook: bytes) -> dict[str, str]:
    """Return the filled cells of the one sheet by address; raises ValueError that says what is unsound."""
    try:
        parts, faults = read_zip(workbook)
    except UnsoundZipError as problem:
        raise ValueError(f"it is not a workbook ({problem})") from problem
    sheets = [name for name in parts if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    if faults or sheets != [_SHEET]:
        raise ValueError("it is not a workbook of one sheet")
    sheet = parse_xml(parts[_SHEET])
    if next(sheet.iter(*_LIVE), None) is not None:
        raise ValueError("it holds a formula or a link")
    strings = _strings(parts.get(_STRINGS))
    cells = {cell.get("r", ""): _text(cell, strings) for cell in sheet.iter(f"{_MAIN}c")}
    return {address: text for address, text in cells.items() if text}


def _strings(blob: bytes | None) -> list[str]:
    if blob is None:
        return []
    return [
        "".join(text.text or "" for text in entry.iter(f"{_MAIN}t"))
        for entry in parse_xml(blob).iter(f"{_MAIN}si")
    ]


def _text(cell: etree._Element, strings: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    return strings[int(value)] if cell.get("t") == "s" and int(value or -1) < len(strings) else value
