"""One advantage: message, key figures, points, and a visual on the right."""

from __future__ import annotations

from deckgen.blocks import Bullets, KeyFigure, KeyFigures, Paragraph, Run, plain
from deckgen.item_kind import item_fields, item_variants
from deckgen.slide_kind import SlideKind

KIND = SlideKind(
    name="advantage",
    summary="One strategic advantage with its evidence.",
    fields=item_fields(),
    variants=item_variants("Advantage"),
    example={
        "eyebrow": plain("Strategic advantage 2 of 6  |  Talent"),
        "title": plain("Three university programmes train the engineers that new plants need"),
        "figures": KeyFigures(
            (
                KeyFigure(Run("100"), Run("example places a year"), unit=Run("places"), note=Run("2024")),
                KeyFigure(Run("3.6"), Run("example cost of the hub"), Run("about JPY"), Run("bn")),
            ),
        ),
        "points": Bullets(
            (
                Paragraph((Run("Example universities coordinate their courses with employers"),)),
                Paragraph((Run("A shared clean room opened for training"),)),
                Paragraph((Run("Research agreements bring lectures and internships"),)),
            ),
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
