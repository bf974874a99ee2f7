"""Pictures keep their proportions."""

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

SLACK = 0.01
"""The part by which a picture may be stretched one way."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every picture that is wider or higher than it was taken."""
    for seen in pictures_on(slide):
        if seen.distortion > SLACK:
            message = f"the picture {seen.picture.file} is stretched by {seen.distortion:.0%}"
            yield Fault(message, seen.picture.origin)


def _example(crop: bool) -> Example:
    picture = Picture("quay.jpg", "0" * 64, 1600, 1200, "A quay")
    cut = crop_to_fill(picture, VISUAL.box.w / VISUAL.box.h) if crop else (0.0, 0.0, 0.0, 0.0)
    shown = PlacedPicture("visual", "visual", VISUAL.box, picture.digest, picture.alt, crop=cut)
    return page(shown, planned={"visual": picture})


CHECK = Check(
    id="distorted-picture",
    fault="A picture stretched by more than 1 %.",
    why="Faces and buildings look wrong at once.",
    cure="this is a fault in deckgen: please report it",
    severity=Severity.ERROR,
    see=see,
    passing=lambda: deck(_example(crop=True)),
    failing=lambda: deck(_example(crop=False)),
)
