"""Benefit, the advantage mirrored: lead and points in five columns, the visual in seven on the right."""

from __future__ import annotations

from deckgen.master.design import Area, Item, LayoutDesign, Level, Placeholder
from deckgen.master.grid import CONTENT_HEIGHT, CONTENT_TOP, across, left_of
from deckgen.master.layouts.advantage import FIGURES_HEIGHT, figures_panel
from deckgen.master.layouts.frame import content_layout
from deckgen.master.layouts.visual import visual
from deckgen.master.looks import LARGE_TEXT, Looks

_FLOOR = CONTENT_TOP + CONTENT_HEIGHT
_LEAD_HEIGHT = 1.06
_BELOW_LEAD = 3.05
_FIGURES_TOP = 3.05
_BELOW_FIGURES = 4.33


def layouts(looks: Looks) -> tuple[LayoutDesign, ...]:
    """Return the layouts with and without figures, with each sort of visual and without one."""
    found = []
    for kind in ("Picture", "Exhibit", "Drawn", "Panel"):
        beside = visual(looks, kind, 6, 7)
        with_figures = (_lead(looks, 5), *_figures_between(looks), *beside)
        found.append(content_layout(looks, f"Benefit Figures {kind}", with_figures))
        found.append(content_layout(looks, f"Benefit {kind}", (*_lead_and_points(looks, 5), *beside)))
    stacked = (*_lead_and_points(looks, 6), *figures_panel(7, 6))
    found.append(content_layout(looks, "Benefit Figures", stacked))
    found.append(content_layout(looks, "Benefit Text", _text_alone(looks)))
    return tuple(found)


def _lead(looks: Looks, columns: int) -> Placeholder:
    box = left_of(columns, CONTENT_TOP, _LEAD_HEIGHT)
    return Placeholder("lead", "body", box, looks.line("lead", "accent1"))


def _points(columns: int, top: float, levels: tuple[Level, ...]) -> Placeholder:
    return Placeholder("points", "body", left_of(columns, top, _FLOOR - top), levels)


def _lead_and_points(looks: Looks, columns: int) -> tuple[Item, ...]:
    return (_lead(looks, columns), _points(columns, _BELOW_LEAD, looks.points()))


def _figures_between(looks: Looks) -> tuple[Item, ...]:
    figures = Area("figures", across(1, 5, _FIGURES_TOP, FIGURES_HEIGHT))
    return (figures, _points(5, _BELOW_FIGURES, looks.points(before=6)))


def _text_alone(looks: Looks) -> tuple[Item, ...]:
    return (_lead(looks, 10), _points(10, _BELOW_LEAD, looks.points(LARGE_TEXT, 14)))
