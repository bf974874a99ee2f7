"""Sources and disclaimer: numbered references in two columns, the disclaimer below."""

from __future__ import annotations

from deckgen.master.design import Item, LayoutDesign, Placeholder
from deckgen.master.grid import CONTENT_TOP, across
from deckgen.master.layouts.frame import footers, head
from deckgen.master.looks import Looks

_FLOOR = 6.90
_DISCLAIMER = 0.45
_GAP = 0.15


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layout with the disclaimer, and the one for what goes on without it.

    The page cites nothing but what it lists, so it uses the room of the source line.
    """
    small = looks.line("source", looks.colours.muted)
    floor = _FLOOR - _DISCLAIMER
    disclaimer = Placeholder("disclaimer", "body", across(1, 12, floor, _DISCLAIMER), small, anchor="b")
    return (
        _layout(looks, "Sources and Disclaimer", floor - _GAP, (disclaimer,)),
        _layout(looks, "Sources", _FLOOR, ()),
    )


def _layout(looks: Looks, name: str, floor: float, below: tuple[Item, ...]) -> LayoutDesign:
    references, height = looks.references(), floor - CONTENT_TOP
    columns = (
        Placeholder("column 1", "body", across(1, 6, CONTENT_TOP, height), references),
        Placeholder("column 2", "body", across(7, 6, CONTENT_TOP, height), references),
    )
    return LayoutDesign(name, (*head(looks, "accent2"), *columns, *below, *footers(looks)))
