"""A chart's workbook, which PowerPoint opens to edit it, is a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield workbooks that cannot be read, and charts with more than one."""
    for name in view.named(tags.WORKBOOK_TYPE):
        fault = view.facts(name).fault
        if fault:
            yield name, f"as a chart's workbook it is unsound: {fault}"
    for name in view.named(tags.CHART_TYPE):
        if len(view.links(name, "package")) > 1:
            yield name, "it has more than one workbook"


RULE = PackageRule(
    "package-chart-workbooks",
    "A chart's workbook that is no workbook.",
    "PowerPoint repairs the file, or cannot open the chart's data.",
    deck=deck,
)
