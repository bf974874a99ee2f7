"""Pictures have pixels enough for a large screen and for print."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blocks import Picture
from deckgen.checks.check import Check, Fault
from deckgen.checks.examples import VISUAL, Example, deck, page
from deckgen.checks.placed_pictures import pictures_on
from deckgen.checks.view import SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import PlacedPicture
from deckgen.fit.pictures import crop_to_fill

LEAST, ENOUGH = 96, 150
"""Pixels to an inch below which a picture is refused, and from which it is sharp."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every picture with pixels enough to show but not to be sharp."""
    for seen in pictures_on(slide):
        if LEAST <= seen.resolution < ENOUGH:
            message = f"the picture {seen.picture.file} shows at {seen.resolution:.0f} pixels to an inch"
            yield Fault(message, seen.picture.origin)


def _example(width: int, height: int) -> Example:
    picture = Picture("quay.jpg", "0" * 64, width, height, "A quay")
    crop = crop_to_fill(picture, VISUAL.box.w / VISUAL.box.h)
    shown = PlacedPicture("visual", "visual", VISUAL.box, picture.digest, picture.alt, crop=crop)
    return page(shown, planned={"visual": picture})


CHECK = Check(
    id="soft-picture",
    fault="A picture with fewer than 150 pixels to an inch.",
    why="It looks soft on a large screen and in print.",
    cure="take one of at least 200 pixels to an inch: 800 wide for a third of the slide, 1600 for two thirds",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: deck(_example(1200, 900)),
    failing=lambda: deck(_example(640, 480)),
)
