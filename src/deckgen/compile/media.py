"""The pictures of a fitted deck as media: only the pixels that show reach it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from deckgen.compile.compiled import Media
from deckgen.fit.fitted import FittedDeck, FittedSlide, PlacedPicture, Shape
from deckgen.pictures import Original, finish


def finish_pictures(
    deck: FittedDeck,
    originals: Mapping[str, Original],
) -> tuple[FittedDeck, dict[str, Media]]:
    """Return the deck with every picture cropped and re-encoded, and those pictures by their digest.

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
    blob, extension = finish(originals[shape.digest], shape.crop, shape.box)
    digest = hashlib.sha256(blob).hexdigest()
    finished[digest] = Media(digest, blob, extension)
    return msgspec.structs.replace(shape, digest=digest, crop=(0.0, 0.0, 0.0, 0.0))
