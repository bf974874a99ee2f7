"""What is read first stands first: the title."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.look import is_title, text_of
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import P
from deckgen.package.view import SLIDE_TYPE


def part(part: Part) -> Iterator[str]:
    """Yield that other text is read before the title."""
    shapes = part.all(f"{P}sp")
    at = next((number for number, shape in enumerate(shapes) if is_title(shape)), 0)
    before = sum(1 for shape in shapes[:at] if text_of(shape))
    if before:
        yield f"its title is read after {before} other text{'s' if before > 1 else ''}"


RULE = PackageRule(
    "access-reading-order",
    "A slide on which other texts are read before the title.",
    "A screen reader goes through the shapes in the order of the file.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    tags=(f"{P}sp",),
    cure="put the title first in the Reading Order pane",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
    full=True,
)
