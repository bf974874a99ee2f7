"""Sources and disclaimer: numbered references in two columns, the disclaimer below."""

from __future__ import annotations

from deckgen.master.design import LayoutDesign, Placeholder
from deckgen.master.grid import CONTENT_TOP, across
from deckgen.master.layouts.frame import content_layout
from deckgen.master.looks import Looks

_COLUMN_HEIGHT = 3.95


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the one layout."""
    references = looks.references()
    small = looks.line("source", looks.colours.muted)
    items = (
        Placeholder("column 1", "body", across(1, 6, CONTENT_TOP, _COLUMN_HEIGHT), references),
        Placeholder("column 2", "body", across(7, 6, CONTENT_TOP, _COLUMN_HEIGHT), references),
        Placeholder("disclaimer", "body", across(1, 12, 6.00, 0.45), small),
    )
    return (content_layout(looks, "Sources and Disclaimer", items),)
