"""A deck ready to be drawn: every size, break and place decided.

Lengths are EMU, sizes pt, colours theme slots.

The drawing half does what stands here and decides nothing. ``None`` means "as the layout has it", so that a
slide says only what differs from its layout. Shapes are listed in reading order.
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import msgspec

from deckgen.blocks import Chart
from deckgen.plan import Edition, Properties
from deckgen.template import Box, Insets, Spacing


class FittedRun(msgspec.Struct, frozen=True, gc=False):
    """Text of one look; a newline in it is a line break. ``lang`` is set on every run.

    ``colour`` is a theme slot such as ``accent1``; ``east_asian_face`` is set where the run's script needs
    another face than the theme's; ``field`` is ``slidenum`` for the slide number.
    """

    text: str
    lang: str
    alt_lang: str
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    east_asian_face: str | None = None
    link: str | None = None
    field: str | None = None


class FittedParagraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph: spacing before and after in pt; margin and indent in EMU; ``bullet`` None as inherited."""

    runs: tuple[FittedRun, ...]
    level: int = 0
    align: str | None = None
    spacing: Spacing | None = None
    before: float | None = None
    after: float | None = None
    bullet: bool | None = None
    margin_left: int | None = None
    indent: int | None = None


class PlaceholderText(msgspec.Struct, frozen=True, gc=False, tag="placeholder_text"):
    """Text in the layout's placeholder of that slot name; position and box are the layout's own.

    ``inset_right`` in EMU is said where lines end better with it than with the layout's.
    """

    slot: str
    paragraphs: tuple[FittedParagraph, ...]
    inset_right: int | None = None


class TextBox(msgspec.Struct, frozen=True, gc=False, tag="text_box"):
    """A drawn text box; ``fill`` is a theme slot or empty for none; ``name`` says its slot and place.

    ``preset`` is its shape (`a:prstGeom`, ECMA-376 part 1, 20.1.10.56), ``adjust`` that shape's first
    adjustment in 100,000ths, None as the preset has it.
    """

    name: str
    box: Box
    paragraphs: tuple[FittedParagraph, ...]
    insets: Insets = Insets()
    anchor: str = "t"
    fill: str = ""
    preset: str = "rect"
    adjust: int | None = None


class Line(msgspec.Struct, frozen=True, gc=False, tag="line"):
    """A straight line across its box, decorative; ``weight`` in pt."""

    name: str
    box: Box
    colour: str
    weight: float


class PlacedPicture(msgspec.Struct, frozen=True, gc=False, tag="picture"):
    """A picture filling a placeholder's box or a box of its own; ``digest`` names prepared bytes.

    ``crop`` is the part of the source picture that shows: left, top, right, bottom as fractions cut off.
    ``drawing`` names the bytes of the same as SVG, for viewers that draw it themselves.
    """

    name: str
    slot: str
    box: Box
    digest: str
    alt: str
    decorative: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    drawing: str = ""


class FittedCell(msgspec.Struct, frozen=True, gc=False):
    """A table cell with its text; ``inset_right`` in EMU is said where it is not the table's."""

    paragraphs: tuple[FittedParagraph, ...]
    anchor: str = "t"
    inset_right: int | None = None


class FittedRow(msgspec.Struct, frozen=True, gc=False):
    """A table row; ``height`` is what its text needs, in EMU."""

    height: int
    cells: tuple[FittedCell, ...]


class PlacedTable(msgspec.Struct, frozen=True, gc=False, tag="table"):
    """A native table in a slot: column widths in EMU; the first row is the header."""

    name: str
    slot: str
    box: Box
    alt: str
    columns: tuple[int, ...]
    rows: tuple[FittedRow, ...]
    insets: Insets


class PlacedChart(msgspec.Struct, frozen=True, gc=False, tag="chart"):
    """A native chart filling a slot; every text in it is set at ``label_size`` pt in ``lang``."""

    name: str
    slot: str
    box: Box
    alt: str
    chart: Chart
    label_size: float
    lang: str
    alt_lang: str


class Ellipse(msgspec.Struct, frozen=True, gc=False, tag="ellipse"):
    """An ellipse in its box, decorative; ``fill`` and ``line`` are theme slots or empty; ``weight`` in pt."""

    name: str
    box: Box
    fill: str = ""
    line: str = ""
    weight: float = 0.0


class Freeform(msgspec.Struct, frozen=True, gc=False, tag="freeform"):
    """Closed outlines, decorative; each path's points are EMU from the box's left and top.

    ``luminance`` is the fill's, in percent of its theme slot's (`a:lumMod`, ECMA-376 part 1, 20.1.2.3.20).
    """

    name: str
    box: Box
    paths: tuple[tuple[tuple[int, int], ...], ...]
    fill: str = ""
    line: str = ""
    weight: float = 0.0
    luminance: int = 100


class Strokes(msgspec.Struct, frozen=True, gc=False, tag="strokes"):
    """Lines and curves without a fill, decorative, such as an icon; ``weight`` in pt, round ends and joints.

    Each path is groups of EMU from the box's left and top: two numbers are a point to move to (the first
    group) or to draw a line to, six are a cubic curve, and none closes the path.
    """

    name: str
    box: Box
    paths: tuple[tuple[tuple[int, ...], ...], ...]
    line: str
    weight: float


Drawn: TypeAlias = TextBox | Line | Ellipse | Freeform | Strokes


class Group(msgspec.Struct, frozen=True, gc=False, tag="group"):
    """Drawn shapes that are one thing, such as a timeline or a map; their boxes are the slide's own EMU."""

    name: str
    box: Box
    alt: str
    shapes: tuple[Drawn, ...]


Shape: TypeAlias = PlaceholderText | PlacedPicture | PlacedTable | PlacedChart | Group | Drawn


class FittedSlide(msgspec.Struct, frozen=True, gc=False):
    """One slide to draw; ``notes`` are plain paragraphs; ``title`` is what lists of slides show."""

    id: str
    kind: str
    layout: str
    title: str
    shapes: tuple[Shape, ...]
    section: str = ""
    notes: tuple[FittedParagraph, ...] = ()

    def digest(self) -> str:
        """Return the SHA-256 of everything that goes into the slide's part."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


class FittedDeck(msgspec.Struct, frozen=True):
    """The whole deck to draw, and the digest of the template it was fitted to."""

    edition: Edition
    properties: Properties
    template: str
    slides: tuple[FittedSlide, ...]
