"""Which of a brand's colours could not be read on its layouts, told before any slide is drawn in them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from deckgen.checks.colours import brightness, contrast
from deckgen.checks.rules.contrast import LARGE, LARGE_BOLD, LEAST, LEAST_LARGE
from deckgen.content.brand import Brand
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.master.design import LayoutDesign, Level, Panel, Placeholder
from deckgen.master.layouts import all_layouts
from deckgen.master.looks import looks_of
from deckgen.yaml_source import Node

_PAGE = "lt1"
_BLACK, _WHITE = 0.02, 0.98


class _Use(Struct, frozen=True):
    """A text of one colour on another, as the brand names them, and where it stands first."""

    text: str
    ground: str
    level: Level
    place: str


def faint_colours(brand: Brand, written: Node | None) -> tuple[Finding, ...]:
    """Return a warning for each pair of colours with less contrast than its text needs (WCAG 2.1, 1.4.3).

    ``written`` is the brand file's content, for the places of its colours.
    """
    told: dict[tuple[str, str], Finding] = {}
    for use in _uses(brand):
        text, ground = _digits(brand, use.text), _digits(brand, use.ground)
        ratio, large = contrast(text, ground), LARGE_BOLD if use.level.bold else LARGE
        needed = LEAST_LARGE if use.level.size >= large else LEAST
        if ratio < needed and (use.text, use.ground) not in told:
            message = (
                f"{use.text} ({text}) on {use.ground} ({ground}) has a contrast of {ratio:.1f}; {needed} is "
                f"what {use.place} needs"
            )
            cure = _cure((use.text, brightness(text)), (use.ground, brightness(ground)))
            where = _place(written, use.text) or _place(written, use.ground)
            told[use.text, use.ground] = Finding("faint-colour", message, cure, where, Severity.WARNING)
    return tuple(told.values())


def _cure(text: tuple[str, float], ground: tuple[str, float]) -> str:
    """Which of two colours to make darker and which lighter; white and black cannot be more so."""
    dark, light = sorted((text, ground), key=lambda one: one[1])
    ways = [f"{dark[0]} darker"] if dark[1] > _BLACK else []
    ways += [f"{light[0]} lighter"] if light[1] < _WHITE else []
    return f"make {' or '.join(ways)}"


def _uses(brand: Brand) -> Iterator[_Use]:
    names = {digits: name for name, digits in reversed(list(asdict(brand.colours).items()))}
    for design in all_layouts(looks_of(brand)):
        for place, item in enumerate(design.items):
            if not isinstance(item, Placeholder) or item.type == "pic":
                continue
            ground, said = _ground(design, place), f"the {item.name} on the layout {design.name}"
            for level in item.levels:
                yield _Use(names.get(level.colour, level.colour), names.get(ground, ground), level, said)


def _ground(design: LayoutDesign, place: int) -> str:
    """The colour behind the middle of a layout's item: of the last panel before it that is there."""
    box = design.items[place].box
    for panel in reversed(design.items[:place]):
        if not box or not isinstance(panel, Panel):
            continue
        x, y = box.x + box.w // 2 - panel.box.x, box.y + box.h // 2 - panel.box.y
        if 0 <= x <= panel.box.w and 0 <= y <= panel.box.h:
            return panel.colour
    return design.background or _PAGE


def _digits(brand: Brand, name: str) -> str:
    return str(getattr(brand.colours, name, name))


def _place(written: Node | None, name: str) -> Where | None:
    found = written.at(["colours", name]) if written is not None else None
    return found.where if found is not None else None
