"""What of a slide its layout decides, as strings to be filled."""

from __future__ import annotations

import msgspec

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
