"""An item's visual as a block, with its head, its caption and an alt text that carries the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deckgen.blocks import (
    Cell,
    Map,
    Paragraph,
    Picture,
    Run,
    Station,
    Table,
    Timeline,
)
from deckgen.content.evidence import MapOf, PictureOf, TableOf, TimelineOf, Visual
from deckgen.content.map_files import outlines_in
from deckgen.content.model import where_of
from deckgen.edition.charts import chart_exhibit
from deckgen.edition.diagrams import comparison_exhibit, number_exhibit, quote_exhibit, steps_exhibit
from deckgen.edition.exhibits import Exhibit, caption_of
from deckgen.edition.writer import SlideWriter
from deckgen.wording.numerals import show_date
from deckgen.wording.reading import read_as_of
from deckgen.wording.values import Date, FiscalYear


def exhibit(visual: Visual | None, slide: SlideWriter) -> Exhibit:
    """Return the visual as blocks; an empty one where there is none."""
    for name, make in _MAKERS.items():
        shown = getattr(visual, name, None)
        if shown is not None:
            return make(shown, slide)
    return Exhibit(None)


def picture_block(picture: PictureOf, slide: SlideWriter) -> Picture | None:
    """Return the prepared picture; None where it could not be taken in (which has its own finding)."""
    taken = slide.picture(picture.file)
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
        str(shown.file or shown.country or "Japan"),
        tuple(map(str, shown.highlight)),
        slide.deck.fixed("map_alt", title=title),
        labels,
        on_dark,
        outlines_in(shown.file),
    )


def _picture(picture: PictureOf, slide: SlideWriter) -> Exhibit:
    block = picture_block(picture, slide)
    caption = slide.text(picture.credit) if picture.credit and block else None
    return Exhibit(block, caption=caption)


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
    return Exhibit(block, slide.text(table.head), caption_of(slide, table.note))


def _timeline(timeline: TimelineOf, slide: SlideWriter) -> Exhibit:
    stations = []
    for station in timeline.stations:
        for source in station.sources:
            slide.cite(source)
        stations.append(
            Station(Run(_station_date(station.date, slide)), slide.run(station.text), station.planned)
        )
    told = slide.deck.fixed("source_separator").join(_said(station, slide) for station in stations)
    slide.told.extend(Paragraph((Run(_said(one, slide)),)) for one in stations if one.planned)
    block = Timeline(tuple(stations), f"{timeline.head}{slide.deck.fixed('colon')}{told}")
    return Exhibit(block, slide.text(timeline.head), caption_of(slide, timeline.note))


def _said(station: Station, slide: SlideWriter) -> str:
    """A station in words; of a planned one they say so, as the hollow dot does not."""
    words = f"{station.date.text} {station.text.text}"
    return slide.deck.fixed("planned_station", station=words) if station.planned else words


def _station_date(date: str, slide: SlideWriter) -> str:
    read = read_as_of(date).value
    if isinstance(read, Date | FiscalYear):
        return show_date(read, slide.deck.language, "short")
    return str(date)


def _map(shown: MapOf, slide: SlideWriter) -> Exhibit:
    head = slide.text(shown.head) if shown.head else None
    return Exhibit(map_block(shown, slide), head, caption_of(slide, shown.note))


_MAKERS: Mapping[str, Callable[[Any, SlideWriter], Exhibit]] = {
    "picture": _picture,
    "chart": chart_exhibit,
    "table": _table,
    "timeline": _timeline,
    "map": _map,
    "steps": steps_exhibit,
    "comparison": comparison_exhibit,
    "quote": quote_exhibit,
    "big_number": number_exhibit,
}
