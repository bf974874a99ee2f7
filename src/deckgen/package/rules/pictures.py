"""Pictures are whole, and are pictures."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.picture_bytes import PICTURE_TYPES, format_of
from deckgen.package.rule import PackageRule, Part


def part(part: Part) -> Iterator[str]:
    """Yield that a picture part is empty, cut off, or something else."""
    kind = format_of(part.blob)
    if not kind:
        yield "its bytes are no picture" if part.blob else "it is empty"
    elif kind == "image/webp":
        yield "it is a WebP picture, which PowerPoint does not read"
    elif part.picture_end() < 0:
        yield "it is cut off"


RULE = PackageRule(
    "package-pictures",
    "A picture whose bytes are empty, cut off, or no picture.",
    "PowerPoint shows a red cross or repairs the file.",
    part=part,
    types=PICTURE_TYPES,
    cure="put the picture in again from a whole file",
)
