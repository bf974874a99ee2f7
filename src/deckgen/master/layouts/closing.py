"""Next steps and contact: navy, the steps left, whom to ask on the right, the group's names below."""

from __future__ import annotations

from deckgen.master.design import Item, LayoutDesign, Placeholder
from deckgen.master.grid import across, column_left, emu
from deckgen.master.layouts.cover import group_names
from deckgen.master.looks import Looks
from deckgen.template import Box

_BODY_TOP = 2.60
_BODY_HEIGHT = 3.50
_CONTACT_ABOVE_QR = 2.40


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the closing slide without and with a QR code."""
    side = emu(1.3)
    square = Box(column_left(8), emu(5.20), side, side)
    prompt = looks.line("caption", looks.colours.pale_blue)
    code = Placeholder("qr", "pic", square, prompt, "QR code")
    return (
        _closing(looks, "Next Steps and Contact", _BODY_HEIGHT, ()),
        _closing(looks, "Next Steps and Contact QR", _CONTACT_ABOVE_QR, (code,)),
    )


def _closing(looks: Looks, name: str, contact_height: float, code: tuple[Item, ...]) -> LayoutDesign:
    colours = looks.colours
    eyebrow = looks.line("cover eyebrow", colours.gold_tint, bold=True)
    steps = looks.pairs("closing step", "lt1", colours.pale_blue, before=14)
    contact = looks.line("closing contact", "lt1")
    items = (
        Placeholder("title", "title", across(1, 8, 1.20, 1.20), looks.title("closing title", "lt1")),
        Placeholder("eyebrow", "body", across(1, 8, 0.86, 0.30), eyebrow),
        Placeholder("steps", "body", across(1, 6, _BODY_TOP, _BODY_HEIGHT), steps),
        Placeholder("contact", "body", across(8, 5, _BODY_TOP, contact_height), contact),
        *code,
        *group_names(looks, 6.50),
    )
    return LayoutDesign(name, items, background="dk2", furniture=False)
