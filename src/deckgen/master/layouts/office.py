"""Office's own nine layouts, by Office's names and types, and the quotation."""

from __future__ import annotations

from deckgen.master.design import Item, LayoutDesign, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, WHOLE, across
from deckgen.master.layouts.cover import section_header, title_slide
from deckgen.master.layouts.exhibits import exhibit_and_insight
from deckgen.master.layouts.frame import content_layout, footers
from deckgen.master.looks import LARGE_TEXT, Looks


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the nine in Office's order, then Quote."""
    content = Placeholder("content", "obj", WHOLE, looks.points(LARGE_TEXT))
    return (
        title_slide(looks),
        content_layout(looks, "Title and Content", (content,), kind="obj"),
        section_header(looks),
        content_layout(looks, "Two Content", _two(looks), kind="twoObj"),
        content_layout(looks, "Comparison", _comparison(looks), kind="twoTxTwoObj"),
        content_layout(looks, "Title Only", (), kind="titleOnly"),
        LayoutDesign("Blank", footers(looks), type="blank"),
        content_layout(looks, "Content with Caption", exhibit_and_insight(looks), kind="objTx"),
        content_layout(looks, "Picture with Caption", _picture_and_insight(looks), kind="picTx"),
        _quote(looks),
    )


def _two(looks: Looks) -> tuple[Item, ...]:
    return (
        Placeholder("left", "obj", across(1, 6, CONTENT_TOP, CONTENT_HEIGHT), looks.points()),
        Placeholder("right", "obj", across(7, 6, CONTENT_TOP, CONTENT_HEIGHT), looks.points()),
    )


def _comparison(looks: Looks) -> tuple[Item, ...]:
    head = looks.line("body", "accent1", bold=True)
    return tuple(
        item
        for side, first in (("left", 1), ("right", 7))
        for item in (
            Placeholder(f"{side} head", "body", across(first, 6, CONTENT_TOP, 0.42), head),
            Placeholder(f"{side} body", "obj", across(first, 6, 2.38, 4.12), looks.points()),
        )
    )


def _picture_and_insight(looks: Looks) -> tuple[Item, ...]:
    picture = across(1, 8, CONTENT_TOP, CONTENT_HEIGHT)
    return (
        Placeholder("picture", "pic", picture, looks.line("caption", "dk1")),
        Placeholder("insight", "body", across(9, 4, CONTENT_TOP, CONTENT_HEIGHT), looks.points()),
    )


def _quote(looks: Looks) -> LayoutDesign:
    quote = looks.line("quote", "dk2", exact=True)
    credit = looks.line("credit", looks.colours.muted)
    items = (
        Placeholder("quote", "body", across(3, 8, 2.10, 2.60), quote, anchor="b"),
        Placeholder("credit", "body", across(3, 8, 4.95, 0.60), credit),
    )
    return content_layout(looks, "Quote", items, background="lt2")
