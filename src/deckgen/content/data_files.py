"""Content whose numbers stand in CSV or Excel files, as if they had been written into it.

A chart's or table's ``data`` becomes its categories, series or rows, and a fact's value one cell, each with
its place in the data file: everything after this sees no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import is_
from typing import Any, TypeVar

from msgspec.structs import replace

from deckgen.content.beside import CONTENT, bytes_beside
from deckgen.content.data_forms import AcrossColumn, CellData, ChartData, DataOf, SeriesColumn, TableData
from deckgen.content.map_files import with_outlines
from deckgen.content.model import where_of
from deckgen.content.overlay import id_of
from deckgen.content.validate import validate
from deckgen.data_source import Grid, GridCell, number_in, read_csv, read_excel
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean
from deckgen.workspace import Workspace
from deckgen.workspace.paths import fault_of
from deckgen.yaml_source import MarkedText, Node

D = TypeVar("D", bound=DataOf)
Report = Callable[[Finding], None]

_STAND_IN = "?"


def with_data(node: Node, workspace: Workspace, report: Report) -> Node:
    """Return the content with every ``data`` replaced by what it names; what cannot be had is reported.

    A fact's value, a chart and a table that cannot be had get a stand-in, so that the other mistakes of the
    file are still found.
    """
    return _Filler(workspace, report).filled(node)


def _with_list(node: Node, old: list[Node], new: list[Node]) -> Node:
    return node if all(map(is_, old, new)) else replace(node, value=new)


def _with_values(node: Node, old: dict[str, Node], new: dict[str, Node]) -> Node:
    return node if all(map(is_, old.values(), new.values())) else replace(node, value=new)


class _Filler:
    """Fills one content file, reading each data file once."""

    def __init__(self, workspace: Workspace, report: Report) -> None:
        self._workspace, self._report = workspace, report
        self._grids: dict[tuple[str, str | None], Grid | None] = {}

    def filled(self, node: Node, key: str = "") -> Node:
        """The node, and all below it, with its data; the very node where it names none."""
        value = node.value
        if isinstance(value, list):
            return _with_list(node, value, [self.filled(child) for child in value])
        if not isinstance(value, dict):
            return node
        if key == "facts":
            return _with_values(node, value, {name: self._fact(fact) for name, fact in value.items()})
        if "data" in value and key in ("chart", "table"):
            return self._chart(node) if key == "chart" else self._table(node)
        if key == "map" and "file" in value:
            return with_outlines(node, self._workspace, self._report)
        return _with_values(node, value, {name: self.filled(child, name) for name, child in value.items()})

    def _fact(self, fact: Node) -> Node:
        value = fact.at(["value"])
        if not isinstance(fact.value, dict) or value is None or value.at(["file"]) is None:
            return fact
        cell = self._one_cell(value)
        text: Any = _STAND_IN if cell is None else cell.value
        filled = _scalar(text, cell.where if cell else value.where)
        return replace(fact, value={**fact.value, "value": filled})

    def _one_cell(self, value: Node) -> GridCell | None:
        asked, grid = self._asked(CellData, value)
        if asked is None or grid is None:
            return None
        heads = {name: self._column(grid, name, value.nearest(["row", name]).where) for name in asked.row}
        column = self._column(grid, asked.column, _place(asked.column, value))
        if column is None or None in heads.values():
            return None
        rows = [row for row in grid.rows if all(_says(row[heads[n] or 0], v) for n, v in asked.row.items())]
        return self._only(rows, column, asked, value)

    def _only(
        self, rows: list[tuple[GridCell, ...]], column: int, asked: CellData, value: Node
    ) -> GridCell | None:
        where = value.nearest(["row"]).where
        sought = ", ".join(f"{name} is '{text}'" for name, text in asked.row.items())
        if len(rows) != 1:
            message = f"{asked.file} has {len(rows) or 'no'} row{'s' * (len(rows) > 1)} where {sought}"
            cure = "name more columns under `row`" if rows else "see what stands in that column"
            self._report(Finding("no-such-row", message, cure, where))
            return None
        cell = rows[0][column]
        if cell.fault or cell.value is None:
            message = cell.fault or "the cell is empty"
            self._report(Finding("no-value", message, "give the value there", cell.where))
            return None
        return cell

    def _chart(self, chart: Node) -> Node:
        data = chart.at(["data"])
        assert isinstance(chart.value, dict)
        assert data is not None
        self._refuse_both(chart, ("categories", "series", "x"))
        asked, grid = self._asked(ChartData, data)
        if asked is None:
            return _without_data(chart, _stand_in_chart(data))
        names = self._cells(grid, asked.categories, _place(asked.categories, data)) if grid else None
        if grid is None or names is None:
            return _without_data(chart, _stand_in_chart(data))
        series = [self._series(grid, name, one, data) for name, one in asked.series.items()]
        filled = {
            "categories": Node([_text(cell) for cell in names], data.where),
            "series": Node(series, data.where),
        }
        if asked.x is not None:
            filled["x"] = self._across(grid, asked.x, data)
        return _without_data(chart, filled)

    def _series(self, grid: Grid, name: str, one: SeriesColumn, data: Node) -> Node:
        where = data.nearest(["series", name]).key_where or data.where
        head = one.column or name
        said = {
            "id": _scalar(name, where),
            "name": _scalar(one.name or head, where_of(one.name) or where),
            "values": self._numbers(grid, head, where_of(one.column) or where),
        }
        return Node({**said, "forecast": _scalar(one.forecast, where)}, where)

    def _across(self, grid: Grid, across: AcrossColumn, data: Node) -> Node:
        where = _place(across.column, data)
        name = _scalar(across.name or across.column, where_of(across.name) or where)
        return Node({"name": name, "values": self._numbers(grid, across.column, where)}, where)

    def _numbers(self, grid: Grid, head: str, where: Where) -> Node:
        cells = self._cells(grid, head, where) or [GridCell(None, where)] * len(grid.rows)
        values = []
        for cell in cells:
            read = number_in(cell, grid.separator)
            for found in read.findings:
                self._report(found)
            values.append(Node(read.value, cell.where))
        return Node(values, where)

    def _table(self, table: Node) -> Node:
        data = table.at(["data"])
        assert data is not None
        self._refuse_both(table, ("rows",))
        asked, grid = self._asked(TableData, data)
        columns = table.at(["columns"])
        ids = columns.value if columns and isinstance(columns.value, list) else []
        heads = asked.columns if asked and asked.columns is not None else [id_of(one) for one in ids]
        if asked and asked.columns is not None and len(heads) != len(ids):
            message = f"{len(heads)} columns are named for the {len(ids)} of the table"
            self._report(Finding("count-differs", message, "name one each, in the table's order", data.where))
            grid = None
        found = [self._column(grid, head, where_of(head) or data.where) for head in heads] if grid else [None]
        if grid is None or None in found:
            return _without_data(table, {"rows": _stand_in_rows(data.where, len(ids))})
        numeric = [one.at(["number"]) for one in ids]
        rows = [
            Node(
                [
                    _shown(row[place or 0], bool(number and number.value is True), grid.separator)
                    for place, number in zip(found, numeric, strict=True)
                ],
                row[0].where,
            )
            for row in grid.rows
        ]
        return _without_data(table, {"rows": Node(rows, data.where)})

    def _refuse_both(self, owner: Node, keys: tuple[str, ...]) -> None:
        for key in keys:
            twice = owner.at([key])
            if twice is not None:
                message = f"`{key}` stands beside `data`, which gives it too"
                self._report(
                    Finding("data-twice", message, "remove one of them", twice.key_where or twice.where)
                )

    def _asked(self, form: type[D], node: Node) -> tuple[D | None, Grid | None]:
        """What is asked for, and the file's grid, each None where it cannot be had."""
        checked = validate(form, node)
        for found in checked.findings:
            self._report(found)
        if checked.value is None:
            return None, None
        asked = checked.value
        key = (str(asked.file), asked.sheet)
        if key not in self._grids:
            read = _read(self._workspace, asked.file, asked.sheet, _place(asked.file, node))
            for found in read.findings:
                self._report(found)
            self._grids[key] = read.value
        return asked, self._grids[key]

    def _column(self, grid: Grid, head: str, where: Where) -> int | None:
        if head in grid.heads:
            return grid.heads.index(head)
        cure = did_you_mean(head, filter(None, grid.heads))
        self._report(Finding("no-such-column", f"there is no column '{head}'", cure, where))
        return None

    def _cells(self, grid: Grid, head: str, where: Where) -> list[GridCell] | None:
        column = self._column(grid, head, where)
        return None if column is None else [row[column] for row in grid.rows]


