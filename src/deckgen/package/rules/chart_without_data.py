"""A chart can be edited: it has a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield charts without a workbook in the file."""
    for name in view.named(tags.CHART_TYPE):
        if not view.links(name, "package"):
            yield name, "it has no workbook of its own, so its data cannot be edited"


RULE = PackageRule(
    "package-chart-without-data",
    "A chart without a workbook, as LibreOffice saves it.",
    "PowerPoint shows the chart, but nobody can edit its data.",
    deck=deck,
    cure="build the deck again, or make the chart anew in PowerPoint",
    elsewhere=Severity.NOTE,
)
