"""Advantage: key figures and points in eight columns, the visual in four on the right."""

from __future__ import annotations

from deckgen.master.design import Area, Item, LayoutDesign, Panel, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, PANEL_INSET, across, inset, left_of
from deckgen.master.layouts.frame import content_layout
from deckgen.master.layouts.visual import visual
from deckgen.master.looks import LARGE_TEXT, Looks

FIGURES_HEIGHT = 1.16
_BELOW_FIGURES = 3.22


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layouts with and without figures, with each sort of visual and without one."""
    found = []
    for kind in ("Picture", "Exhibit", "Drawn", "Panel"):
        beside = visual(looks, kind, 9, 4)
        found.append(content_layout(looks, f"Advantage Figures {kind}", (*_figures_above(looks), *beside)))
        found.append(content_layout(looks, f"Advantage {kind}", (_points(looks), *beside)))
    found.append(content_layout(looks, "Advantage Figures", (_points(looks), *figures_panel(9, 4))))
    found.append(content_layout(looks, "Advantage Text", (_text_alone(looks),)))
    return tuple(found)


def figures_panel(first: int, count: int) -> tuple[Item, ...]:
    """Return a panel with the area of stacked key figures inside."""
    panel = across(first, count, CONTENT_TOP, CONTENT_HEIGHT)
    return (Panel("panel", panel, "lt2"), Area("figures", inset(panel, PANEL_INSET)))


def _figures_above(looks: Looks) -> tuple[Item, ...]:
    height = CONTENT_TOP + CONTENT_HEIGHT - _BELOW_FIGURES
    return (
        Area("figures", across(1, 8, CONTENT_TOP, FIGURES_HEIGHT)),
        Placeholder("points", "body", left_of(8, _BELOW_FIGURES, height), looks.points()),
    )


def _points(looks: Looks) -> Placeholder:
    return Placeholder("points", "body", left_of(8, CONTENT_TOP, CONTENT_HEIGHT), looks.points())


def _text_alone(looks: Looks) -> Placeholder:
    levels = looks.points(size=LARGE_TEXT, before=14)
    return Placeholder("points", "body", across(1, 10, CONTENT_TOP, CONTENT_HEIGHT), levels)
