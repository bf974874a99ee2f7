"""A message and its points, nothing else."""

from __future__ import annotations

from deckgen.blocks import Bullets, Paragraph, Run, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

KIND = SlideKind(
    name="text",
    summary="A title and points; more points go on to further slides.",
    fields=(
        TITLE,
        EYEBROW,
        Field("content", "body", blocks=(Bullets,), required=True, flows=True),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Title and Content"),),
    example={
        "eyebrow": plain("Example text"),
        "title": plain("Three things that every newcomer asks about"),
        "content": Bullets(
            tuple(
                Paragraph((Run(text),))
                for text in (
                    "How long a permit takes, and which office gives it",
                    "Where staff and their families can live",
                    "What the region itself adds to national support",
                )
            ),
        ),
    },
)
