"""Tables have a cell for every column of every row."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import SLIDE_TYPE, PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield tables whose cells do not match their grid or whose spans do not close."""
    for name in view.named(SLIDE_TYPE):
        for fault in view.facts(name).tables:
            yield name, f"in a table, {fault}"


RULE = PackageRule(
    "package-tables",
    "A table whose cells do not match its columns, or whose spans lead beyond it.",
    "PowerPoint says that it found a problem with the content.",
    check,
)
