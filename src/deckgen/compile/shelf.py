"""Compiled slides that decks share: each found by everything that is in it, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from deckgen.compile.compiled import CompiledSlide, Media
from deckgen.compile.skeleton import MasterSkeleton
from deckgen.compile.slide import compile_slide, slide_key
from deckgen.fit.fitted import FittedSlide

MOST_BYTES_KEPT = 4 * 2**20
_MOST_KEYS = 192


class SlideShelf:
    """Compiled slides by the digest of slide and master; those not asked for longest make room.

    What a slide says is in its digest, so no deck can get what was said in another. ``most`` is in bytes.
    """

    def __init__(self, most: int = MOST_BYTES_KEPT) -> None:
        self._most, self._weight = most, 0
        self._kept: OrderedDict[str, CompiledSlide] = OrderedDict()
        self._keys: OrderedDict[int, tuple[FittedSlide, str, str]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def compiled(
        self, slide: FittedSlide, master: MasterSkeleton, media: Mapping[str, Media]
    ) -> CompiledSlide:
        """Return the slide's parts as `compile_slide` does, and raise what it raises."""
        key = self._key(slide, master.digest)
        if kept := self._kept.get(key):
            self._kept.move_to_end(key)
            return kept
        made = compile_slide(slide, master, media, key)
        self._keep(key, made)
        return made

    def _key(self, slide: FittedSlide, master: str) -> str:
        """The slide's key; that of a slide object seen before, which fitting gives again, is known."""
        known = self._keys.get(id(slide))
        if known is None or known[0] is not slide or known[1] != master:
            known = self._keys[id(slide)] = (slide, master, slide_key(slide, master))
            if len(self._keys) > _MOST_KEYS:
                self._keys.popitem(last=False)
        return known[2]

    def _keep(self, key: str, made: CompiledSlide) -> None:
        self._kept[key] = made
        self._weight += made.weight
        while self._weight > self._most and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._weight -= gone.weight
