"""Pictures on slides have their parts."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A, P, R
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE, NOTES_TYPE, SLIDE_TYPE

_PICTURE = f"{P}pic"


def part(part: Part) -> Iterator[str]:
    """Yield pictures without a blip, and blips without a part."""
    for blip in part.all(tags.BLIP):
        if not blip.get(f"{R}embed") and not blip.get(f"{R}link"):
            yield "it has a picture without a picture part"
    for blip in part.all(tags.SVG_BLIP):
        if not blip.get(f"{R}embed") and not blip.get(f"{R}link"):
            yield "it has an SVG picture without a picture part"
    for picture in part.all(_PICTURE):
        if picture.find(f"{P}blipFill/{A}blip") is None:
            yield "it has a picture without a picture"


RULE = PackageRule(
    "package-picture-parts",
    "A picture on a slide that names no picture part.",
    "PowerPoint offers to repair the file, or shows a red cross.",
    part=part,
    types=frozenset({SLIDE_TYPE, NOTES_TYPE, LAYOUT_TYPE, MASTER_TYPE}),
    tags=(tags.BLIP, tags.SVG_BLIP, _PICTURE),
    cure="put the picture in again",
)
