"""Nothing stands beside the slide."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.look import Placed
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield shapes wholly outside the slide; a title there is for screen readers, and may stand."""
    width, height = view.presentation.size
    for name in view.slides if width and height else ():
        look = view.facts(name).look
        for shape in look.placed if look is not None else ():
            if not shape.is_title and _is_outside(shape, width, height):
                yield (
                    name,
                    f"'{shape.name}' stands outside the slide{', with text' if shape.has_text else ''}",
                )


def _is_outside(shape: Placed, width: int, height: int) -> bool:
    """Return True for a shape that does not touch the slide, however it is turned."""
    reach = max(shape.w, shape.h) if shape.turned else 0
    return (
        shape.x + max(shape.w, reach) <= 0
        or shape.y + max(shape.h, reach) <= 0
        or shape.x - reach >= width
        or shape.y - reach >= height
    )


RULE = PackageRule(
    "left-off-slide",
    "A shape that stands wholly outside its slide.",
    "Notes to oneself and old versions are parked there, and leave with the file.",
    deck=deck,
    cure="delete the shape, or move it onto the slide",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
