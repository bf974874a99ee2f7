"""The bytes of a CSV or Excel file as a grid: heads, rows, and where each cell stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from deckgen.diagnostics import Checked, Finding, Where

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
MOST_CELLS = 300_000
_SEPARATORS = (",", ";", "\t")
_NUMBER = re.compile(r"[+\-\u2212]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class GridCell(Struct, frozen=True):
    """One cell: a text, a number where the file knows it as one, or None where it is empty.

    ``fault`` says why its value cannot be had, as for a formula that was never computed.
    """

    value: str | Decimal | None
    where: Where
    fault: str = ""


class Grid(Struct, frozen=True):
    """A table of a file: its heads in order, and its rows, each as long as the heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    separator: str = ""


def read_csv(file: str, data: bytes) -> Checked[Grid]:
    """Return the grid of a CSV file: UTF-8 with or without a mark, parted by comma, semicolon or tab."""
    decoded = _decoded(file, data)
    if decoded.value is None:
        return Checked(None, decoded.findings)
    separator = _separator(decoded.value)
    try:
        return _grid(file, list(_records(decoded.value, separator, file)), separator)
    except csv.Error as error:
        message, cure = (
            f"cannot be read as CSV: {error}",
            "see that every quotation mark is closed; save it anew",
        )
        return _refused("bad-csv", message, cure, Where(file))
    except TooManyCellsError:
        return too_many_cells(file)


class TooManyCellsError(ValueError):
    """Raised as soon as a file turns out to have more cells than are taken, before they fill the memory."""


def too_many_cells(file: str) -> Checked[Any]:
    """Return the finding for a file with more than 300,000 cells."""
    message = f"there are more than {MOST_CELLS:,} cells"
    return _refused("too-much-data", message, "give a file with the rows and columns that show", Where(file))


def _decoded(file: str, data: bytes) -> Checked[str]:
    cure = "save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)"
    if data.startswith((_OLD_EXCEL, b"PK\x03\x04")):
        cure = "give it the ending .xlsx; an .xls file must be saved as .xlsx first"
        return _refused("not-csv", "this is an Excel file with the name of a CSV file", cure, Where(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        return _refused("not-utf-8", f"byte {byte:#04x} is not UTF-8", cure, Where(file, line, 1))
    if "\0" in text:
        return _refused("not-utf-8", "it holds bytes that are no text", cure, Where(file))
    return Checked(text)


def _separator(text: str) -> str:
    """The separator that parts the first line; a comma where none does."""
    first = re.sub('"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(_SEPARATORS, key=first.count)


def _records(text: str, separator: str, file: str) -> Iterator[list[GridCell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line, cells = 1, 0
    for record in reader:
        cells += len(record) + 1
        if cells > MOST_CELLS:
            raise TooManyCellsError
        yield [
            GridCell(value.strip() or None, Where(file, line, column))
            for column, value in enumerate(record, 1)
        ]
        line = reader.line_num + 1


def _grid(file: str, records: Sequence[Sequence[GridCell]], separator: str = "") -> Checked[Grid]:
    """The grid of a file's records: heads in the first that is not empty, the rest of one length."""
    filled = [record for record in records if any(cell.value is not None or cell.fault for cell in record)]
    if len(filled) < 2:
        cure = "give a first row with the columns' names, and a row for each entry"
        return _refused("no-data", "there are no rows of data", cure, Where(file))
    heads = tuple(str(cell.value or "").strip() for cell in filled[0])
    findings = [*_double_heads(heads, filled[0]), *_ragged(heads, filled[1:])]
    if len(filled) > MOST_ROWS:
        message = f"there are more than {MOST_ROWS} rows"
        findings.append(Finding("too-much-data", message, "give a file with the rows that show", Where(file)))
    return Checked(
        None if findings else Grid(heads, tuple(map(tuple, filled[1:])), separator), tuple(findings)
    )


def grid_of(file: str, records: Sequence[Sequence[GridCell]]) -> Checked[Grid]:
    """Return the grid of a spreadsheet's rows, filled up to one length."""
    width = max((_length(record) for record in records), default=0)
    padded = [
        [*record[:width], *(GridCell(None, _beyond(record, file)) for _ in range(width - len(record)))]
        for record in records
    ]
    return _grid(file, padded)


def _length(record: Sequence[GridCell]) -> int:
    return max(
        (place for place, cell in enumerate(record, 1) if cell.value is not None or cell.fault), default=0
    )


def _beyond(record: Sequence[GridCell], file: str) -> Where:
    return record[-1].where if record else Where(file)


def _double_heads(heads: tuple[str, ...], cells: Sequence[GridCell]) -> Iterator[Finding]:
    seen: dict[str, Where] = {}
    for head, cell in zip(heads, cells, strict=True):
        if head and head in seen:
            cure = f"give this one another name; the first stands in column {seen[head].column}"
            yield Finding("column-twice", f"two columns are named '{head}'", cure, cell.where)
        seen.setdefault(head, cell.where)


def _ragged(heads: tuple[str, ...], rows: Sequence[Sequence[GridCell]]) -> Iterator[Finding]:
    for row in rows:
        if len(row) != len(heads):
            message = f"the row has {len(row)} cells, and there are {len(heads)} columns"
            cure = "give a cell for each; put a text that holds the separator in quotation marks"
            yield Finding("ragged-row", message, cure, row[0].where)


def number_in(cell: GridCell, separator: str = "") -> Checked[Decimal]:
    """Return the cell's number; an empty one is no finding, and has the value None."""
    if cell.fault:
        return _refused("no-number", cell.fault, "open the file in Excel and save it", cell.where)
    if cell.value is None or isinstance(cell.value, Decimal):
        return Checked(cell.value)
    text = cell.value
    if _NUMBER.fullmatch(text) and not (separator == ";" and "," in text) and len(text) <= 40:
        return Checked(Decimal(text.replace(",", "").replace("\u2212", "-")))
    return _refused("no-number", f"'{text}' is not a number", _cure_of(text, separator), cell.where)


_CURES: Mapping[str, str] = {
    r"[-–—]|(?i:n/?a|none|nil|null|\.\.\.?|x)": "leave the cell empty where a value is missing",
    r".*%": "write the number alone, and % as the chart's unit",
    r"(?i:[0-9.]+e[+-]?[0-9]+)": "write the number out, or in a larger unit",
    r"#.*": "correct the formula in Excel and save the file",
}


def _cure_of(text: str, separator: str) -> str:
    if separator == ";" and "," in text:
        return "write decimals with a point and no commas: 1234.5"
    found = (cure for form, cure in _CURES.items() if re.fullmatch(form, text))
    return next(found, "write digits only, as 3400 or 456.5, and the unit in the content file")


def _refused(code: str, message: str, cure: str, where: Where) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))
