"""How a content file says which cells of a CSV or Excel file it takes."""

from typing import Annotated, ClassVar

from msgspec import Meta

from deckgen.content.model import Form, Id, MaybeWords, Name


class DataOf(Form, frozen=True, kw_only=True):
    """A file under ``content/``, such as data/siting.csv; ``sheet`` for Excel, otherwise the first one."""

    file: Name
    sheet: Name | None = None


class SeriesColumn(Form, frozen=True, kw_only=True):
    """A series from a column, the one named as its id unless it says; without ``name`` it has the head's."""

    short_for: ClassVar[str] = "column"

    column: Name | None = None
    name: MaybeWords | None = None
    forecast: Annotated[int, Meta(ge=0)] = 0


class AcrossColumn(Form, frozen=True, kw_only=True):
    """The column of a scatter chart's x values, and what they are called; without ``name`` its head."""

    short_for: ClassVar[str] = "column"

    column: Name
    name: MaybeWords | None = None


class ChartData(DataOf, frozen=True, kw_only=True):
    """A chart's categories and series by the heads of their columns."""

    categories: Name
    series: Annotated[dict[Id, SeriesColumn], Meta(min_length=1, max_length=8)]
    x: AcrossColumn | None = None


class TableData(DataOf, frozen=True, kw_only=True):
    """A table's columns by their heads, in the table's order; without ``columns`` its columns' ids."""

    columns: list[Name] | None = None


class CellData(DataOf, frozen=True, kw_only=True):
    """One cell: the column, and the row by what stands in some of its other columns, as ``{id: jobs}``."""

    row: Annotated[dict[str, Name], Meta(min_length=1)]
    column: Name
