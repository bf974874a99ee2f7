"""A comparison: two to four sides held against each other by the same aspects."""

from __future__ import annotations

from deckgen.blocks import Cell, Paragraph, Run, Table, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant


def _cell(text: str, colour: str = "") -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph((Run(text),)),), colour=colour)


KIND = SlideKind(
    name="comparison",
    summary="Two to four sides side by side, aspect by aspect, in a table.",
    fields=(
        TITLE,
        EYEBROW,
        Field("head", "head", lines=1),
        Field("content", "table", blocks=(Table,), required=True, shapes_layout=True, flows=True),
        Field("caption", "caption", lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Table", {"content": (Table,)}),),
    example={
        "eyebrow": plain("Example comparison"),
        "title": plain("The example region offers more land, the other more people"),
        "head": plain("Two example regions"),
        "content": Table(
            (_cell(""), _cell("Example", "accent1"), _cell("Other")),
            (
                (_cell("Land"), _cell("Sites ready for building", "accent1"), _cell("Few sites")),
                (_cell("People"), _cell("Two universities", "accent1"), _cell("Five universities")),
            ),
            "Table: two example regions by land and people",
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
