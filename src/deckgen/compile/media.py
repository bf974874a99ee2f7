"""The pictures of a fitted deck as media: only the pixels that show reach it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from deckgen.compile.compiled import Media
from deckgen.compile.finished import FinishedPictures
from deckgen.fit.fitted import FittedDeck, FittedSlide, PlacedPicture, Shape
from deckgen.pictures import Original

_WHOLE = (0.0, 0.0, 0.0, 0.0)
_AS_GOOD_AS_WHOLE = 0.005
"""A drawing of which less is cut off is shown whole: nobody sees it stretched so little."""

_OF_THIS_PROCESS = FinishedPictures()


def finish_pictures(
    deck: FittedDeck, originals: Mapping[str, Original], pictures: FinishedPictures | None = None
) -> tuple[FittedDeck, dict[str, Media]]:
    """Return the deck with every picture cropped and re-encoded, and those pictures by their digest.

    A plain drawing that shows whole goes along as SVG; of a cropped one only the pixels that show.
    ``pictures`` are those finished before, by default the last ones of this process.

    ``originals`` are by the digest that the plan knows; raises KeyError for one that is not there.
    """
    found: dict[str, Media] = {}
    known = _OF_THIS_PROCESS if pictures is None else pictures
    slides = tuple(_slide(slide, originals, known, found) for slide in deck.slides)
    return msgspec.structs.replace(deck, slides=slides), found


def _slide(
    slide: FittedSlide, originals: Mapping[str, Original], pictures: FinishedPictures, found: dict[str, Media]
) -> FittedSlide:
    if not any(isinstance(shape, PlacedPicture) for shape in slide.shapes):
        return slide
    shapes = tuple(_shape(shape, originals, pictures, found) for shape in slide.shapes)
    return pictures.slide_with(slide, shapes)


def _shape(
    shape: Shape, originals: Mapping[str, Original], pictures: FinishedPictures, found: dict[str, Media]
) -> Shape:
    if not isinstance(shape, PlacedPicture):
        return shape
    original = originals[shape.digest]
    whole = bool(original.drawing) and sum(shape.crop) <= _AS_GOOD_AS_WHOLE
    media = pictures.finished(original, _WHOLE if whole else shape.crop, shape.box)
    found[media.digest] = media
    drawing = ""
    if whole:
        drawing = hashlib.sha256(original.drawing).hexdigest()
        found[drawing] = Media(drawing, original.drawing, "svg")
    return msgspec.structs.replace(shape, digest=media.digest, crop=_WHOLE, drawing=drawing)
