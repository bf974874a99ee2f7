"""A section's opening: its number, its name and a line on what it shows."""

from __future__ import annotations

from deckgen.blocks import plain
from deckgen.slide_kind import STAMP, Field, SlideKind, Variant

KIND = SlideKind(
    name="section",
    summary="Opens a section of the deck.",
    fields=(
        Field("title", "section title", required=True, lines=2),
        Field("number", "section number", lines=1),
        Field("note", "section note", lines=2),
        STAMP,
    ),
    variants=(Variant("Section Header"),),
    example={
        "number": plain("02"),
        "title": plain("Future benefits"),
        "note": plain("How the advantages turn into jobs, orders and revenue"),
    },
)
