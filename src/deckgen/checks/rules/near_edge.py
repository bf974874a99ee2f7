"""Content keeps clear of the slide's edges."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.checks.boxes import box_of, name_of
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import deck, inches, page, said
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import Group, PlacedChart, PlacedPicture, PlacedTable, PlaceholderText, Shape, TextBox
from deckgen.template import EMU_PER_INCH, Box

MARGIN = 0.40
"""Inches between content and every edge."""

_ROUNDING = 0.005
_FURNITURE = frozenset({"ftr", "sldNum", "dt"})
_CONTENT = (PlaceholderText, TextBox, Group, PlacedChart, PlacedTable, PlacedPicture)


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield content in the margin but not beyond the edge; footers and bleeding pictures may be there."""
    margin = slide.deck.emu(MARGIN - _ROUNDING)
    for shape in slide.fitted.shapes:
        box = box_of(shape, slide.slots) if isinstance(shape, _CONTENT) else None
        if box is None:
            continue
        room = _room(box, slide)
        if 0 <= room < margin and not _may_be_there(shape, slide, room):
            message = f"'{name_of(shape)}' is {room / EMU_PER_INCH:.2f} in from the slide's edge"
            yield Fault(message, slide.where_of_field(name_of(shape)))


def _room(box: Box, slide: SlideView) -> int:
    template = slide.deck.template
    return min(box.x, box.y, template.width - box.x - box.w, template.height - box.y - box.h)


def _may_be_there(shape: Shape, slide: SlideView, room: int) -> bool:
    if isinstance(shape, PlaceholderText):
        return slide.slots[shape.slot].kind in _FURNITURE
    return isinstance(shape, PlacedPicture) and room == 0


def _example(top: float) -> TextBox:
    return TextBox("note", inches(8.8, top, 2.0, 0.3), (said("A note", size=14.0, colour="dk1"),))


CHECK = Check(
    id="near-edge",
    fault="Content nearer than 0.40 in to the slide's edge; footers, and pictures that reach it, are none.",
    why="Printers and projectors cut the edge off, and a slide without margins looks full.",
    cure="move the placeholder or area on the layout",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(page(_example(6.8))),
    failing=lambda: deck(page(_example(6.95))),
)
