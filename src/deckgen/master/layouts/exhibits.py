"""Slides that are one exhibit: chart, table, timeline, steps, map, a big number, with head and caption."""

from __future__ import annotations

from deckgen.master.design import Area, Item, LayoutDesign, Level, Panel, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, across, inches
from deckgen.master.layouts.frame import content_layout
from deckgen.master.looks import Looks
from deckgen.template import Box

HEAD_HEIGHT = 0.26
HEAD_SIZE = 14.0
TOP = 2.26
FLOOR = 6.02
_CAPTION_TOP = 6.10
_CAPTION_HEIGHT = 0.37
_BESIDE, _BESIDE_WIDTH, _BAR = 9.05, 3.617, 8.8
_FIGURES_HEIGHT = 2.0
_BELOW_FIGURES = 4.0


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layouts in the order of the visual design's list."""
    return (
        content_layout(looks, "Content with Caption Figures", exhibit_and_figures(looks, insight=True)),
        content_layout(looks, "Content with Figures", exhibit_and_figures(looks, insight=False)),
        content_layout(looks, "Chart", _whole(looks, _exhibit(looks, 12, "Chart"))),
        content_layout(looks, "Table", _whole(looks, _exhibit(looks, 12, "Table"))),
        content_layout(looks, "Timeline", _whole(looks, Area("timeline", across(1, 12, 2.75, FLOOR - 2.75)))),
        content_layout(looks, "Steps", _whole(looks, Area("steps", across(1, 12, 2.5, FLOOR - 2.5)))),
        content_layout(looks, "Map", _whole(looks, Area("map", _below_head(12)))),
        content_layout(looks, "Map and Points", _map_and_points(looks)),
        content_layout(looks, "Big Number", (Area("figure", across(1, 12, 2.4, 3.9)),)),
        content_layout(looks, "Big Number and Points", _number_and_points(looks)),
    )


def exhibit_and_insight(looks: Looks) -> tuple[Item, ...]:
    """Return the items of Office's Content with Caption: an exhibit, and beside it what it tells."""
    return (*_framed(looks, 8, _exhibit(looks, 8, "Chart")), *_insight(looks, CONTENT_TOP))


def exhibit_and_figures(looks: Looks, *, insight: bool) -> tuple[Item, ...]:
    """Return the items of an exhibit with key figures beside it, and what it tells below those."""
    height = _FIGURES_HEIGHT if insight else CONTENT_HEIGHT
    figures = Area("figures", inches(_BESIDE, CONTENT_TOP, _BESIDE_WIDTH, height))
    below = _insight(looks, _BELOW_FIGURES) if insight else (_bar(),)
    return (*_framed(looks, 8, _exhibit(looks, 8, "Chart")), figures, *below)


def _below_head(columns: int) -> Box:
    return across(1, columns, TOP, FLOOR - TOP)


def _exhibit(looks: Looks, columns: int, prompt: str) -> Placeholder:
    return Placeholder("content", "obj", _below_head(columns), looks.points(), prompt)


def _whole(looks: Looks, item: Item) -> tuple[Item, ...]:
    return _framed(looks, 12, item)


def _framed(looks: Looks, columns: int, item: Item) -> tuple[Item, ...]:
    """The item with its head above and its caption below."""
    head = Placeholder(
        "head",
        "body",
        across(1, columns, CONTENT_TOP, HEAD_HEIGHT),
        (Level(HEAD_SIZE, "dk2", bold=True),),
    )
    caption = Placeholder(
        "caption",
        "body",
        across(1, columns, _CAPTION_TOP, _CAPTION_HEIGHT),
        looks.line("caption", looks.colours.muted),
    )
    return (head, item, caption)


def _bar() -> Panel:
    return Panel("bar", inches(_BAR, CONTENT_TOP, 0.03, CONTENT_HEIGHT), "accent1")


def _insight(looks: Looks, top: float) -> tuple[Item, ...]:
    """A bar, and beside it a sentence with points below."""
    box = inches(_BESIDE, top, _BESIDE_WIDTH, CONTENT_TOP + CONTENT_HEIGHT - top)
    return (_bar(), Placeholder("insight", "body", box, _sentence_and_points(looks)))


def _sentence_and_points(looks: Looks) -> tuple[Level, ...]:
    """A sentence without a bullet, and points as further levels."""
    points = looks.points(looks.size("insight"), 10)
    return (Level(looks.size("insight"), "dk2", before=10), *points[:4])


def _map_and_points(looks: Looks) -> tuple[Item, ...]:
    return (*_framed(looks, 8, Area("map", _below_head(8))), *_insight(looks, CONTENT_TOP))


def _number_and_points(looks: Looks) -> tuple[Item, ...]:
    points = across(7, 6, CONTENT_TOP, CONTENT_HEIGHT)
    return (
        Area("figure", across(1, 5, CONTENT_TOP, CONTENT_HEIGHT)),
        Placeholder("points", "body", points, looks.points()),
    )
