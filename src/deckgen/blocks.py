"""The closed set of things that can fill a slot, as pure data with an origin for every text."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

import msgspec

from deckgen.diagnostics import Where


class Run(msgspec.Struct, frozen=True, gc=False):
    """Text of one look: ``lang`` is a BCP 47 tag, empty for the deck's own; a newline is a manual break."""

    text: str
    lang: str = ""
    strong: bool = False
    link: str = ""
    role: str = ""
    origin: Where | None = None


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """One paragraph; level 0 is the first level."""

    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph's words without looks."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def origin(self) -> Where | None:
        """Where the paragraph's first text was written."""
        return next((run.origin for run in self.runs if run.origin), None)


class Text(msgspec.Struct, frozen=True, gc=False, tag="text"):
    """Plain paragraphs without bullets, such as a title, a lead or a source line."""

    paragraphs: tuple[Paragraph, ...]
    short: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """All words, paragraphs parted by newlines."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Bullets(msgspec.Struct, frozen=True, gc=False, tag="bullets"):
    """Points, each a paragraph of level 0 or 1; they may flow on to a continuation slide."""

    paragraphs: tuple[Paragraph, ...]


class KeyFigure(msgspec.Struct, frozen=True, gc=False):
    """A figure to show large, such as ``over`` ``3,400`` ``people``, its label and its as-of note."""

    value: Run
    label: Run
    prefix: Run | None = None
    unit: Run | None = None
    note: Run | None = None


class KeyFigures(msgspec.Struct, frozen=True, gc=False, tag="key_figures"):
    """One to four key figures, drawn side by side or stacked as their area allows."""

    figures: tuple[KeyFigure, ...]


class Picture(msgspec.Struct, frozen=True, gc=False, tag="picture"):
    """A picture by the SHA-256 of its prepared bytes; ``focus`` is the point to keep, as fractions.

    A ``whole`` one is not cropped: it stands in its box as large as it can.
    """

    file: str
    digest: str
    width: int
    height: int
    alt: str
    decorative: bool = False
    focus: tuple[float, float] = (0.5, 0.5)
    credit: Run | None = None
    origin: Where | None = None
    whole: bool = False


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A table cell: paragraphs, whether it aligns as a number, and a theme colour for its text."""

    paragraphs: tuple[Paragraph, ...]
    number: bool = False
    colour: str = ""


class Table(msgspec.Struct, frozen=True, gc=False, tag="table"):
    """A table with a header row; ``widths`` are relative column widths, empty for widths from content."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str
    widths: tuple[float, ...] = ()


class Series(msgspec.Struct, frozen=True, gc=False):
    """One series of a chart; a value of None is missing, and the last ``forecast`` values are not actual."""

    name: Run
    values: tuple[Decimal | None, ...]
    id: str = ""
    forecast: int = 0


class Chart(msgspec.Struct, frozen=True, gc=False, tag="chart"):
    """A native chart: ``chart_type`` is column, bar, stacked_column, line, area, doughnut, ...

    A scatter chart has ``x`` values, one for each category. The last series of a column_line is the line, on
    an axis of its own with ``line_format`` where ``own_axis`` says so. The first series of a waterfall is its
    base, which is not seen.
    ``highlight`` names the categories or series (by id) in the lead colour; ``number_format`` is a
    SpreadsheetML format code (ECMA-376 part 1, 18.8.31) for the direct labels.
    """

    chart_type: str
    categories: tuple[Run, ...]
    series: tuple[Series, ...]
    alt: str
    number_format: str = "General"
    highlight: tuple[str, ...] = ()
    x: Series | None = None
    own_axis: bool = False
    line_format: str = ""


class Station(msgspec.Struct, frozen=True, gc=False):
    """One station of a timeline; a planned one is drawn hollow and says so in words."""

    date: Run
    text: Run
    planned: bool = False


class Timeline(msgspec.Struct, frozen=True, gc=False, tag="timeline"):
    """Two to seven dated stations in order."""

    stations: tuple[Station, ...]
    alt: str


class Map(msgspec.Struct, frozen=True, gc=False, tag="map"):
    """A country's divisions as shapes, some highlighted; labels by division id.

    ``outlines`` are each division's name and rings, x to the right and y down from 0, closed by the side from
    the last point to the first; without them they are those that come with deckgen for the country.
    """

    country: str
    highlight: tuple[str, ...]
    alt: str
    labels: dict[str, Run] = {}
    on_dark: bool = False
    outlines: tuple[tuple[str, tuple[tuple[tuple[int, int], ...], ...]], ...] = ()


class Step(msgspec.Struct, frozen=True, gc=False):
    """One step of a process: what happens, and a line on it; ``icon`` by its name, empty for none."""

    heading: Run
    text: Run | None = None
    icon: str = ""


class Steps(msgspec.Struct, frozen=True, gc=False, tag="steps"):
    """Three to six steps in order, numbered from 1."""

    steps: tuple[Step, ...]
    alt: str


class Quote(msgspec.Struct, frozen=True, gc=False, tag="quote"):
    """What somebody said, with its quotation marks, and who said it where."""

    text: Run
    credit: Run


class BigNumber(msgspec.Struct, frozen=True, gc=False, tag="big_number"):
    """One key figure shown as large as can be, with a sentence on what it means."""

    figure: KeyFigure
    sentence: Run | None = None
    icon: str = ""


class QrCode(msgspec.Struct, frozen=True, gc=False, tag="qr_code"):
    """A QR code of a link: rows of modules as ``1`` (dark) and ``0``, without the quiet zone."""

    link: str
    modules: tuple[str, ...]
    alt: str


class SlideNumber(msgspec.Struct, frozen=True, gc=False, tag="slide_number"):
    """The slide's own number, a field that PowerPoint keeps up to date."""


Block: TypeAlias = (
    Text
    | Bullets
    | KeyFigures
    | Picture
    | Table
    | Chart
    | Timeline
    | Map
    | Steps
    | Quote
    | BigNumber
    | QrCode
    | SlideNumber
)


def plain(text: str, *, origin: Where | None = None, lang: str = "", strong: bool = False) -> Text:
    """Return a Text of one paragraph and one run."""
    return Text((Paragraph((Run(text, lang=lang, strong=strong, origin=origin),)),))
