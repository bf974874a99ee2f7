"""What a layout is drawn from, as data: text levels, placeholders, areas, bars, lines, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from deckgen.template import Box

AREA_PREFIX = "area "
"""An invisible rectangle of this name marks where a thing is drawn; the rest of the name is the slot."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of text. Sizes and spacing in pt, margin, indent and tab in EMU.

    ``colour`` is a theme slot (dk1, lt2, accent1, ...) or six hex digits. ``exact`` sets the line spacing to
    1.2 times the size; otherwise it is single.
    """

    size: float
    colour: str
    bold: bool = False
    exact: bool = False
    before: float = 0
    align: str = "l"
    margin: int = 0
    indent: int = 0
    bullet: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder named after its slot; without a box it stands where the master has it.

    ``type`` is the type in PresentationML (title, body, pic, ...), ``obj`` for one that takes any object.
    Each line of the prompt is a level further in. Prompts on the master are PowerPoint's own.
    """

    name: str
    type: str
    box: Box | None = None
    levels: tuple[Level, ...] = ()
    prompt: str = ""
    lang: str = "en-US"
    anchor: str = "t"
    on_master: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Room for what is drawn: a rectangle that shows nothing, named after the slot."""

    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle behind or beside text."""

    name: str
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Hairline:
    """A level line from the box's left to its right; ``weight`` in pt."""

    name: str
    box: Box
    colour: str
    weight: float = 0.75


@dataclass(frozen=True, slots=True)
class Mark:
    """The logo, for white pages or for dark ones: as large as its room allows, at the left or right of it."""

    box: Box
    on_dark: bool = False
    align: str = "l"


Item: TypeAlias = Placeholder | Area | Panel | Hairline | Mark


@dataclass(frozen=True, slots=True)
class LayoutDesign:
    """A layout to draw: its items from back to front, which is also the order they are read in.

    ``background`` is a theme slot, empty for the master's own; ``furniture`` says whether the master's
    rule and logo show.
    """

    name: str
    items: tuple[Item, ...]
    type: str = ""
    background: str = ""
    furniture: bool = True
