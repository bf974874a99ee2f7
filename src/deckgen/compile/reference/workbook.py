"""A chart's embedded workbook: one sheet that holds exactly the charted cells."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from deckgen.blocks import Chart
from deckgen.compile.charts.data import SHEET, number_of

_NOTHING_BECOMES_MORE_THAN_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_CREATED = dt.datetime(2000, 1, 1)


def write_workbook(chart: Chart) -> bytes:
    """Return an .xlsx file: categories (or x values) in column A from row 2, a series in each further one.

    The same bytes for the same chart, whichever zlib is installed: its parts are stored, and the deck's own
    zip deflates them.
    """
    # Imported here because it is slow to import and most slides have no chart.
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    target = io.BytesIO()
    workbook: Any = Workbook(target, dict(_NOTHING_BECOMES_MORE_THAN_TEXT))
    workbook.set_properties({"created": _CREATED})
    formats = [chart.number_format] * len(chart.series)
    if chart.own_axis and chart.line_format:
        formats[-1] = chart.line_format
    known = {form: workbook.add_format({"num_format": form}) for form in dict.fromkeys(formats)}
    _fill(workbook.add_worksheet(SHEET), chart, [known[form] for form in formats])
    workbook.close()
    return _stored(target.getvalue())


def _fill(sheet: Any, chart: Chart, formats: Sequence[Any]) -> None:
    if chart.x is None:
        for row, category in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, category.text)
    else:
        sheet.write_string(0, 0, chart.x.name.text)
        _fill_column(sheet, 0, chart.x.values)
    for column, (series, number) in enumerate(zip(chart.series, formats, strict=True), 1):
        sheet.write_string(0, column, series.name.text)
        _fill_column(sheet, column, series.values, number)


def _fill_column(sheet: Any, column: int, values: Sequence[Decimal | None], number: Any = None) -> None:
    for row, value in enumerate(values, 1):
        if value is not None:
            sheet.write_number(row, column, number_of(value), number)


def _stored(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.create_system = 0
            copy.writestr(entry, source.read(name), zipfile.ZIP_STORED)
    return target.getvalue()
