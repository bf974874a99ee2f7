"""What of a slide its layout decides, made through python-pptx once for each master and kept as strings."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from deckgen.master.parts import Master
from deckgen.template import Box


class Placeholder(msgspec.Struct, frozen=True):
    """A layout's placeholder: its ``p:ph``, its box in EMU, and a shape around the text that fills it.

    The shape's id stands between the first and the second string of ``shape``, its paragraphs between the
    second and the third.
    """

    mark: str
    shape: tuple[str, str, str]
    box: Box


class LayoutSkeleton(msgspec.Struct, frozen=True):
    """A slide of a layout before and after its shapes; placeholders by slot name (the shape's name)."""

    slide: tuple[str, str]
    slots: dict[str, Placeholder]


class MasterSkeleton(msgspec.Struct, frozen=True):
    """The layouts of one master by name, and a notes slide before and after its text."""

    digest: str
    layouts: dict[str, LayoutSkeleton]
    notes: tuple[str, str]


_MOST = 8
_given: dict[str, MasterSkeleton] = {}


def compile_master(master: Master) -> MasterSkeleton:
    """Return what `compile_slide` needs of a master, the same object for the same digest in this process."""
    return _given.get(master.digest) or _made(master)


def give_skeleton(skeleton: MasterSkeleton) -> None:
    """Have `compile_master` return a skeleton that was made before, by another process perhaps."""
    while len(_given) >= _MOST:
        del _given[next(iter(_given))]
    _given[skeleton.digest] = skeleton


@lru_cache(maxsize=_MOST)
def _made(master: Master) -> MasterSkeleton:
    # Imported here because python-pptx is slow to import, and skeletons are kept.
    from deckgen.compile.reference.strings import master_skeleton

    return master_skeleton(master)
