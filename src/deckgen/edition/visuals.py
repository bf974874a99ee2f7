"""An item's visual as a block, with its head, its caption and an alt text that carries the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from deckgen.blocks import (
    Block,
    Cell,
    Chart,
    Map,
    Paragraph,
    Picture,
    Run,
    Series,
    Station,
    Table,
    Text,
    Timeline,
)
from deckgen.content.evidence import ChartOf, MapOf, PictureOf, TableOf, TimelineOf, Visual
from deckgen.content.model import where_of
from deckgen.edition.writer import SlideWriter
from deckgen.wording.figures import show_note
from deckgen.wording.numerals import show_date
from deckgen.wording.reading import read_as_of
from deckgen.wording.scaled import ScaledUnit, plain_digits, scaled_unit
from deckgen.wording.values import Date, FiscalYear


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A visual ready for its slots."""

    block: Picture | Chart | Table | Timeline | Map | None
    head: Text | None = None
    caption: Text | None = None

    def fields(self) -> dict[str, Block | None]:
        """Return the fields that the visual fills."""
        return {"visual": self.block, "head": self.head, "caption": self.caption}


def exhibit(visual: Visual | None, slide: SlideWriter) -> Exhibit:
    """Return the visual as blocks; an empty one where there is none."""
    if visual is None:
        return Exhibit(None)
    if visual.picture:
        return _picture(visual.picture, slide)
    if visual.chart:
        return _chart(visual.chart, slide)
    if visual.table:
        return _table(visual.table, slide)
    if visual.timeline:
        return _timeline(visual.timeline, slide)
    assert visual.map is not None
    return _map(visual.map, slide)


def picture_block(picture: PictureOf, slide: SlideWriter) -> Picture | None:
    """Return the prepared picture; None where it could not be taken in (which has its own finding)."""
    taken = slide.deck.pictures.get(picture.file)
    if taken is None:
        return None
    return Picture(
        file=str(picture.file),
        digest=taken.digest,
        width=taken.width,
        height=taken.height,
        alt=str(picture.alt or ""),
        decorative=picture.decorative,
        focus=picture.focus,
        credit=slide.run(picture.credit) if picture.credit else None,
        origin=where_of(picture.file),
    )


def map_block(shown: MapOf, slide: SlideWriter, *, on_dark: bool = False) -> Map:
    """Return the map with its highlighted divisions labelled where a label is given."""
    labels = {str(name): slide.run(label) for name, label in shown.labels.items()}
    named = [label.text for label in labels.values()] or [str(name) for name in shown.highlight]
    title = str(shown.head or slide.deck.fixed("list_comma").join(named))
    return Map(
        str(shown.country),
        tuple(map(str, shown.highlight)),
        slide.deck.fixed("map_alt", title=title),
        labels,
        on_dark,
    )


def _picture(picture: PictureOf, slide: SlideWriter) -> Exhibit:
    block = picture_block(picture, slide)
    caption = slide.text(picture.credit) if picture.credit and block else None
    return Exhibit(block, caption=caption)


def _chart(chart: ChartOf, slide: SlideWriter) -> Exhibit:
    for source in chart.sources:
        slide.cite(source)
    scaled = scaled_unit(chart.unit, slide.deck.language) if chart.unit else ScaledUnit(Decimal(1), "")
    series = tuple(
        Series(slide.run(one.name), _times(one.values, scaled.factor), str(one.id), one.forecast)
        for one in chart.series
    )
    decimals = max((_decimals(value) for one in series for value in one.values), default=0)
    categories = tuple(slide.run(name) for name in chart.categories)
    head = _head(chart.head, scaled.text, chart.as_of, slide)
    block = Chart(
        str(chart.type),
        categories,
        series,
        slide.deck.fixed("chart_alt", title=_in_words(head.text, categories, series, slide)),
        "#,##0" + ("." + "0" * decimals if decimals else ""),
        tuple(map(str, chart.highlight)),
    )
    return Exhibit(block, head, _caption(slide, chart.insight, chart.note))


def _times(values: Sequence[Decimal | None], factor: Decimal) -> tuple[Decimal | None, ...]:
    if factor == 1:
        return tuple(values)
    return tuple(value if value is None else plain_digits(value * factor) for value in values)


def _in_words(head: str, categories: Sequence[Run], series: Sequence[Series], slide: SlideWriter) -> str:
    """The head and every number, for those who do not see the chart."""
    fixed = slide.deck.fixed
    parts = [head]
    for one in series:
        pairs = zip(categories, one.values, strict=True)
        values = [f"{category.text} {value:,f}" for category, value in pairs if value is not None]
        parts.append(f"{one.name.text}{fixed('colon')}{fixed('note_separator').join(values)}")
    return fixed("source_separator").join(parts)


def _decimals(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _head(head: str, unit: str, as_of: str | None, slide: SlideWriter) -> Text:
    """The head line: what is shown, its unit, its date."""
    run = slide.run(head)
    note = show_note((), as_of, slide.deck.language) if as_of else ""
    details = slide.deck.fixed("note_separator").join(word for word in (unit, note) if word)
    text = slide.deck.fixed("chart_head", title=run.text, details=details) if details else run.text
    return Text((Paragraph((Run(text, origin=run.origin),)),))


def _caption(slide: SlideWriter, *texts: str | None) -> Text | None:
    paragraphs = tuple(slide.paragraph(text) for text in texts if text)
    return Text(paragraphs) if paragraphs else None


def _table(table: TableOf, slide: SlideWriter) -> Exhibit:
    for source in table.sources:
        slide.cite(source)
    header = tuple(Cell((slide.paragraph(column.title),), column.number) for column in table.columns)
    rows = tuple(
        tuple(
            Cell((slide.paragraph(text),), column.number)
            for text, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    block = Table(header, rows, slide.deck.fixed("table_alt", title=str(table.head)))
    return Exhibit(block, slide.text(table.head), _caption(slide, table.note))


def _timeline(timeline: TimelineOf, slide: SlideWriter) -> Exhibit:
    stations = []
    for station in timeline.stations:
        for source in station.sources:
            slide.cite(source)
        stations.append(
            Station(Run(_station_date(station.date, slide)), slide.run(station.text), station.planned)
        )
    told = slide.deck.fixed("source_separator").join(f"{s.date.text} {s.text.text}" for s in stations)
    block = Timeline(tuple(stations), f"{timeline.head}{slide.deck.fixed('colon')}{told}")
    return Exhibit(block, slide.text(timeline.head), _caption(slide, timeline.note))


def _station_date(date: str, slide: SlideWriter) -> str:
    read = read_as_of(date).value
    if isinstance(read, Date | FiscalYear):
        return show_date(read, slide.deck.language, "short")
    return str(date)


def _map(shown: MapOf, slide: SlideWriter) -> Exhibit:
    head = slide.text(shown.head) if shown.head else None
    return Exhibit(map_block(shown, slide), head, _caption(slide, shown.note))
