"""Figures, charts and tables say where they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.blocks import Chart, KeyFigures, Table
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, page, placed
from deckgen.checks.frames import Frame
from deckgen.checks.view import SlideView, fields_of
from deckgen.content.brand import BODY_ROLES
from deckgen.diagnostics import Severity

_SOURCE = "source"
_FIGURE = re.compile(r"\d[\d,.]*\d|\d+ ?[%％]|\d+(?=[万億兆萬])")
_YEAR = re.compile(r"(19|20)\d\d")


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield a fault where a slide that has a source line shows figures and leaves the line out."""
    if _SOURCE not in fields_of(slide.kind) or _SOURCE in slide.blocks:
        return
    if any(isinstance(block, KeyFigures | Chart | Table) for block in slide.blocks.values()):
        yield Fault("it shows figures, a chart or a table without naming a source")
        return
    for frame in slide.frames:
        if number := _number_in(frame):
            yield Fault(f"{frame.name} gives the figure {number} without a source", slide.where(frame))
            return


def _number_in(frame: Frame) -> str:
    """The first figure in body text or a title that is not just a year."""
    if not frame.is_title and frame.role not in BODY_ROLES:
        return ""
    found = (match.group() for match in _FIGURE.finditer(frame.text))
    return next((number for number in found if not _YEAR.fullmatch(number)), "")


CHECK = Check(
    id="no-source",
    fault="A slide with figures, a chart or a table, or with a number in its text, that names no source.",
    why="An investor's first question is where a number comes from.",
    cure="take the number from `facts`, or name its source under `sources:`",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(page(placed("points", "The zone was designated in 2024"))),
    failing=lambda: deck(page(placed("points", "The plant employs 3,400 people"))),
)
