"""Judges from outside, and a small deck to judge: shared by the tests of the drawing half."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest
from hypothesis import settings
from lxml import etree
from PIL import Image

from deckgen.compile.compiled import CompiledChart, CompiledSlide, Media
from deckgen.compile.empty_slide import compile_master as skeleton_of
from deckgen.compile.reference import slide as reference
from deckgen.compile.reference.skeleton import compile_master
from deckgen.compile.slide import compile_slide
from deckgen.fit.fitted import (
    FittedCell,
    FittedParagraph,
    FittedRow,
    FittedRun,
    FittedSlide,
    PlacedPicture,
    PlacedTable,
    PlaceholderText,
    Shape,
)
from deckgen.master.parts import Master, open_master
from deckgen.template import Insets

ROOT = Path(__file__).parents[1]
HOUSE_MASTER = ROOT / "templates" / "master.pptx"
STAND_IN = Path(pptx.__file__).parent / "templates" / "default.pptx"
_PICTURES, _TABLES = {"PICTURE"}, {"TABLE"}
_NOT_TEXT = {"CHART", "MEDIA_CLIP", "ORG_CHART", "BITMAP"}


def _missing(judge: str) -> None:
    """Skip on a user's machine; fail where CI promises that every judge is there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{judge} is not installed, and CI=true")
    pytest.skip(f"{judge} is not installed")


def _validator() -> str | None:
    local = ROOT / ".judges" / "node_modules" / ".bin" / "ooxml-validator"
    named = os.environ.get("DECKGEN_OOXML_VALIDATOR")
    return named or (str(local) if local.exists() else shutil.which("ooxml-validator"))


@pytest.fixture
def sdk_errors(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """The Open XML SDK validator: the errors it finds in a file's bytes."""
    validator = _validator()
    if validator is None:
        _missing("the Open XML SDK validator (ooxml-validator)")

    def judge(data: bytes) -> list[str]:
        file = tmp_path / f"{hashlib.sha256(data).hexdigest()[:12]}.pptx"
        file.write_bytes(data)
        done = subprocess.run([str(validator), str(file)], capture_output=True, text=True, timeout=120)
        return [
            f"{error['path']} {error['xPath']} {error['description']}"
            for error in json.loads(done.stdout)["errors"]
        ]

    return judge


@pytest.fixture
def libreoffice_pages(tmp_path: Path) -> Callable[[bytes], int]:
    """LibreOffice: how many pages a file's bytes have as a PDF."""
    office = shutil.which("soffice")
    if office is None:
        _missing("LibreOffice (soffice)")

    def judge(data: bytes) -> int:
        (tmp_path / "deck.pptx").write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=180)
        return _pages(tmp_path / "deck.pdf")

    return judge


def _pages(pdf: Path) -> int:
    done = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    return int(next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("Pages:")))


@pytest.fixture(scope="session")
def stand_in() -> Master:
    """A master that does not change with the house's: python-pptx's default template."""
    return open_master(STAND_IN.read_bytes()).require()


@pytest.fixture(scope="session", params=["stand-in", "house"])
def any_master(request: pytest.FixtureRequest) -> Master:
    """Each master that the drawing half must serve."""
    file = STAND_IN if request.param == "stand-in" else HOUSE_MASTER
    if not file.exists():
        pytest.skip(f"{file.name} is not made yet")
    return open_master(file.read_bytes()).require()


@pytest.fixture(scope="session")
def photograph() -> Media:
    """A small PNG by its digest."""
    target = io.BytesIO()
    Image.new("RGB", (160, 90), "steelblue").save(target, "PNG")
    return Media(hashlib.sha256(target.getvalue()).hexdigest(), target.getvalue(), "png")


@pytest.fixture(scope="session")
def slide_for_layout(photograph: Media) -> Callable[[Master, str], FittedSlide]:
    """A slide that fills every placeholder of a layout by its kind, with notes."""

    def make(master: Master, layout: str) -> FittedSlide:
        shapes: list[Shape] = []
        for slot, place in compile_master(master).layouts[layout].slots.items():
            said = _paragraph(f"{layout}: {slot}")
            if place.kind.name in _PICTURES:
                shapes.append(PlacedPicture(slot, slot, place.box, photograph.digest, "A blue field"))
            elif place.kind.name in _TABLES:
                cells = (FittedCell((said,)), FittedCell((said,)))
                rows = (FittedRow(400_000, cells), FittedRow(400_000, cells))
                half = place.box.w // 2
                shapes.append(PlacedTable(slot, slot, place.box, "A table", (half, half), rows, Insets()))
            elif place.kind.name not in _NOT_TEXT:
                shapes.append(PlaceholderText(slot, (said,)))
        return FittedSlide(layout, "test", layout, layout, tuple(shapes), "Layouts", (_paragraph("Say it."),))

    return make


def _paragraph(text: str) -> FittedParagraph:
    return FittedParagraph((FittedRun(text, "en-US", "ja-JP", size=12.0),))


def _canonical(part: bytes | None) -> bytes | None:
    return None if part is None else etree.tostring(etree.fromstring(part), method="c14n")


def _cells_of(chart: CompiledChart) -> list[tuple[str, object, str]]:
    book = openpyxl.load_workbook(io.BytesIO(chart.workbook))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value not in (None, "")]
    assert book.sheetnames == ["Sheet1"]
    return [(cell.coordinate, cell.value, cell.number_format) for cell in cells]


def _parts_of(slide: CompiledSlide) -> dict[str, object]:
    charts = {chart.digest: f"chart {place}" for place, chart in enumerate(slide.charts)}
    return {
        "slide": _canonical(slide.xml),
        "notes": _canonical(slide.notes_xml),
        "relationships": [(r.id, r.kind, charts.get(r.target, r.target)) for r in slide.relationships],
        "media": slide.media,
        "about": (slide.digest, slide.section, slide.title),
        "charts": [_canonical(chart.xml) for chart in slide.charts],
        "cells": [_cells_of(chart) for chart in slide.charts],
    }


@pytest.fixture(scope="session")
def differences() -> Callable[[FittedSlide, Master, Mapping[str, Media]], list[str]]:
    """What of a slide is not as python-pptx's objects have it, by the part's name."""

    def compared(slide: FittedSlide, master: Master, media: Mapping[str, Media]) -> list[str]:
        ours = _parts_of(compile_slide(slide, skeleton_of(master), media))
        theirs = _parts_of(reference.compile_slide(slide, compile_master(master), media))
        return [name for name, part in ours.items() if part != theirs[name]]

    return compared


settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Where CI promises every judge, a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome, report.longrepr = "failed", f"skipped, and CI=true: {report.longrepr}"
