"""Pictures as decks show them, each cropped and coded once for all decks that show it so."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from deckgen.compile.compiled import Media
from deckgen.fit.fitted import FittedSlide, Shape
from deckgen.pictures import Original
from deckgen.program import program_digest
from deckgen.template import Box

MOST_BYTES_KEPT = 8 * 2**20
_MOST_SLIDES = 192
Crop = tuple[float, float, float, float]
_EXTENSIONS = {b"\x89": "png", b"\xff": "jpeg"}


class Store(Protocol):
    """Where what can be made again is kept for later processes."""

    def kept(self, name: str) -> bytes | None:
        """Return what was kept under a name."""

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        """Make and keep bytes."""


class FinishedPictures:
    """Finished pictures by original, crop and size; those not asked for longest make room.

    ``store`` keeps them for later processes; ``most`` is in bytes.
    """

    def __init__(self, store: Store | None = None, most: int = MOST_BYTES_KEPT) -> None:
        self._store, self._most, self._size = store, most, 0
        self._found: OrderedDict[str, Media] = OrderedDict()
        self._slides: OrderedDict[int, tuple[FittedSlide, FittedSlide]] = OrderedDict()

    def finished(self, original: Original, crop: Crop, box: Box) -> Media:
        """Return what shows of a picture in a box (EMU); ``crop`` is cut off left, top, right, bottom."""
        key = repr((original.digest, crop, box.w, box.h))
        if media := self._found.get(key):
            self._found.move_to_end(key)
            return media
        media = self._from_store(key, original, crop, box)
        self._keep(key, media)
        return media

    def slide_with(self, slide: FittedSlide, shapes: tuple[Shape, ...]) -> FittedSlide:
        """Return a slide with finished pictures among its shapes: the same object for the same one again."""
        known = self._slides.get(id(slide))
        if known is None or known[0] is not slide or known[1].shapes != shapes:
            known = self._slides[id(slide)] = (slide, replace(slide, shapes=shapes))
            if len(self._slides) > _MOST_SLIDES:
                self._slides.popitem(last=False)
        return known[1]

    def _from_store(self, key: str, original: Original, crop: Crop, box: Box) -> Media:
        if self._store is None:
            return _finished(original, crop, box)
        name = f"picture-{hashlib.sha256(f'{key} {program_digest()}'.encode()).hexdigest()[:40]}"
        kept = self._store.kept(name)
        if kept and (media := _unpacked(kept)):
            return media
        made = _finished(original, crop, box)
        self._store.keep(name, lambda: bytes.fromhex(made.digest) + made.blob)
        return made

    def _keep(self, key: str, media: Media) -> None:
        self._found[key] = media
        self._size += len(media.blob)
        while self._size > self._most and len(self._found) > 1:
            _, gone = self._found.popitem(last=False)
            self._size -= len(gone.blob)


def _finished(original: Original, crop: Crop, box: Box) -> Media:
    from deckgen.pictures.finish import finish  # it loads Pillow, which decks of kept pictures do not need

    blob, extension = finish(original, crop, box)
    return Media(hashlib.sha256(blob).hexdigest(), blob, extension)


def _unpacked(kept: bytes) -> Media | None:
    """The picture that was kept after its own digest; None where it is damaged."""
    digest, blob = kept[:32], kept[32:]
    if hashlib.sha256(blob).digest() != digest or blob[:1] not in _EXTENSIONS:
        return None
    return Media(digest.hex(), blob, _EXTENSIONS[blob[:1]])
