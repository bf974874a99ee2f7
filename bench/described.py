"""A fitted deck written down slide by slide for programs that plan and measure nothing themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckgen.fit.fitted import (
    FittedDeck,
    FittedParagraph,
    FittedSlide,
    PlacedChart,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
)
from deckgen.template import Box


def describe(deck: FittedDeck, pictures: Mapping[str, str]) -> dict[str, Any]:
    """Return the deck as plain data; ``pictures`` are the files under ``assets/`` by digest."""
    said = deck.properties
    return {
        "title": said.title,
        "author": said.author,
        "subject": said.subject,
        "keywords": said.keywords,
        "language": said.language,
        "date": said.date,
        "slides": [_slide(slide, pictures) for slide in deck.slides],
    }


def _slide(slide: FittedSlide, pictures: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {"layout": slide.layout, "texts": {}}
    for shape in slide.shapes:
        if isinstance(shape, PlaceholderText):
            said["texts"][shape.slot] = [_paragraph(paragraph) for paragraph in shape.paragraphs]
        elif isinstance(shape, PlacedPicture):
            said["picture"] = {"slot": shape.slot, "file": pictures[shape.digest], "alt": shape.alt}
            said["picture"]["box"] = _box(shape.box)
        elif isinstance(shape, PlacedChart):
            said["chart"] = _chart(shape)
        elif isinstance(shape, PlacedTable):
            said["table"] = _table(shape)
        else:
            raise TypeError(f"the plain script draws no {type(shape).__name__}")
    if slide.notes:
        said["notes"] = "\n".join(_words(paragraph) for paragraph in slide.notes)
    return said


def _paragraph(paragraph: FittedParagraph) -> dict[str, Any]:
    runs = []
    for run in paragraph.runs:
        about = {"text": run.text, "bold": run.bold, "link": run.link}
        runs.append({name: value for name, value in about.items() if value})
    return {"level": paragraph.level, "runs": runs} if paragraph.level else {"runs": runs}


def _words(paragraph: FittedParagraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _box(box: Box) -> list[int]:
    return [box.x, box.y, box.w, box.h]


def _chart(shape: PlacedChart) -> dict[str, Any]:
    chart = shape.chart
    series = [
        {"name": one.name.text, "values": [None if value is None else float(value) for value in one.values]}
        for one in chart.series
    ]
    return {
        "box": _box(shape.box),
        "alt": shape.alt,
        "size": shape.label_size,
        "categories": [category.text for category in chart.categories],
        "series": series,
        "number_format": chart.number_format,
    }


def _table(shape: PlacedTable) -> dict[str, Any]:
    sizes = [run.size for row in shape.rows for cell in row.cells for p in cell.paragraphs for run in p.runs]
    return {
        "box": _box(shape.box),
        "alt": shape.alt,
        "size": next((size for size in sizes if size), 12.0),
        "columns": list(shape.columns),
        "heights": [row.height for row in shape.rows],
        "rows": [
            ["\n".join(_words(paragraph) for paragraph in cell.paragraphs) for cell in row.cells]
            for row in shape.rows
        ],
    }
