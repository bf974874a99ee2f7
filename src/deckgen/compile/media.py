"""The pictures of a fitted deck as media: only the pixels that show reach it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from deckgen.compile.compiled import Media
from deckgen.fit.fitted import FittedDeck, FittedSlide, PlacedPicture, Shape
from deckgen.pictures import Original, finish

_WHOLE = (0.0, 0.0, 0.0, 0.0)
_AS_GOOD_AS_WHOLE = 0.005
"""A drawing of which less is cut off is shown whole: nobody sees it stretched so little."""


def finish_pictures(
    deck: FittedDeck,
    originals: Mapping[str, Original],
) -> tuple[FittedDeck, dict[str, Media]]:
    """Return the deck with every picture cropped and re-encoded, and those pictures by their digest.

    A plain drawing that shows whole goes along as SVG; of a cropped one only the pixels that show.

    ``originals`` are by the digest that the plan knows; raises KeyError for one that is not there.
    """
    finished: dict[str, Media] = {}
    slides = tuple(_slide(slide, originals, finished) for slide in deck.slides)
    return msgspec.structs.replace(deck, slides=slides), finished


def _slide(slide: FittedSlide, originals: Mapping[str, Original], finished: dict[str, Media]) -> FittedSlide:
    if not any(isinstance(shape, PlacedPicture) for shape in slide.shapes):
        return slide
    shapes = tuple(_shape(shape, originals, finished) for shape in slide.shapes)
    return msgspec.structs.replace(slide, shapes=shapes)


def _shape(shape: Shape, originals: Mapping[str, Original], finished: dict[str, Media]) -> Shape:
    if not isinstance(shape, PlacedPicture):
        return shape
    original = originals[shape.digest]
    whole = bool(original.drawing) and sum(shape.crop) <= _AS_GOOD_AS_WHOLE
    blob, extension = finish(original, _WHOLE if whole else shape.crop, shape.box)
    digest = _kept(blob, extension, finished)
    drawing = _kept(original.drawing, "svg", finished) if whole else ""
    return msgspec.structs.replace(shape, digest=digest, crop=_WHOLE, drawing=drawing)


def _kept(blob: bytes, extension: str, finished: dict[str, Media]) -> str:
    digest = hashlib.sha256(blob).hexdigest()
    finished[digest] = Media(digest, blob, extension)
    return digest
