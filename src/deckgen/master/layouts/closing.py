"""Next steps and contact: navy, the steps and whom to ask under one rule, names and mark at the foot."""

from __future__ import annotations

from deckgen.master.design import Area, Hairline, Item, LayoutDesign, Mark, Placeholder
from deckgen.master.grid import across, column_left, emu
from deckgen.master.layouts.cover import group_names
from deckgen.master.layouts.frame import stamp
from deckgen.master.looks import Looks
from deckgen.template import Box

_RULE = 2.62
_BODY_TOP = 2.90
_BODY_HEIGHT = 3.25
_CONTACT_ABOVE_QR = 1.90
_CODE = Box(column_left(8), emu(4.85), emu(1.5), emu(1.5))


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the closing slide without and with a QR code."""
    return (
        _closing(looks, "Next Steps and Contact", _BODY_HEIGHT, ()),
        _closing(looks, "Next Steps and Contact QR", _CONTACT_ABOVE_QR, (Area("qr", _CODE),)),
    )


def _closing(looks: Looks, name: str, contact_height: float, beside: tuple[Item, ...]) -> LayoutDesign:
    colours = looks.colours
    eyebrow = looks.line("cover eyebrow", colours.gold_tint, bold=True)
    steps = looks.pairs("closing step", "lt1", colours.pale_blue, before=14)
    contact = looks.line("closing contact", "lt1")
    items = (
        Placeholder("title", "title", across(1, 10, 1.20, 1.20), looks.title("closing title", "lt1")),
        Placeholder("eyebrow", "body", across(1, 10, 0.86, 0.30), eyebrow),
        stamp(looks, colours.gold_tint),
        Hairline("rule", across(1, 12, _RULE, 0), "accent1", 1.5),
        Placeholder("steps", "body", across(1, 6, _BODY_TOP, _BODY_HEIGHT), steps),
        Placeholder("contact", "body", across(8, 5, _BODY_TOP, contact_height), contact),
        *beside,
        *group_names(looks, 6.50),
        Mark(across(11, 2, 6.50, 0.38), on_dark=True, align="r"),
    )
    return LayoutDesign(name, items, background="dk2", furniture=False)
