"""The sources, numbered as on the slides, in two columns, with the disclaimer below."""

from __future__ import annotations

from deckgen.blocks import Bullets, Paragraph, Run, Text, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, STAMP, TITLE, Field, SlideKind, Variant

KIND = SlideKind(
    name="sources",
    summary="Every source with its number, publisher, title, date and link.",
    fields=(
        TITLE,
        EYEBROW,
        Field(
            "sources",
            "reference",
            blocks=(Bullets,),
            required=True,
            slots=("column 1", "column 2"),
            flows=True,
        ),
        Field("disclaimer", "source", shapes_layout=True, on_every_page=True),
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Sources and Disclaimer", {"disclaimer": (Text,)}), Variant("Sources")),
    example={
        "eyebrow": plain("Sources"),
        "title": plain("Every figure in this deck has a source"),
        "sources": Bullets(
            tuple(
                Paragraph((Run(f"[{n}]\tExample publisher {n}: "), Run("title", link="https://example.org/")))
                for n in range(1, 5)
            ),
        ),
        "disclaimer": plain("Figures are as of the dates shown."),
    },
)
