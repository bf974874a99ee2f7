"""A sheet of an Excel file as a grid: values only, never formulas, links or code."""

from __future__ import annotations

import datetime
import io
import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from typing import Any

from deckgen.data_source.grid import (
    MOST_CELLS,
    MOST_ROWS,
    Grid,
    GridCell,
    TooManyCellsError,
    grid_of,
    too_many_cells,
)
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean

_MOST_UNPACKED = 30 * 1024 * 1024
_MOST_COLUMNS = 200
_CELL = re.compile(rb"<c[ >/]|<si>")
_DIGITS = Context(prec=15)
"""What Excel shows of a number: 0.30000000000000004 is its 0.3."""


def read_excel(file: str, data: bytes, sheet: str | None = None) -> Checked[Grid]:
    """Return the grid of the sheet, the first where none is named."""
    try:
        if fault := _fault_of(data):
            return _refused("bad-excel", fault, "save it in Excel as .xlsx, or as CSV UTF-8", Where(file))
        # Imported here because it is slow to import and few projects have such files.
        from openpyxl import load_workbook  # type: ignore[import-untyped]

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out of a foreign file
            return _read(file, data, sheet, load_workbook)
    except TooManyCellsError:
        return too_many_cells(file)
    except Exception as error:  # a foreign file can fail in any way
        detail = str(error) or type(error).__name__
        return _refused("bad-excel", f"cannot be read: {detail}", "save it in Excel as .xlsx", Where(file))


def _read(file: str, data: bytes, sheet: str | None, load_workbook: Callable[..., Any]) -> Checked[Grid]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    names = [str(name) for name in book.sheetnames]
    chosen = sheet or next(iter(names), "")
    if chosen not in names:
        return _refused(
            "no-such-sheet", f"there is no sheet '{chosen}'", did_you_mean(chosen, names), Where(file)
        )
    cells = _cells(book[chosen])
    with_formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    return grid_of(file, _placed(file, cells, _cells(with_formulas[chosen])))


def _fault_of(data: bytes) -> str:
    """Why the file is not opened, "" where it may be."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "this is an old .xls file, or one with a password"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(entry.file_size for entry in parts.infolist()) > _MOST_UNPACKED:
                return "the file unpacks to more than can be meant"
            for name in parts.namelist():
                part = parts.read(name) if name.endswith((".xml", ".rels")) else b""
                if b"<!DOCTYPE" in part[:4096]:
                    return "the file holds a document type, which no workbook has"
                if len(_CELL.findall(part)) > MOST_CELLS:
                    raise TooManyCellsError
    except TooManyCellsError:
        raise
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError):
        return "this is not an .xlsx file, or it is damaged"
    return ""


def _cells(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()
    rows, cells = [], 0
    for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=_MOST_COLUMNS, values_only=True):
        cells += len(row) + 1
        if cells > MOST_CELLS:
            raise TooManyCellsError
        rows.append(row)
    return rows


def _placed(
    file: str, values: Sequence[Sequence[Any]], formulas: Sequence[Sequence[Any]]
) -> list[list[GridCell]]:
    return [
        [
            _cell(value, formula, Where(file, row, column))
            for column, (value, formula) in enumerate(zip(line, said, strict=False), 1)
        ]
        for row, (line, said) in enumerate(zip(values, formulas, strict=False), 1)
    ]


def _cell(value: Any, formula: Any, where: Where) -> GridCell:
    if value is None and isinstance(formula, str) and formula.startswith("="):
        return GridCell(None, where, "the formula here was never computed")
    if isinstance(value, bool):
        return GridCell(str(value).upper(), where)
    if isinstance(value, int | float):
        number = _DIGITS.create_decimal(repr(value))
        return GridCell(_plain(number) if number.is_finite() else None, where)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, datetime.date | datetime.time):
        return GridCell(value.isoformat(), where)
    text = str(value).strip() if value is not None else ""
    return GridCell(text or None, where)


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent or a needless .0."""
    return number.quantize(Decimal(1)) if _is_short_whole(number) else number


def _is_short_whole(number: Decimal) -> bool:
    return number.adjusted() < 15 and number == number.to_integral_value()


def _refused(code: str, message: str, cure: str, where: Where) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))
