"""Sources, facts, and the visuals that show them."""

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, field

from deckgen.content.chart_rules import as_cell, fault_of
from deckgen.content.data_forms import ChartData, TableData
from deckgen.content.diagrams import BigNumberOf, ComparisonOf, QuoteOf, StepsOf
from deckgen.content.model import Form, Id, MaybeWords, Name, Names, OneOrMore, Then, Words

Number = Annotated[Decimal, Then(as_cell)]
"""A number that a spreadsheet holds."""

ChartType = Literal[
    "column",
    "bar",
    "stacked_column",
    "stacked_bar",
    "line",
    "area",
    "pie",
    "doughnut",
    "scatter",
    "waterfall",
    "column_line",
]


class Source(Form, frozen=True, kw_only=True):
    """Where a figure comes from; ``short`` is for the slide, ``cite_as`` for where no title was read."""

    publisher: MaybeWords
    short: MaybeWords | None = None
    title: MaybeWords | None = None
    cite_as: MaybeWords | None = None
    url: Name
    date: Name | None = None


class Fact(Form, frozen=True, kw_only=True):
    """One figure, defined once: value, unit, what it is, how sure, from where, as of when."""

    value: Any
    label: Words
    unit: MaybeWords | None = None
    qualifier: Names = field(default_factory=list)
    source: Id
    as_of: Name
    sign: bool = False
    note: MaybeWords | None = None
    valid_until: Name | None = None
    reviewed_on: Name | None = None


class PictureOf(Form, frozen=True, kw_only=True):
    """A picture file under ``assets/``; alt text is required unless it is only decoration."""

    file: Name
    alt: Words | None = None
    decorative: bool = False
    focus: tuple[float, float] = (0.5, 0.5)
    credit: MaybeWords | None = None

    def __post_init__(self) -> None:
        if not self.decorative and not self.alt:
            raise ValueError("has no `alt`; say what the picture shows, or write `decorative: true`")
        if any(not 0 <= part <= 1 for part in self.focus):
            raise ValueError(
                "has a `focus` outside the picture; give two fractions from 0 to 1, as in [0.5, 0.4]"
            )


class SeriesOf(Form, frozen=True, kw_only=True):
    """One series of a chart: a value for each category, empty where there is none.

    In a waterfall the values are changes, the first the starting level, and an empty one the total so far.
    """

    id: Id
    name: Words
    values: list[Number | None]
    forecast: Annotated[int, Meta(ge=0)] = 0


class AcrossOf(Form, frozen=True, kw_only=True):
    """The x values of a scatter chart, one for each category, and what they are."""

    name: Words
    values: list[Number | None]


class ChartOf(Form, frozen=True, kw_only=True):
    """A native chart with its data inline; `data` from a CSV or Excel file is inline once loaded."""

    from_data: ClassVar[tuple[str, ...]] = ("categories", "series")

    data: ChartData | None = None
    type: ChartType
    head: Words
    unit: MaybeWords | None = None
    as_of: Name | None = None
    categories: Annotated[list[Words], Meta(min_length=1, max_length=50)]
    series: Annotated[list[SeriesOf], Meta(min_length=1, max_length=8)]
    x: AcrossOf | None = None
    own_axis: bool = False
    highlight: Annotated[list[MaybeWords], OneOrMore()] = field(default_factory=list)
    sources: Annotated[list[Id], Meta(min_length=1)]
    insight: MaybeWords | None = None
    note: MaybeWords | None = None

    def __post_init__(self) -> None:
        fault = fault_of(self.type, self.categories, self.series, self.x.values if self.x else None)
        if fault:
            raise ValueError(fault)
        if self.own_axis and self.type != "column_line":
            raise ValueError("has an `own_axis`, which only `type: column_line` takes; remove it")


class StationOf(Form, frozen=True, kw_only=True):
    """One dated station of a timeline."""

    id: Id
    date: MaybeWords
    text: Words
    planned: bool = False
    sources: list[Id] = field(default_factory=list)


class TimelineOf(Form, frozen=True, kw_only=True):
    """Dated stations in order."""

    head: Words
    stations: Annotated[list[StationOf], Meta(min_length=2, max_length=7)]
    note: MaybeWords | None = None


class MapOf(Form, frozen=True, kw_only=True):
    """A country's divisions with some highlighted.

    Its outlines come with deckgen, or from a GeoJSON ``file`` under ``content/``, whose areas have their
    names from the property ``name``.
    """

    country: Name | None = None
    file: Name | None = None
    name: Name | None = None
    highlight: Annotated[Names, Meta(min_length=1)]
    head: MaybeWords | None = None
    labels: dict[str, Words] = field(default_factory=dict)
    note: MaybeWords | None = None

    def __post_init__(self) -> None:
        for name in self.labels:
            if name not in self.highlight:
                raise ValueError(f"labels '{name}', which it does not highlight; add it to `highlight`")
        if self.file and self.country:
            raise ValueError("has a `country` and a `file`; remove one of them")
        if self.name and not self.file:
            raise ValueError("has a `name`, which goes with a `file`; add the file or remove it")


class ColumnOf(Form, frozen=True, kw_only=True):
    """A table's column; numbers align right."""

    id: Id
    title: Words
    number: bool = False


class TableOf(Form, frozen=True, kw_only=True):
    """A table with its rows inline; `data` from a CSV or Excel file is inline once loaded."""

    from_data: ClassVar[tuple[str, ...]] = ("rows",)

    data: TableData | None = None
    head: Words
    columns: Annotated[list[ColumnOf], Meta(min_length=2, max_length=6)]
    rows: Annotated[list[list[Words]], Meta(min_length=1)]
    sources: Annotated[list[Id], Meta(min_length=1)]
    note: MaybeWords | None = None

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row)} cells for {len(self.columns)} columns; give one each"
                )


class Visual(Form, frozen=True, kw_only=True):
    """What shows an item's evidence: just one of these."""

    picture: PictureOf | None = None
    chart: ChartOf | None = None
    timeline: TimelineOf | None = None
    map: MapOf | None = None
    table: TableOf | None = None
    steps: StepsOf | None = None
    comparison: ComparisonOf | None = None
    quote: QuoteOf | None = None
    big_number: BigNumberOf | None = None

    def __post_init__(self) -> None:
        given = [name for name in VISUALS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"holds {len(given)} visuals; give just one of {', '.join(VISUALS)}")

    @staticmethod
    def of(kind: str, shown: Any) -> "Visual":
        """Return the visual that shows this one thing."""
        return Visual(**{kind: shown})


VISUALS = Visual.__struct_fields__
"""What a visual may be, by its key."""
