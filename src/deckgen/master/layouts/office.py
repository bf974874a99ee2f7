"""Office's own nine layouts, by Office's names and types, and a few plain ones more."""

from __future__ import annotations

from deckgen.master.design import Area, Item, LayoutDesign, Panel, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, WHOLE, across, inches
from deckgen.master.layouts.cover import section_header, title_slide
from deckgen.master.layouts.frame import content_layout, footers
from deckgen.master.looks import Looks


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the nine in Office's order, then Table, Timeline and Quote."""
    content = Placeholder("content", "obj", WHOLE, looks.points())
    return (
        title_slide(looks),
        content_layout(looks, "Title and Content", (content,), kind="obj"),
        section_header(looks),
        content_layout(looks, "Two Content", _two(looks), kind="twoObj"),
        content_layout(looks, "Comparison", _comparison(looks), kind="twoTxTwoObj"),
        content_layout(looks, "Title Only", (), kind="titleOnly"),
        LayoutDesign("Blank", footers(looks), type="blank"),
        content_layout(looks, "Content with Caption", _exhibit_and_insight(looks), kind="objTx"),
        content_layout(looks, "Picture with Caption", _picture_and_insight(looks), kind="picTx"),
        content_layout(looks, "Table", (_table(looks),), kind="tbl"),
        content_layout(looks, "Timeline", (Area("timeline", WHOLE),)),
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


def _exhibit_and_insight(looks: Looks) -> tuple[Item, ...]:
    head = looks.line("head", "dk2", bold=True)
    return (
        Placeholder("head", "body", across(1, 8, CONTENT_TOP, 0.26), head),
        Placeholder("content", "obj", across(1, 8, 2.18, 4.32), looks.points(), "Chart"),
        Panel("bar", inches(8.8, CONTENT_TOP, 0.03, CONTENT_HEIGHT), "accent1"),
        Placeholder("insight", "body", inches(9.05, CONTENT_TOP, 3.617, CONTENT_HEIGHT), looks.points()),
    )


def _picture_and_insight(looks: Looks) -> tuple[Item, ...]:
    picture = across(1, 8, CONTENT_TOP, CONTENT_HEIGHT)
    return (
        Placeholder("picture", "pic", picture, looks.line("caption", "dk1")),
        Placeholder("insight", "body", across(9, 4, CONTENT_TOP, CONTENT_HEIGHT), looks.points()),
    )


def _table(looks: Looks) -> Placeholder:
    return Placeholder("table", "tbl", WHOLE, looks.line("table", "dk1"))


def _quote(looks: Looks) -> LayoutDesign:
    quote = looks.line("title", "dk2", exact=True)
    credit = looks.line("card", looks.colours.muted)
    items = (
        Placeholder("quote", "body", across(3, 8, 2.10, 2.60), quote, anchor="b"),
        Placeholder("credit", "body", across(3, 8, 4.95, 0.60), credit),
    )
    return content_layout(looks, "Quote", items, background="lt2")
