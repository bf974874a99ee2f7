"""Pictures on a slide with the pixels they were taken in with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deckgen.blocks import Picture
from deckgen.checks.view import SlideView
from deckgen.fit.fitted import PlacedPicture
from deckgen.template import EMU_PER_INCH


class PictureView(NamedTuple):
    """A placed picture: the pixels that show, and the inches they show in on a slide 7.5 in high."""

    placed: PlacedPicture
    picture: Picture
    pixels: tuple[float, float]
    inches: tuple[float, float]

    @property
    def resolution(self) -> float:
        """Pixels to an inch, in the direction that has fewer."""
        return min(pixels / inches for pixels, inches in zip(self.pixels, self.inches, strict=True))

    @property
    def distortion(self) -> float:
        """By how much width and height are stretched differently: 0 where they are alike."""
        across, down = (inches / pixels for pixels, inches in zip(self.pixels, self.inches, strict=True))
        return abs(across / down - 1)


def pictures_on(slide: SlideView) -> Iterator[PictureView]:
    """Yield each picture that was planned for the slide with what shows of it."""
    planned = slide.pictures
    for shape in slide.shapes if planned else ():
        picture = planned.get(shape.digest) if isinstance(shape, PlacedPicture) else None
        if isinstance(shape, PlacedPicture) and picture is not None:
            left, top, right, bottom = shape.crop
            pixels = (picture.width * (1 - left - right), picture.height * (1 - top - bottom))
            inch = EMU_PER_INCH * slide.deck.scale
            yield PictureView(shape, picture, pixels, (shape.box.w / inch, shape.box.h / inch))
