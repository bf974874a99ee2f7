"""One benefit: message, lead sentence, points on the left, its evidence on the right."""

from __future__ import annotations

from deckgen.blocks import Bullets, KeyFigure, KeyFigures, Paragraph, Run, plain
from deckgen.item_kind import item_fields, item_variants
from deckgen.slide_kind import Field, SlideKind

KIND = SlideKind(
    name="benefit",
    summary="One future benefit with its evidence.",
    fields=item_fields(Field("lead", "lead", required=True, lines=3)),
    variants=item_variants("Benefit"),
    example={
        "eyebrow": plain("Future benefit 1 of 6  |  Jobs"),
        "title": plain("New plants bring jobs from engineering to services"),
        "lead": plain("The jobs reach from production and engineering to logistics and services"),
        "figures": KeyFigures(
            (
                KeyFigure(Run("3,400"), Run("example direct jobs"), Run("over"), Run("people"), Run("2024")),
                KeyFigure(Run("1.13"), Run("example openings a job seeker"), note=Run("October 2025")),
            ),
        ),
        "points": Bullets(
            (
                Paragraph((Run("Engineers and technicians at the plants themselves"),)),
                Paragraph((Run("Suppliers of equipment, materials and logistics nearby"),)),
                Paragraph((Run("Housing, shops and services for those who come"),)),
            ),
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
