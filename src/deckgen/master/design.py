"""What a layout is drawn from, as data: text levels, placeholders, areas, bars, lines, pictures."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from deckgen.template import Box

AREA_PREFIX = "area "
"""An invisible rectangle of this name marks where a thing is drawn; the rest of the name is the slot."""


class Level(Struct, frozen=True):
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


class Placeholder(Struct, frozen=True):
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


class Area(Struct, frozen=True):
    """Room for what is drawn: a rectangle that shows nothing, named after the slot."""

    name: str
    box: Box


class Panel(Struct, frozen=True):
    """A filled rectangle behind or beside text."""

    name: str
    box: Box
    colour: str


class Hairline(Struct, frozen=True):
    """A level line from the box's left to its right; ``weight`` in pt."""

    name: str
    box: Box
    colour: str
    weight: float = 0.75


class Mark(Struct, frozen=True):
    """The logo, for white pages or for dark ones: as large as its room allows, at the left or right of it."""

    box: Box
    on_dark: bool = False
    align: str = "l"


Item: TypeAlias = Placeholder | Area | Panel | Hairline | Mark


class LayoutDesign(Struct, frozen=True):
    """A layout to draw: its items from back to front, which is also the order they are read in.

    ``background`` is a theme slot, empty for the master's own; ``furniture`` says whether the master's
    rule and logo show.
    """

    name: str
    items: tuple[Item, ...]
    type: str = ""
    background: str = ""
    furniture: bool = True
