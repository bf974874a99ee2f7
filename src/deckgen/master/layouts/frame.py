"""What every content layout shares, at identical places: title, eyebrow, source line, footers."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.master.design import Item, LayoutDesign, Placeholder
from deckgen.master.grid import across
from deckgen.master.looks import Looks
from deckgen.template import Box

EYEBROW_BOX = across(1, 7, 0.42, 0.24)
STAMP_BOX = across(8, 5, 0.42, 0.24)
SOURCE_BOX = across(1, 12, 6.50, 0.40)


def content_layout(
    looks: Looks,
    name: str,
    items: Iterable[Item],
    *,
    kind: str = "",
    background: str = "",
) -> LayoutDesign:
    """Return a layout with the shared frame around its own items; ``kind`` is its type in Office's words."""
    framed = (*head(looks, "accent1" if background else "accent2"), *items, *foot(looks))
    return LayoutDesign(name, framed, kind, background)


def head(looks: Looks, colour: str) -> tuple[Item, ...]:
    """Return the title, where the master has it; above it the eyebrow in the colour that can be read."""
    eyebrow = looks.line("eyebrow", colour, bold=True)
    return (
        Placeholder("title", "title", prompt="Title: the message in one sentence"),
        Placeholder("eyebrow", "body", EYEBROW_BOX, eyebrow),
        stamp(looks, "accent4"),
    )


def stamp(looks: Looks, colour: str, box: Box = STAMP_BOX, align: str = "r") -> Placeholder:
    """Return the place that says whom the deck is for, opposite the eyebrow."""
    return Placeholder("stamp", "body", box, looks.line("stamp", colour, bold=True, align=align))


def foot(looks: Looks) -> tuple[Item, ...]:
    """Return the source line, two lines at most and standing on its floor, and the footers."""
    source = looks.line("source", looks.colours.muted)
    return (Placeholder("source", "body", SOURCE_BOX, source, anchor="b"), *footers(looks))


def footers(looks: Looks) -> tuple[Item, ...]:
    """Return the footers, where the master has them.

    The footer says the brand's name: LibreOffice takes the looks of a slide's footer from the layout's
    words, and falls back to its own face where there are none.
    """
    return (
        Placeholder("slide date", "dt"),
        Placeholder("footer", "ftr", prompt=looks.name),
        Placeholder("slide number", "sldNum"),
    )
