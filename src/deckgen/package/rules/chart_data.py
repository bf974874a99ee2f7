"""A chart and its workbook say the same, and the workbook says no more."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.chart_cells import ChartCells
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView
from deckgen.package.workbooks import Workbook


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield workbooks that differ from their chart, hold more than it shows, or compute and link."""
    for name in view.named(tags.CHART_TYPE):
        for link in view.links(name, "package"):
            workbook = view.facts(link.target).workbook
            if workbook is not None:
                for fault in _faults(view.facts(name).charted, workbook):
                    yield name, f"its workbook {fault}"


def _faults(charted: ChartCells, workbook: Workbook) -> Iterator[str]:
    if workbook.live:
        yield "holds a formula or a link"
    if len(workbook.sheets) != 1:
        yield f"has {len(workbook.sheets)} sheets"
    if workbook.cells == charted.cells:
        return
    if workbook.cells.keys() - charted.cells.keys() - charted.beside:
        yield "holds cells that are not charted"
    if any(not _same(text, workbook.cells.get(cell, "")) for cell, text in charted.cells.items()):
        yield "holds other values than the chart shows"


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False


RULE = PackageRule(
    "package-chart-data",
    "A chart whose workbook says something else than the chart shows, or more.",
    "The chart changes as soon as somebody edits it; what is not charted is read by whoever opens the data.",
    deck=deck,
    cure="open the chart's data in PowerPoint, and delete or correct what the chart does not show",
    elsewhere=Severity.WARNING,
)
