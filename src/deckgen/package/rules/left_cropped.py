"""What is cropped away is not in the file."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A, P
from deckgen.package.view import SLIDE_TYPE

_CROP = f"{A}srcRect"


def part(part: Part) -> Iterator[str]:
    """Yield how many pictures of a slide are cropped by what is shown only."""
    cropped = 0
    for crop in part.all(_CROP):
        parent = crop.getparent()
        inside = parent is not None and parent.tag == f"{P}blipFill"
        cropped += inside and any(crop.get(side, "0").lstrip("-") not in ("0", "0%") for side in "ltrb")
    if cropped:
        yield f"{cropped} of its pictures still {'hold' if cropped > 1 else 'holds'} what was cropped away"


RULE = PackageRule(
    "left-cropped",
    "A cropped picture that still holds what was cropped away.",
    "Whoever resets the picture sees it.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    tags=(_CROP,),
    cure="Picture Format > Compress Pictures > Delete cropped areas",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
    full=True,
)
