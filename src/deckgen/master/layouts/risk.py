"""Risk and outlook: a table of risks, and a panel with the outlook."""

from __future__ import annotations

from deckgen.master.design import Item, LayoutDesign, Panel, Placeholder
from deckgen.master.grid import CONTENT_TOP, PANEL_INSET, across, emu
from deckgen.master.layouts.frame import content_layout
from deckgen.master.looks import Looks
from deckgen.template import Box

_ALONE = 18.0
_HEIGHT = 4.50
"""Less than the content band: so many sources stand below that their line has two lines."""


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layouts for both, for risks alone and for the outlook alone."""
    left = across(1, 8, CONTENT_TOP, _HEIGHT)
    panel = across(9, 4, CONTENT_TOP, _HEIGHT)
    whole = across(1, 12, CONTENT_TOP, _HEIGHT)
    both = (_risks(looks, left), *_outlook(looks, panel))
    return (
        content_layout(looks, "Risk and Outlook", both),
        content_layout(looks, "Risk", (_risks(looks, whole),)),
        content_layout(looks, "Outlook", _outlook(looks, whole, _ALONE)),
    )


def _risks(looks: Looks, box: Box) -> Placeholder:
    return Placeholder("risks", "obj", box, looks.line("table", "dk1"), "Table of risks")


def _outlook(looks: Looks, panel: Box, size: float = 0) -> tuple[Item, ...]:
    left, width = panel.x + emu(PANEL_INSET), panel.w - 2 * emu(PANEL_INSET)
    head = Box(left, emu(2.02), width, emu(0.30))
    body = Box(left, emu(2.42), width, emu(3.78))
    return (
        Panel("panel", panel, "lt2"),
        Placeholder("outlook head", "body", head, looks.line("card", "accent1", bold=True)),
        Placeholder("outlook", "body", body, looks.pairs("card", "dk2", "dk1", before=10, size=size)),
    )
