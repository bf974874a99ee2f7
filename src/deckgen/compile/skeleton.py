"""A master opened by python-pptx once, with what slides need of its layouts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from pptx import Presentation

from deckgen.template import Box


class MasterFile(Protocol):
    """What compiling needs of a master: its digest, and a .pptx file without slides."""

    @property
    def digest(self) -> str:
        """The digest that names the master's content."""

    def file(self) -> bytes:
        """Return the master as .pptx bytes."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A layout's placeholder: python-pptx's type, orientation and size words, its idx, its box in EMU."""

    kind: Any
    orient: Any
    size: Any
    idx: int
    box: Box


@dataclass(frozen=True, slots=True)
class LayoutSkeleton:
    """A layout as python-pptx's part, and its placeholders by slot name (the name of the layout's shape)."""

    part: Any
    slots: dict[str, Placeholder]


@dataclass(frozen=True, slots=True)
class CompileMaster:
    """A master ready for `compile_slide`; ``notes_body`` is the idx of its notes master's text."""

    digest: str
    package: Any
    layouts: dict[str, LayoutSkeleton]
    notes_image: int
    notes_body: int


def compile_master(master: MasterFile) -> CompileMaster:
    """Return the master opened for compiling, the same object for the same digest in this process."""
    return _opened(_ByDigest(master))


class _ByDigest:
    """A master that compares by its digest, so that the cache does not hash the whole file."""

    def __init__(self, master: MasterFile) -> None:
        self.master = master

    def __hash__(self) -> int:
        return hash(self.master.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByDigest) and other.master.digest == self.master.digest


@lru_cache(maxsize=8)
def _opened(by_digest: _ByDigest) -> CompileMaster:
    presentation = Presentation(io.BytesIO(by_digest.master.file()))
    layouts: dict[str, LayoutSkeleton] = {}
    for slide_master in presentation.slide_masters:
        for layout in slide_master.slide_layouts:
            layouts.setdefault(layout.name, _skeleton(layout))
    notes_placeholders: Any = presentation.notes_master.placeholders
    kinds = {shape.placeholder_format.type.name: shape for shape in notes_placeholders}
    return CompileMaster(
        by_digest.master.digest,
        presentation.part.package,
        layouts,
        _idx(kinds.get("SLIDE_IMAGE"), 2),
        _idx(kinds.get("BODY"), 1),
    )


def _idx(shape: Any, otherwise: int) -> int:
    return otherwise if shape is None else int(shape.placeholder_format.idx)


def _skeleton(layout: Any) -> LayoutSkeleton:
    slots = {}
    for shape in layout.placeholders:
        element = shape.element
        box = Box(*(int(edge or 0) for edge in (shape.left, shape.top, shape.width, shape.height)))
        slots[shape.name] = Placeholder(
            element.ph_type, element.ph_orient, element.ph_sz, element.ph_idx, box
        )
    return LayoutSkeleton(layout.part, slots)
