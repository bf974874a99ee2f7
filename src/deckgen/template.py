"""A master as pure data: what fitting and checking need to know of it. All lengths are EMU, sizes pt."""

from __future__ import annotations

import msgspec

EMU_PER_INCH = 914400
EMU_PER_PT = 12700


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in EMU."""

    x: int
    y: int
    w: int
    h: int


class Insets(msgspec.Struct, frozen=True, gc=False):
    """Inner margins of a text box in EMU."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class Spacing(msgspec.Struct, frozen=True, gc=False):
    """Line spacing: exact ``points``, or ``percent`` of the font's own line (100 is single)."""

    points: float = 0.0
    percent: float = 100.0


class TextStyle(msgspec.Struct, frozen=True, gc=False):
    """How a level of text looks by default: what the slide inherits when it says nothing."""

    size: float
    bold: bool
    face: str
    east_asian_face: str
    colour: str
    spacing: Spacing
    before: float
    after: float
    align: str
    margin_left: int
    indent: int
    bullet: bool


class Slot(msgspec.Struct, frozen=True, gc=False):
    """A named place on a layout: a placeholder (``idx`` set), or an area that is drawn in (``idx`` None).

    ``kind`` is the placeholder's type as ECMA-376 part 1, 19.7.10 names it (title, body, pic, obj, ...),
    or ``area``. ``levels`` are the styles of text levels 1 to 5, empty where the slot holds no text.
    """

    name: str
    kind: str
    idx: int | None
    box: Box
    insets: Insets = Insets()
    anchor: str = "t"
    levels: tuple[TextStyle, ...] = ()


class Panel(msgspec.Struct, frozen=True, gc=False):
    """A filled shape that the layout itself draws; ``colour`` is a theme slot or six hex digits."""

    box: Box
    colour: str


class Layout(msgspec.Struct, frozen=True, gc=False):
    """A layout by its name; ``background`` is the theme colour behind its text (lt1, dk2, ...).

    ``panels`` are what it draws over its background, from back to front.
    """

    name: str
    type: str
    background: str
    slots: dict[str, Slot]
    panels: tuple[Panel, ...] = ()


class Theme(msgspec.Struct, frozen=True, gc=False):
    """Theme colours by slot name (hex), and fonts: Latin heading and body, one face per script."""

    name: str
    colours: dict[str, str]
    heading_face: str
    body_face: str
    scripts: dict[str, str]


class Template(msgspec.Struct, frozen=True, gc=False):
    """A master read for one language; the digest is of the parts as they go into that language's decks."""

    digest: str
    language: str
    width: int
    height: int
    layouts: dict[str, Layout]
    theme: Theme


class TypeScale(msgspec.Struct, frozen=True, gc=False):
    """For each role (title, body, ...) the sizes it may take in one language, in pt, preferred first."""

    steps: dict[str, tuple[float, ...]]
