"""A sound deck of everything that decks hold, and the ways to break it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from deckgen.blocks import Chart, Run, Series
from deckgen.compile.compiled import Media
from deckgen.compile.empty_slide import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import (
    FittedCell,
    FittedParagraph,
    FittedRow,
    FittedRun,
    FittedSlide,
    PlacedChart,
    PlacedTable,
    PlaceholderText,
)
from deckgen.master.parts import Master
from deckgen.package.assemble import assemble
from deckgen.package.zip_reader import read_zip
from deckgen.plan import Properties
from deckgen.template import Box, Insets
from deckgen.zip_writer import write_zip

Parts = dict[str, bytes]
PARTS = {
    "types": "[Content_Types].xml",
    "package rels": "_rels/.rels",
    "core": "docProps/core.xml",
    "main": "ppt/presentation.xml",
    "one": "ppt/slides/slide1.xml",
    "one rels": "ppt/slides/_rels/slide1.xml.rels",
    "two": "ppt/slides/slide2.xml",
    "two rels": "ppt/slides/_rels/slide2.xml.rels",
    "picture": "ppt/slides/slide3.xml",
    "table": "ppt/slides/slide4.xml",
    "chart slide": "ppt/slides/slide5.xml",
    "chart": "ppt/charts/chart1.xml",
    "chart rels": "ppt/charts/_rels/chart1.xml.rels",
    "notes": "ppt/notesSlides/notesSlide1.xml",
    "notes rels": "ppt/notesSlides/_rels/notesSlide1.xml.rels",
    "notes master rels": "ppt/notesMasters/_rels/notesMaster1.xml.rels",
    "master": "ppt/slideMasters/slideMaster1.xml",
    "master rels": "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    "layout": "ppt/slideLayouts/slideLayout2.xml",
    "layout rels": "ppt/slideLayouts/_rels/slideLayout2.xml.rels",
    "theme": "ppt/theme/theme1.xml",
}
LISTED = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def sound(
    stand_in: Master, slide_for_layout: Callable[[Master, str], FittedSlide], photograph: Media
) -> bytes:
    """A deck of text, notes, a picture, a table, a chart and sections, in which nothing is wrong."""
    ready = compile_master(stand_in)
    layouts = ("Title and Content", "Two Content", "Picture with Caption")
    fitted = [
        *(slide_for_layout(stand_in, layout) for layout in layouts),
        FittedSlide("table", "test", "Title Only", "Table", (_title("Table"), _table()), "Exhibits"),
        FittedSlide("chart", "test", "Title Only", "Chart", (_title("Chart"), _chart()), "Exhibits"),
    ]
    slides = [compile_slide(slide, ready, {photograph.digest: photograph}) for slide in fitted]
    return assemble(stand_in, slides, Properties("T", "A", "ja", date="2026-12-01"))


def _title(text: str) -> PlaceholderText:
    return PlaceholderText("Title 1", (FittedParagraph((FittedRun(text, "en-US", "ja-JP"),)),))


def _table() -> PlacedTable:
    cell = FittedCell((FittedParagraph((FittedRun("x", "en-US", "ja-JP"),)),))
    rows = (FittedRow(300_000, (cell, cell)),) * 3
    return PlacedTable(
        "table", "", Box(0, 0, 4_000_000, 900_000), "alt", (2_000_000, 2_000_000), rows, Insets()
    )


def _chart() -> PlacedChart:
    series = tuple(Series(Run(name), (Decimal(1), None, Decimal("0.1")), name) for name in "st")
    block = Chart("column", (Run("a"), Run("b"), Run("c")), series, "alt")
    return PlacedChart("visual", "", Box(0, 0, 4_000_000, 3_000_000), "alt", block, 12.0, "en-US", "ja-JP")


@pytest.fixture(params=LISTED, ids=lambda listed: listed["fault"])
def listed_fault(request: pytest.FixtureRequest, sound: bytes) -> tuple[str, bytes]:
    """Each listed fault: who must see it, and the deck that has it."""
    parts, _ = read_zip(sound)
    listed = request.param
    for name in [listed["part"], *filter(None, [listed.get("and")])]:
        part = PARTS[name]
        broken, count = re.subn(
            listed["find"].encode(), listed["put"].encode(), parts[part], count=1, flags=re.DOTALL
        )
        assert count, f"{listed['find']} is not in {part}"
        assert broken != parts[part]
        parts[part] = broken
    return listed["seen"], write_zip(parts.items())


@pytest.fixture(scope="session")
def rules_with_a_listed_fault() -> frozenset[str]:
    """The rules that a listed fault names, and sdk."""
    return frozenset(listed["seen"] for listed in LISTED)


@pytest.fixture(scope="session")
def listed_faults() -> int:
    """How many faults are listed."""
    return len({listed["fault"] for listed in LISTED})


@pytest.fixture(scope="session")
def rebuilt(sound: bytes) -> Callable[[Callable[[Parts], object]], bytes]:
    """The sound deck with its parts changed by a function."""

    def make(change: Callable[[Parts], object]) -> bytes:
        parts, _ = read_zip(sound)
        change(parts)
        return write_zip(parts.items())

    return make
