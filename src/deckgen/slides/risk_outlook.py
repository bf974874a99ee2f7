"""Risk and outlook: a table of risks with what answers them, and a panel with what the outlook depends on."""

from __future__ import annotations

from deckgen.blocks import Bullets, Cell, Paragraph, Run, Table, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant


def _cell(*texts: str, colour: str = "") -> Cell:
    """A cell with one paragraph a text."""
    return Cell(tuple(Paragraph((Run(text),)) for text in texts), colour=colour)


KIND = SlideKind(
    name="risk_outlook",
    summary="What could go wrong, what answers it, and what the outlook depends on.",
    fields=(
        TITLE,
        EYEBROW,
        Field("risks", "table", blocks=(Table,), shapes_layout=True, flows=True),
        Field("outlook head", "head", lines=1, beside={"outlook": (Bullets,)}),
        Field("outlook", "card", blocks=(Bullets,), shapes_layout=True),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(
        Variant("Risk and Outlook", {"risks": (Table,), "outlook": (Bullets,)}),
        Variant("Risk", {"risks": (Table,)}),
        Variant("Outlook", {"outlook": (Bullets,)}),
    ),
    example={
        "eyebrow": plain("Risk and outlook"),
        "title": plain("Growth brings costs; each has an answer that can be checked"),
        "risks": Table(
            header=(_cell("Level"), _cell("Risk and effect"), _cell("Response")),
            rows=(
                (_cell("High", colour="accent4"), _cell("Housing", "Rents rise"), _cell("Balanced planning")),
                (_cell("Medium", colour="accent3"), _cell("Labour", "Firms compete"), _cell("New courses")),
            ),
            alt="Two example risks with level, effect and response",
            widths=(1, 4, 3),
        ),
        "outlook head": plain("Outlook"),
        "outlook": Bullets(
            (
                Paragraph((Run("Growth goes on", strong=True),)),
                Paragraph((Run("Depends on housing and transport"),), level=1),
            ),
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
