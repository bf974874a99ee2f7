"""How a content file says which cells of a CSV or Excel file it takes."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from deckgen.content.model import Form, Id, MaybeWords, Name


class DataOf(Form):
    """A file under ``content/``, such as data/siting.csv; ``sheet`` for Excel, otherwise the first one."""

    file: Name
    sheet: Name | None = None


class SeriesColumn(Form):
    """A series from a column, the one named as its id unless it says; without ``name`` it has the head's."""

    column: Name | None = None
    name: MaybeWords | None = None
    forecast: int = Field(default=0, ge=0)

    @model_validator(mode="before")
    @classmethod
    def _plain_column(cls, data: object) -> object:
        return data if isinstance(data, dict) else {"column": data}


class AcrossColumn(Form):
    """The column of a scatter chart's x values, and what they are called; without ``name`` its head."""

    column: Name
    name: MaybeWords | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_column(cls, data: object) -> object:
        return data if isinstance(data, dict) else {"column": data}


class ChartData(DataOf):
    """A chart's categories and series by the heads of their columns."""

    categories: Name
    series: dict[Id, SeriesColumn] = Field(min_length=1, max_length=8)
    x: AcrossColumn | None = None


class TableData(DataOf):
    """A table's columns by their heads, in the table's order; without ``columns`` its columns' ids."""

    columns: list[Name] | None = None


class CellData(DataOf):
    """One cell: the column, and the row by what stands in some of its other columns, as ``{id: jobs}``."""

    row: dict[str, Name] = Field(min_length=1)
    column: Name


def without_inline_data(*keys: str) -> Any:
    """Return a change to a JSON Schema: ``data`` may stand in the place of the keys."""

    def change(schema: dict[str, Any]) -> None:
        required = [key for key in schema.get("required", ()) if key not in keys]
        schema["required"] = required
        schema["anyOf"] = [{"required": ["data"]}, {"required": list(keys)}]

    return change
