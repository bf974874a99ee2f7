"""The demo region's plan, held against a file that a person has read.

DECKGEN_REFRESH=1 writes the file anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path
from typing import Any

from deckgen.blocks import Block, Bullets, Cell, Chart, KeyFigures, Map, Paragraph, Picture, Run, Table, Text
from deckgen.blocks import Timeline as TimelineBlock
from deckgen.plan import DeckPlan, SlidePlan

GOLDEN = Path(__file__).parent / "golden" / "demo.en.json"


def test_the_plan_is_the_one_that_was_read(demo_decks: Any) -> None:
    told = as_json(demo_decks["en"].plan)
    if os.environ.get("DECKGEN_REFRESH"):
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_the_plan_survives_json(demo_decks: Any) -> None:
    for deck in demo_decks.values():
        again = DeckPlan.from_json(deck.plan.to_json())
        assert again.digest() == deck.plan.digest()
        assert again == deck.plan


def test_digests_are_of_what_is_said_not_of_the_objects_that_say_it(demo_decks: Any) -> None:
    """What another process unpacks is equal, but made of other objects."""
    for deck in demo_decks.values():
        assert pickle.loads(pickle.dumps(deck.plan)).digest() == deck.plan.digest()
        for slide in deck.fitted.slides:
            assert pickle.loads(pickle.dumps(slide)).digest() == slide.digest()


def test_moving_a_line_changes_nothing(demo: Any, deckgen: Any) -> None:
    """Where a text stands is no part of the deck."""
    assert deckgen("build", "demo", "--lang", "en").code == 0
    before = (demo.root / "build/general/demo.en.pptx").read_bytes()
    demo.replace("content/regions/demo.yaml", "language: en\nname", "# a remark\n\nlanguage: en\nname")
    assert deckgen("build", "demo", "--lang", "en").code == 0
    assert (demo.root / "build/general/demo.en.pptx").read_bytes() == before


def as_json(plan: DeckPlan) -> str:
    """The plan with one line for each paragraph, and without origins."""
    properties = {name: getattr(plan.properties, name) for name in plan.properties.__struct_fields__}
    slides = [_slide(slide) for slide in plan.slides]
    return json.dumps({"properties": properties, "slides": slides}, ensure_ascii=False, indent=1) + "\n"


def _slide(slide: SlidePlan) -> dict[str, Any]:
    told: dict[str, Any] = {
        "slide": f"{slide.id} ({slide.kind}, {slide.layout})"
        + (f" in {slide.section}" if slide.section else "")
    }
    told |= {name: shown for name, block in slide.slots.items() if (shown := _block(block)) is not None}
    if slide.notes:
        told["notes"] = [_paragraph(paragraph) for paragraph in slide.notes.paragraphs]
    return told


def _block(block: Block) -> Any:  # noqa: PLR0911  (one case for each kind of block)
    match block:
        case Text(paragraphs) if len(paragraphs) == 1:
            return _paragraph(paragraphs[0])
        case Text() | Bullets():
            return [_paragraph(paragraph) for paragraph in block.paragraphs]
        case KeyFigures():
            return [
                " / ".join(
                    "".join(_run(run) for run in line if run)
                    for line in ((one.prefix, one.value, one.unit), (one.label,), (one.note,))
                )
                for one in block.figures
            ]
        case Picture():
            return f"picture {block.file} {block.width} x {block.height} at {block.focus}: {block.alt}"
        case Chart():
            series = [f"{one.name.text} {[str(value) for value in one.values]}" for one in block.series]
            return [f"{block.chart_type} of {block.number_format}", _names(block), *series, block.alt]
        case Table():
            return [
                *(" | ".join(_cell(cell) for cell in row) for row in (block.header, *block.rows)),
                block.alt,
            ]
        case TimelineBlock():
            return [
                *(f"{one.date.text}: {one.text.text}{' (planned)' * one.planned}" for one in block.stations),
                block.alt,
            ]
        case Map():
            return f"map of {block.country}, {', '.join(block.highlight)}: {block.alt}"
        case _:
            return None


def _names(chart: Chart) -> str:
    return ", ".join(f"*{run.text}*" if run.text in chart.highlight else run.text for run in chart.categories)


def _cell(cell: Cell) -> str:
    colour = f" [{cell.colour}]" if cell.colour else ""
    number = " #" if cell.number else ""
    return "; ".join(_paragraph(paragraph) for paragraph in cell.paragraphs) + colour + number


def _paragraph(paragraph: Paragraph) -> str:
    return "   " * paragraph.level + "".join(_run(run) for run in paragraph.runs)


def _run(run: Run) -> str:
    text = f"*{run.text}*" if run.strong else run.text
    text = f"[{text}]({run.link})" if run.link else text
    return f"{text} <{run.lang}>" if run.lang else text
