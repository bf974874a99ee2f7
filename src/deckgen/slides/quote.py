"""What somebody said, and who it was."""

from __future__ import annotations

from deckgen.blocks import plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

KIND = SlideKind(
    name="quote",
    summary="A quotation in large type with its credit.",
    fields=(
        TITLE,
        EYEBROW,
        Field("quote", "quote", required=True),
        Field("credit", "credit", required=True, lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Quote"),),
    example={
        "eyebrow": plain("Example voice"),
        "title": plain("Those who came would come again"),
        "quote": plain("“We found people, land and water within a year of our first visit.”"),
        "credit": plain("Plant manager of an example firm, 2024"),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
