"""Tables have a header row."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A
from deckgen.package.view import SLIDE_TYPE


def part(part: Part) -> Iterator[str]:
    """Yield tables that mark neither their first row nor their first column as a header."""
    for table in part.all(tags.TABLE):
        properties = table.find(f"{A}tblPr")
        marked = () if properties is None else (properties.get("firstRow"), properties.get("firstCol"))
        if not any(value in ("1", "true") for value in marked):
            yield "a table has no header row"


RULE = PackageRule(
    "access-table-header",
    "A table without a header row.",
    "A screen reader cannot say which column a figure belongs to.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    tags=(tags.TABLE,),
    cure="tick Header Row in the Table Design tab",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
