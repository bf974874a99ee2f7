"""A table across the slide; one that is long goes on to further slides."""

from __future__ import annotations

from deckgen.blocks import Cell, Paragraph, Run, Table, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant


def _cell(text: str, *, number: bool = False) -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph((Run(text),)),), number)


KIND = SlideKind(
    name="table",
    summary="One table with its head; its rows go on to further slides.",
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
        "eyebrow": plain("Example table"),
        "title": plain("Two courses teach what employers ask for"),
        "head": plain("Example places a year"),
        "content": Table(
            (_cell("Course"), _cell("Since"), _cell("Places", number=True)),
            (
                (_cell("Plant engineering"), _cell("2022"), _cell("60", number=True)),
                (_cell("Clean-room practice"), _cell("2024"), _cell("40", number=True)),
            ),
            "Table: example places a year",
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
