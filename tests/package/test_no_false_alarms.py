"""Decks of other programs: told are only the faults that they have."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen.diagnostics import Finding, Severity
from deckgen.package.soundness import inspect_package

BOX = (Inches(1), Inches(2), Inches(4), Inches(3))
OF_ITS_TEMPLATE = {"left-in-picture", "left-names", "left-properties", "left-thumbnail"}
"""What python-pptx's default template carries: a thumbnail with EXIF, a name, settings of a printer."""


def saved(deck: Any) -> bytes:
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def one_slide(fill: Callable[[Any], object]) -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Title"
    fill(slide)
    return saved(deck)


def texts() -> bytes:
    deck = Presentation()
    for number, layout in enumerate(deck.slide_layouts):
        for place in deck.slides.add_slide(layout).placeholders:
            if place.has_text_frame:
                place.text = f"Text {number} {place.placeholder_format.idx}"
    return saved(deck)


def shapes(slide: Any) -> None:
    for form in ("PNG", "JPEG", "GIF", "BMP", "TIFF"):
        target = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(target, form)
        slide.shapes.add_picture(target, 0, 0)
    table = slide.shapes.add_table(4, 4, *BOX).table
    table.cell(0, 0).merge(table.cell(1, 1))
    table.cell(2, 2).merge(table.cell(2, 3))
    box = slide.shapes.add_shape(1, *BOX)
    box.text_frame.text = "link"
    box.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.org"
    line = slide.shapes.add_connector(1, 0, 0, 1, 1)
    line.begin_connect(box, 0)
    slide.shapes.add_group_shape().shapes.add_textbox(*BOX).text_frame.text = "grouped"


def notes(slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "Say it."


def chart(kind: str) -> Callable[[Any], object]:
    if kind.startswith("XY"):
        data: Any = XyChartData()
        data.add_series("s").add_data_point(1, 2)
    elif kind.startswith("BUBBLE"):
        data = BubbleChartData()
        data.add_series("s").add_data_point(1, 2, 3)
    else:
        data = CategoryChartData()
        data.categories = ["a", "b"]
        data.add_series("s", (1, None))
    return lambda slide: slide.shapes.add_chart(getattr(XL_CHART_TYPE, kind), *BOX, data)


def levels(slide: Any) -> None:
    data = CategoryChartData()
    top = data.add_category("x")
    top.add_sub_category("x1")
    top.add_sub_category("x2")
    data.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.LINE, *BOX, data)


OWN_FAULTS = {"package-charts": "an axis has the id -", "package-notes": "notesMasterIdLst"}
DECKS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "empty": (lambda: saved(Presentation()), set()),
    "texts": (texts, set()),
    "shapes": (lambda: one_slide(shapes), set()),
    "notes": (lambda: one_slide(notes), {"package-notes"}),
    "categories on levels": (lambda: one_slide(levels), set()),
    **{
        kind: (lambda kind=kind: one_slide(chart(kind)), set())  # type: ignore[misc]
        for kind in ("LINE", "PIE", "DOUGHNUT", "LINE_MARKERS")
    },
    **{
        kind: (lambda kind=kind: one_slide(chart(kind)), {"package-charts"})  # type: ignore[misc]
        for kind in ("COLUMN_CLUSTERED", "BAR_STACKED", "AREA", "XY_SCATTER", "BUBBLE", "RADAR")
    },
}


def errors(found: tuple[Finding, ...]) -> dict[str, str]:
    return {finding.code: finding.message for finding in found if finding.severity is Severity.ERROR}


@pytest.mark.parametrize("deck", DECKS)
def test_python_pptx_is_told_only_of_its_own_faults(deck: str) -> None:
    make, expected = DECKS[deck]
    found = inspect_package(make())
    assert errors(found).keys() == expected
    assert all(OWN_FAULTS[code] in message for code, message in errors(found).items())
    package = {finding.code for finding in found if finding.code.startswith("package-")}
    assert package == expected
    assert {finding.code for finding in found if finding.code.startswith("left-")} == OF_ITS_TEMPLATE


@pytest.fixture
def through_libreoffice(tmp_path: Path) -> Callable[[bytes, str], bytes]:
    """A deck saved by LibreOffice: as .pptx, or as .odp and from there as .pptx."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def save(data: bytes, by_way_of: str) -> bytes:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        source = tmp_path / "deck.pptx"
        source.write_bytes(data)
        for number, ending in enumerate([*filter(None, [by_way_of]), "pptx"]):
            folder = tmp_path / str(number)
            command = [str(office), profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
            subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
            source = folder / f"deck.{ending}"
        return source.read_bytes()

    return save


@pytest.mark.slow
@pytest.mark.parametrize("by_way_of", ["", "odp"])
def test_a_deck_saved_by_libreoffice_has_no_error(
    sound: bytes, through_libreoffice: Callable[[bytes, str], bytes], by_way_of: str
) -> None:
    found = inspect_package(through_libreoffice(sound, by_way_of))
    assert errors(found) == {}
    told = {finding.code for finding in found if finding.severity is Severity.WARNING}
    assert not {code for code in told if code.startswith("package-")}


@pytest.mark.slow
@pytest.mark.parametrize("deck", ["texts", "shapes", "COLUMN_CLUSTERED", "BUBBLE"])
def test_a_deck_of_python_pptx_saved_by_libreoffice_has_no_error(
    through_libreoffice: Callable[[bytes, str], bytes], deck: str
) -> None:
    assert errors(inspect_package(through_libreoffice(DECKS[deck][0](), ""))) == {}
