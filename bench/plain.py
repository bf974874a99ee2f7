"""The same deck as a straightforward python-pptx script would make it: what deckgen is measured against.

Run it as ``python bench/plain.py DECK.yaml TEMPLATE.pptx OUT.pptx``. The deck is written down slide by slide:
the layout, the texts by placeholder, and a picture, chart or table. Nothing is measured, planned or checked.
"""

from __future__ import annotations

import copy
import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

NOT_CLONED = ("footer", "slide number")


def make(deck: dict[str, Any], template: Path, assets: Path) -> bytes:
    """Return the deck as .pptx bytes."""
    presentation = Presentation(str(template))
    write_properties(presentation.core_properties, deck)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    slots = {name: slots_of(layouts[name]) for name in {said["layout"] for said in deck["slides"]}}
    for said in deck["slides"]:
        name = said["layout"]
        add_slide(presentation, layouts[name], slots[name], said, assets)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def write_properties(properties: Any, deck: dict[str, Any]) -> None:
    properties.title = deck["title"]
    properties.author = deck["author"]
    properties.subject = deck["subject"]
    properties.keywords = deck["keywords"]
    properties.language = deck["language"]
    properties.created = properties.modified = datetime.fromisoformat(deck["date"])


def slots_of(layout: Any) -> dict[int, Any]:
    """The layout's placeholders by the number that the slide's own have as well."""
    return {shape.placeholder_format.idx: shape for shape in layout.placeholders}


def add_slide(
    presentation: Any, layout: Any, slots: dict[int, Any], said: dict[str, Any], assets: Path
) -> None:
    slide = presentation.slides.add_slide(layout)
    for slot in slots.values():
        if slot.name in NOT_CLONED and slot.name in said["texts"]:
            slide.shapes._spTree.append(copy.deepcopy(slot._element))
    places = {slots[shape.placeholder_format.idx].name: shape for shape in slide.placeholders}
    write_texts(places, said["texts"])
    if "picture" in said:
        add_picture(places.pop(said["picture"]["slot"]), said["picture"], assets)
    if "chart" in said:
        add_chart(slide, said["chart"])
    if "table" in said:
        add_table(slide, said["table"])
    for slot, shape in places.items():
        if slot not in said["texts"]:
            shape._element.getparent().remove(shape._element)
    if said.get("notes"):
        slide.notes_slide.notes_text_frame.text = said["notes"]


def write_texts(places: dict[str, Any], texts: dict[str, Any]) -> None:
    for slot, paragraphs in texts.items():
        if slot == "footer":
            places[slot].text_frame.text = paragraphs[0]["runs"][0]["text"]
        elif slot != "slide number":
            write_text(places[slot].text_frame, paragraphs)


def write_text(frame: Any, paragraphs: list[dict[str, Any]]) -> None:
    for number, said in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.level = said.get("level", 0)
        for piece in said["runs"]:
            add_runs(paragraph, piece)


def add_runs(paragraph: Any, piece: dict[str, Any]) -> None:
    for number, line in enumerate(piece["text"].split("\n")):
        if number:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        if piece.get("bold"):
            run.font.bold = True
        if piece.get("link"):
            run.hyperlink.address = piece["link"]


def add_picture(place: Any, said: dict[str, Any], assets: Path) -> None:
    picture = place.insert_picture(str(assets / said["file"]))
    picture._element.nvPicPr.cNvPr.set("descr", said["alt"])


def add_chart(slide: Any, said: dict[str, Any]) -> None:
    data: Any = CategoryChartData(number_format=said["number_format"])  # type: ignore[no-untyped-call]
    data.categories = said["categories"]
    for series in said["series"]:
        data.add_series(series["name"], series["values"])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *said["box"], data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said["alt"])
    chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(said["size"])
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.number_format = said["number_format"]
    plot.data_labels.number_format_is_linked = False


def add_table(slide: Any, said: dict[str, Any]) -> None:
    rows = said["rows"]
    frame = slide.shapes.add_table(len(rows), len(said["columns"]), *said["box"])
    frame._element.nvGraphicFramePr.cNvPr.set("descr", said["alt"])
    table = frame.table
    for column, width in zip(table.columns, said["columns"], strict=True):
        column.width = width
    for row, height in zip(table.rows, said["heights"], strict=True):
        row.height = height
    for number, texts in enumerate(rows):
        for place, text in enumerate(texts):
            frame = table.cell(number, place).text_frame
            frame.text = text
            frame.paragraphs[0].runs[0].font.size = Pt(said["size"])
            if place:
                frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def main(deck: Path, template: Path, out: Path) -> None:
    said = yaml.safe_load(deck.read_text(encoding="utf-8"))
    out.write_bytes(make(said, template, deck.parent.parent / "assets"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