def _read(workspace: Workspace, file: str, sheet: str | None, where: Where) -> Checked[Grid]:
    ending = file.lower().rpartition(".")[2]
    if not fault_of(file) and ending not in ("csv", "tsv", "txt", "xlsx", "xlsm"):
        old = (
            "save it in Excel as .xlsx"
            if ending in ("xls", "xlsb", "ods", "numbers")
            else "name a .csv or .xlsx file"
        )
        return _refused("no-data-file", f"'{file}' is not a kind of file that is read", old, where)
    data = bytes_beside(workspace, file, where, "data/siting.csv", "no-data-file", "give the rows that show")
    if data.value is None:
        return Checked(None, data.findings)
    path = f"{CONTENT}/{file}"
    excel = ending in ("xlsx", "xlsm")
    return read_excel(path, data.value, sheet) if excel else read_csv(path, data.value)


def _says(cell: GridCell, text: str) -> bool:
    return cell.value is not None and str(cell.value) == str(text)


def _place(text: str, node: Node) -> Where:
    return where_of(text) or node.where


def _scalar(value: Any, where: Where) -> Node:
    return Node(MarkedText(value, where) if isinstance(value, str) else value, where)


def _text(cell: GridCell) -> Node:
    """A category's name: a number is that number's digits."""
    value = f"{cell.value:f}" if isinstance(cell.value, Decimal) else cell.value
    return _scalar(value or "", cell.where)


def _shown(cell: GridCell, number: bool, separator: str) -> Node:
    """A table's cell as its reader sees it: numbers of a number column by thousands, a dash for nothing."""
    read = number_in(cell, separator).value if number else None
    if read is not None:
        return _scalar(f"{read:,f}", cell.where)
    return _scalar(str(_text(cell).value) or "–", cell.where)


def _without_data(owner: Node, filled: Mapping[str, Node]) -> Node:
    assert isinstance(owner.value, dict)
    return replace(owner, value={**{k: v for k, v in owner.value.items() if k != "data"}, **filled})


def _stand_in_chart(data: Node) -> dict[str, Node]:
    where, named = data.where, data.at(["series"])
    ids = list(named.value) if named and isinstance(named.value, dict) else ["all"]
    series = [
        Node(
            {
                "id": _scalar(name, where),
                "name": _scalar(_STAND_IN, where),
                "values": Node([Node(Decimal(1), where)] * 2, where),
            },
            where,
        )
        for name in ids
    ]
    names = Node([_scalar(_STAND_IN, where)] * 2, where)
    return {"categories": names, "series": Node(series, where)}


def _stand_in_rows(where: Where, columns: int) -> Node:
    return Node([Node([_scalar(_STAND_IN, where)] * max(1, columns), where)], where)


def _refused(code: str, message: str, cure: str, where: Where) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))
