"""The brand's looks: text levels by role, on white pages and on dark ones."""

from __future__ import annotations

from msgspec import Struct

from deckgen.content.brand import Brand, Colours, type_scale
from deckgen.master.design import Level
from deckgen.master.grid import emu
from deckgen.template import TypeScale

BULLET_STEP = emu(0.22)
REFERENCE_STEP = emu(0.35)
SECOND_LEVEL_SIZE = 14.0
LARGE_TEXT = 22.0
"""The size of points that have a slide to themselves."""
_BELOW_LARGE = 16.0
_LEVELS = 5


class Looks(Struct, frozen=True):
    """The brand's name, and text levels made from it; sizes are the preferred ones for Latin text."""

    name: str
    scale: TypeScale
    colours: Colours

    def size(self, role: str) -> float:
        """Return a role's preferred size in pt."""
        return self.scale.steps[role][0]

    def title(self, role: str = "title", colour: str = "dk2") -> tuple[Level, ...]:
        """Return the level of a title: bold, in the heading face, on exact lines."""
        return (Level(self.size(role), colour, bold=True, exact=True, heading=True),)

    def line(
        self,
        role: str,
        colour: str,
        *,
        bold: bool = False,
        exact: bool = False,
        align: str = "l",
    ) -> tuple[Level, ...]:
        """Return the level of a text without bullets."""
        return (Level(self.size(role), colour, bold=bold, exact=exact, align=align),)

    def points(self, size: float | None = None, before: float = 12) -> tuple[Level, ...]:
        """Return the levels of bulleted text: two are designed, deeper ones follow the second."""
        first = self.size("body") if size is None else size
        second = _BELOW_LARGE if first >= LARGE_TEXT else min(SECOND_LEVEL_SIZE, first)
        deeper = (_bullet(second, "dk1", step, max(2.0, before / 2)) for step in range(2, _LEVELS + 1))
        return (_bullet(first, "dk1", 1, before), *deeper)

    def pairs(
        self, role: str, first: str, second: str, *, before: float, size: float = 0
    ) -> tuple[Level, ...]:
        """Return the levels of texts in two tones: a bold line, and below it what is said about it.

        They may be set larger than their role, at ``size``.
        """
        below = min(self.size(role), SECOND_LEVEL_SIZE) if not size else size - 2
        return (
            Level(size or self.size(role), first, bold=True, before=before),
            Level(below, second, before=2),
        )

    def references(self) -> tuple[Level, ...]:
        """Return the level of numbered references: a hanging indent for ``[12]`` and a tab."""
        size = self.size("reference")
        return (Level(size, "dk1", before=4, margin=REFERENCE_STEP, indent=-REFERENCE_STEP),)


def looks_of(brand: Brand) -> Looks:
    """Return the brand's looks."""
    return Looks(brand.name, type_scale(brand, cjk=False), brand.colours)


def _bullet(size: float, colour: str, step: int, before: float) -> Level:
    return Level(size, colour, before=before, margin=step * BULLET_STEP, indent=-BULLET_STEP, bullet=True)
