"""Shape ids are positive and unique on a slide, and nothing points to a dead shape."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE

_MOST = 2**31


def part(part: Part) -> Iterator[str]:
    """Yield ids that are 0, too large, shared or unknown."""
    ids = [element.get("id", "") for element in part.all(tags.SHAPE_NAME)]
    known = set(ids)
    if len(known) != len(ids):
        twice = next(number for number in ids if ids.count(number) > 1)
        yield f"two shapes have one id ({twice})"
    if any(not number.isdecimal() or not 0 < int(number) < _MOST for number in known):
        yield "a shape has an id that is not a positive number"
    ends = [element.get("id", "") for tag in tags.CONNECTOR_ENDS for element in part.all(tag)]
    if known.issuperset(ends) is False:
        yield "a connector is glued to a shape that is not there"
    animated = [element.get("spid", "") for tag in tags.ANIMATED for element in part.all(tag)]
    if known.issuperset(animated) is False:
        yield "an animation moves a shape that is not there"


RULE = PackageRule(
    "package-shapes",
    "A shape id that is 0 or used twice, or a connector or an animation of a shape that is not there.",
    "PowerPoint repairs the file; links, animations and comments attach to the wrong shape.",
    part=part,
    types=frozenset({SLIDE_TYPE, NOTES_TYPE}),
    tags=(tags.SHAPE_NAME, *tags.CONNECTOR_ENDS, *tags.ANIMATED),
)
