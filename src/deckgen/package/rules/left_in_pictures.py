"""Pictures tell nothing beside what they show."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.picture_bytes import PICTURE_TYPES, hidden_in
from deckgen.package.rule import PackageRule, Part


def part(part: Part) -> Iterator[str]:
    """Yield EXIF data, comments and texts in a picture."""
    told = hidden_in(part.blob)
    if told:
        yield f"the picture carries {told}"


RULE = PackageRule(
    "left-in-picture",
    "A picture with EXIF data, a comment or a text inside.",
    "It tells where and when it was taken, by whom, and with what.",
    part=part,
    types=PICTURE_TYPES,
    cure="save the picture without them, and put it in again",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
