"""Next steps and contact: navy, the steps left, whom to ask on the right, the group's names below."""

from __future__ import annotations

from deckgen.master.design import Item, LayoutDesign, Panel, Placeholder
from deckgen.master.grid import across, column_left, emu
from deckgen.master.layouts.cover import group_names
from deckgen.master.looks import Looks
from deckgen.template import Box

_BODY_TOP = 2.75
_BODY_HEIGHT = 3.35
_CONTACT_ABOVE_QR = 2.40
_CODE = Box(column_left(8), emu(5.20), emu(1.3), emu(1.3))


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the closing slide without and with a QR code."""
    prompt = looks.line("caption", looks.colours.pale_blue)
    code = Placeholder("qr", "pic", _CODE, prompt, "QR code")
    return (
        _closing(looks, "Next Steps and Contact", _BODY_HEIGHT, (_bar(looks, _BODY_TOP + _BODY_HEIGHT),)),
        _closing(looks, "Next Steps and Contact QR", _CONTACT_ABOVE_QR, (_bar(looks, 6.50), code)),
    )


def _bar(looks: Looks, foot: float) -> Panel:
    """The bar left of the contact, down to ``foot`` in inches."""
    top = emu(_BODY_TOP + 0.04)
    box = Box(column_left(8) - emu(0.30), top, emu(0.03), emu(foot) - top)
    return Panel("contact bar", box, looks.colours.gold)


def _closing(looks: Looks, name: str, contact_height: float, beside: tuple[Item, ...]) -> LayoutDesign:
    colours = looks.colours
    eyebrow = looks.line("cover eyebrow", colours.gold_tint, bold=True)
    steps = looks.pairs("closing step", "lt1", colours.pale_blue, before=14)
    contact = looks.line("closing contact", "lt1")
    items = (
        Placeholder("title", "title", across(1, 10, 1.20, 1.20), looks.title("closing title", "lt1")),
        Placeholder("eyebrow", "body", across(1, 10, 0.86, 0.30), eyebrow),
        Placeholder("steps", "body", across(1, 6, _BODY_TOP, _BODY_HEIGHT), steps),
        Placeholder("contact", "body", across(8, 5, _BODY_TOP, contact_height), contact),
        *beside,
        *group_names(looks, 6.50),
    )
    return LayoutDesign(name, items, background="dk2", furniture=False)
