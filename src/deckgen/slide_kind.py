"""How a slide kind is declared: its fields, their slots, the layout for what is there, an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.blocks import Block, SlideNumber, Text


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a slide of the kind can say; its name is also the name of the layout's slot.

    ``role`` is its place in the type scale and ``blocks`` the block classes it takes. ``slots`` names the
    slots that its text flows through where these are not just the one of its name. ``lines`` is the most
    lines it may have (0: as many as the box holds). ``flows``: what does not fit goes on to a continuation
    slide. ``shapes_layout``: whether it is filled decides which layout the slide takes; continuation slides
    go without it, unless it is to stand ``on_every_page``. ``beside`` names layout-shaping fields and block
    classes: only layouts that hold one of these have a slot for the field.
    """

    name: str
    role: str
    blocks: tuple[type, ...] = (Text,)
    required: bool = False
    slots: tuple[str, ...] = ()
    lines: int = 0
    flows: bool = False
    shapes_layout: bool = False
    on_continuation: bool = True
    on_every_page: bool = False
    beside: Mapping[str, tuple[type, ...]] = field(default_factory=dict, hash=False)

    @property
    def slot_names(self) -> tuple[str, ...]:
        """The slots that this field fills, in order."""
        return self.slots or (self.name,)


@dataclass(frozen=True, slots=True)
class Variant:
    """A layout for the layout-shaping fields that it ``holds``, each with the block classes it takes."""

    layout: str
    holds: Mapping[str, tuple[type, ...]] = field(default_factory=dict)

    def suits(self, shaping: Mapping[str, Block]) -> bool:
        """Return True where the filled layout-shaping fields are just the ones that this layout holds."""
        return shaping.keys() == self.holds.keys() and all(
            isinstance(block, self.holds[name]) for name, block in shaping.items()
        )

    def has(self, candidate: Field) -> bool:
        """Return True where this layout has a slot for the field."""
        if candidate.shapes_layout:
            return candidate.name in self.holds
        return not candidate.beside or any(
            set(self.holds.get(name, ())) & set(blocks) for name, blocks in candidate.beside.items()
        )


@dataclass(frozen=True, slots=True)
class SlideKind:
    """A kind of slide; its file in `slides/` holds one of these under the name KIND."""

    name: str
    summary: str
    fields: tuple[Field, ...]
    variants: tuple[Variant, ...]
    example: Mapping[str, Block]

    def field(self, name: str) -> Field:
        """Return the field of that name; raises KeyError for a name the kind does not have."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"slide kind {self.name} has no field {name}")

    def layout_for(self, filled: Mapping[str, Block]) -> str | None:
        """Return the layout for the fields that are filled, or None where no variant suits them."""
        shaping = {f.name: filled[f.name] for f in self.fields if f.shapes_layout and f.name in filled}
        return next((variant.layout for variant in self.variants if variant.suits(shaping)), None)


EYEBROW = Field("eyebrow", "eyebrow", lines=1)
TITLE = Field("title", "title", required=True, lines=2)
SOURCE = Field("source", "source", lines=2)
STAMP = Field("stamp", "stamp", lines=1)
FOOTER = Field("footer", "footer", lines=1)
SLIDE_NUMBER = Field("slide number", "footer", blocks=(SlideNumber,), lines=1)
"""Fields that every content slide shares, at identical positions on all layouts."""
