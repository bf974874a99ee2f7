"""A chart's embedded workbook: one sheet that holds exactly the charted cells, filled into prebuilt parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from deckgen.blocks import Chart
from deckgen.compile.charts.data import SHEET, column_letters, number_of
from deckgen.compile.markup import DECLARATION, part_of
from deckgen.xml_text import escaped, quoted
from deckgen.zip_writer import Packed, stored, write_zip

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = (
    ("worksheet", "worksheets/sheet1.xml"),
    ("styles", "styles.xml"),
    ("sharedStrings", "sharedStrings.xml"),
)
_FIRST_OWN_FORMAT = 164
"""Numbers below it are formats that every spreadsheet program knows (ECMA-376 part 1, 18.8.30)."""

_LOOKS_ESCAPED = re.compile("(?=_x[0-9A-Fa-f]{4}_)")


def write_workbook(chart: Chart) -> bytes:
    """Return an .xlsx file: categories (or x values) in column A from row 2, a series in each further one.

    No formula, no link, and the same bytes for the same chart: its parts are stored, and the deck's own zip
    deflates them. Raises ValueError for a value that no cell holds.
    """
    formats = [chart.number_format] * len(chart.series)
    if chart.own_axis and chart.line_format:
        formats[-1] = chart.line_format
    own = list(dict.fromkeys(formats))
    strings: dict[str, int] = {}
    rows = "".join(_rows(chart, [own.index(form) + 1 for form in formats], strings))
    sheet = f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
    texts = "".join([f'<si><t xml:space="preserve">{_text(text)}</t></si>' for text in strings])
    shared = f'<sst {_MAIN} uniqueCount="{len(strings)}">{texts}</sst>'
    return write_zip(
        [
            *_PREBUILT,
            ("xl/worksheets/sheet1.xml", stored(part_of(sheet))),
            ("xl/styles.xml", stored(part_of(_styles(own)))),
            ("xl/sharedStrings.xml", stored(part_of(shared))),
        ]
    )


def _rows(chart: Chart, styles: Sequence[int], strings: dict[str, int]) -> Iterator[str]:
    """Each row that holds something; texts get their numbers in ``strings`` as they come."""
    heads = [chart.x.name.text if chart.x else "", *(series.name.text for series in chart.series)]
    yield _row(1, [_string(f"{column_letters(at)}1", text, strings) for at, text in enumerate(heads)])
    columns = [(column_letters(at), style) for at, style in enumerate(styles, 1)]
    for row in range(len(chart.categories)):
        line = row + 2
        if chart.x is None:
            cells = [_string(f"A{line}", chart.categories[row].text, strings)]
        else:
            cells = [_number(f"A{line}", chart.x.values[row], 0)]
        for (column, style), series in zip(columns, chart.series, strict=True):
            cells.append(_number(f"{column}{line}", series.values[row], style))
        yield _row(line, cells)


def _row(line: int, cells: Sequence[str]) -> str:
    content = "".join(cells)
    return f'<row r="{line}">{content}</row>' if content else ""


def _string(address: str, text: str, strings: dict[str, int]) -> str:
    if not text:
        return ""
    return f'<c r="{address}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def _number(address: str, value: Decimal | None, style: int) -> str:
    if value is None:
        return ""
    look = f' s="{style}"' if style else ""
    return f'<c r="{address}"{look}><v>{number_of(value)!r}</v></c>'


def _text(text: str) -> str:
    """A text, told apart from the form in which cells write control characters (18.4.12, ST_Xstring)."""
    return escaped(_LOOKS_ESCAPED.sub("_x005F", text) if "_x" in text else text)


def _styles(formats: Sequence[str]) -> str:
    own = [(number, form) for number, form in enumerate(formats, _FIRST_OWN_FORMAT) if form != "General"]
    known = {form: number for number, form in own}
    listed = "".join([f'<numFmt numFmtId="{number}" formatCode="{quoted(form)}"/>' for number, form in own])
    numbers = f'<numFmts count="{len(own)}">{listed}</numFmts>' if own else ""
    cells = "".join(
        [
            f'<xf numFmtId="{known.get(form, 0)}" fontId="0" fillId="0" borderId="0" xfId="0"'
            f' applyNumberFormat="1"/>'
            for form in formats
        ]
    )
    return f'<styleSheet {_MAIN}>{numbers}{_FACES}<cellXfs count="{len(formats) + 1}">{_PLAIN}{cells}{_ENDS}'


_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
_FACES = (
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
_ENDS = (
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def _prebuilt() -> list[tuple[str, Packed]]:
    """The parts that every workbook shares."""
    overrides = [("workbook.xml", "sheet.main"), *((target, kind) for kind, target in _KINDS)]
    types = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{_TYPES}{kind}+xml"/>' for target, kind in overrides
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(_KINDS, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATIONSHIPS}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
    }
    return [(name, stored(f"{DECLARATION}{markup}".encode())) for name, markup in parts.items()]


_PREBUILT = _prebuilt()
