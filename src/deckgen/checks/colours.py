"""Colours as they are seen: theme slots resolved, what stands behind a text, contrast between two."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from deckgen.checks.frames import Frame
from deckgen.checks.view import Ground, SlideView
from deckgen.fit.fitted import Ellipse, Freeform, PlacedPicture, Shape, TextBox
from deckgen.template import Box, Theme

_HEX = re.compile("[0-9A-F]{6}")


def seen(colour: str, theme: Theme, luminance: int = 100) -> str:
    """Return a theme slot or literal as six hex digits, empty where it is neither; luminance in percent."""
    found = theme.colours.get(colour) or (colour if _HEX.fullmatch(colour) else "")
    return found if luminance == 100 or not found else _dimmed(found, luminance)


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours in hex digits, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def ground_of(slide: SlideView, frame: Frame) -> str:
    """Return the colour behind a frame's text: its own fill, the shape or panel below, the background.

    Empty where that is a picture or not known.
    """
    theme = slide.deck.template.theme
    if frame.fill:
        return seen(frame.fill, theme)
    if not slide.grounds and (slide.layout is None or not slide.layout.panels):
        return seen(slide.layout.background, theme) if slide.layout else ""
    return ground_below(slide, frame.shape, frame.box)


def ground_below(slide: SlideView, drawn: Shape, box: Box) -> str:
    """Return the colour behind the middle of a box in a shape; empty where it is a picture or not known."""
    theme = slide.deck.template.theme
    x, y = box.x + box.w // 2, box.y + box.h // 2
    ground = _layout_ground(slide, x, y)
    for shape in _below(slide, drawn):
        if isinstance(shape, PlacedPicture):
            ground = "" if _inside(shape.box, x, y) else ground
        elif _covers(shape, x, y):
            ground = seen(shape.fill, theme, shape.luminance if isinstance(shape, Freeform) else 100)
    return ground


def _below(slide: SlideView, drawn: Shape) -> list[Ground]:
    """The grounds that are drawn before a shape."""
    if not slide.grounds:
        return []
    place = next((n for n, shape in enumerate(slide.shapes) if shape is drawn), len(slide.shapes))
    return [shape for number, shape in slide.grounds if number < place]


def _layout_ground(slide: SlideView, x: int, y: int) -> str:
    layout = slide.layout
    if layout is None:
        return ""
    over = [panel.colour for panel in layout.panels if _inside(panel.box, x, y)]
    return seen(over[-1] if over else layout.background, slide.deck.template.theme)


def _inside(box: Box, x: int, y: int) -> bool:
    return box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h


def _covers(shape: TextBox | Ellipse | Freeform, x: int, y: int) -> bool:
    """Whether a point lies on a shape: in its box, and for outlines inside one of them."""
    box = shape.box
    if not _inside(box, x, y):
        return False
    if not isinstance(shape, Freeform):
        return True
    return any(_in_ring(path, x - box.x, y - box.y) for path in shape.paths)


def _in_ring(ring: tuple[tuple[int, int], ...], x: int, y: int) -> bool:
    """Whether a closed outline goes around a point: a ray to the right crosses it an odd number of times."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        crossings += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossings % 2 == 1


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour in hex digits, from 0 to 1 (WCAG 2.1)."""
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=256)
def _dimmed(colour: str, luminance: int) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    rgb = colorsys.hls_to_rgb(hue, min(1.0, light * luminance / 100), saturation)
    return "".join(f"{round(part * 255):02X}" for part in rgb)
