"""A master opened by python-pptx once, with what slides need of its layouts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pptx import Presentation

from deckgen.master.parts import Master
from deckgen.template import Box


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


@lru_cache(maxsize=8)
def compile_master(master: Master) -> CompileMaster:
    """Return the master opened for compiling, the same object for the same digest in this process."""
    return opened_master(master)


def opened_master(master: Master) -> CompileMaster:
    """Return the master opened for compiling; python-pptx's objects of it take some ten megabytes."""
    presentation = Presentation(io.BytesIO(master.file()))
    layouts: dict[str, LayoutSkeleton] = {}
    for slide_master in presentation.slide_masters:
        for layout in slide_master.slide_layouts:
            layouts.setdefault(layout.name, _skeleton(layout))
    notes_placeholders: Any = presentation.notes_master.placeholders
    kinds = {shape.placeholder_format.type.name: shape for shape in notes_placeholders}
    return CompileMaster(
        master.digest,
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
        slots[shape.name] = Placeholder(
            element.ph_type, element.ph_orient, element.ph_sz, element.ph_idx, _box(shape)
        )
    return LayoutSkeleton(layout.part, slots)


def _box(shape: Any) -> Box:
    """Its own box, or the slide master's where it has none: looked for once, not edge by edge."""
    placed = shape if shape.element.x is not None else shape._base_placeholder
    edges = (placed.left, placed.top, placed.width, placed.height) if placed is not None else (0, 0, 0, 0)
    return Box(*(int(edge or 0) for edge in edges))
