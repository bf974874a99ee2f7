"""A chart can be edited: it has a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield charts without a workbook in the file."""
    for name in file.named(tags.CHART_TYPE):
        if not file.links(name, "package"):
            yield name, "it has no workbook of its own, so its data cannot be edited"


RULE = PackageRule(
    "package-chart-without-data",
    "A chart without a workbook, as LibreOffice saves it.",
    "PowerPoint shows the chart, but nobody can edit its data.",
    structure=structure,
    cure="build the deck again, or make the chart anew in PowerPoint",
    elsewhere=Severity.NOTE,
)
