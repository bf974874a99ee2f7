"""How a slide kind is declared: its fields, the slot each fills, the layout for what is there, an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckgen.blocks import Block


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a slide of the kind can say.

    ``slot`` is the layout's slot it fills (the field's own name if empty), ``blocks`` the block classes it
    takes, ``role`` its place in the type scale, ``lines`` the most lines it may have (0: as the box allows),
    ``flows`` whether what does not fit goes on to a continuation slide.
    """

    name: str
    role: str
    blocks: tuple[type, ...]
    required: bool = False
    slot: str = ""
    lines: int = 0
    flows: bool = False
    on_continuation: bool = True

    @property
    def slot_name(self) -> str:
        """The slot that this field fills."""
        return self.slot or self.name


@dataclass(frozen=True, slots=True)
class Variant:
    """A layout for one set of optional fields: chosen when all of ``needs`` are filled; first match wins."""

    layout: str
    needs: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)


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
