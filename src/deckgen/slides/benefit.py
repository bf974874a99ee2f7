"""One benefit: message, lead sentence, points on the left, its evidence on the right."""

from __future__ import annotations

from deckgen.blocks import (
    BigNumber,
    Bullets,
    Chart,
    KeyFigure,
    KeyFigures,
    Map,
    Paragraph,
    Picture,
    Quote,
    Run,
    Steps,
    Table,
    Timeline,
    plain,
)
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, TITLE, Field, SlideKind, Variant

_PICTURE = (Picture,)
_EXHIBIT = (Chart, Table)
_DRAWN = (Timeline, Map, Steps)
_PANEL = (Quote, BigNumber)
_FIGURES = (KeyFigures,)

KIND = SlideKind(
    name="benefit",
    summary="One future benefit with its evidence.",
    fields=(
        TITLE,
        EYEBROW,
        Field("lead", "lead", required=True, lines=3),
        Field("figures", "key figure", blocks=_FIGURES, shapes_layout=True),
        Field("points", "body", blocks=(Bullets,), required=True, flows=True),
        Field("head", "head", lines=2, beside={"visual": (*_EXHIBIT, *_DRAWN)}),
        Field("visual", "label", blocks=(*_PICTURE, *_EXHIBIT, *_DRAWN, *_PANEL), shapes_layout=True),
        Field("caption", "caption", lines=2, beside={"visual": (*_PICTURE, *_EXHIBIT, *_DRAWN)}),
        SOURCE,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(
        Variant("Benefit Figures Picture", {"figures": _FIGURES, "visual": _PICTURE}),
        Variant("Benefit Figures Exhibit", {"figures": _FIGURES, "visual": _EXHIBIT}),
        Variant("Benefit Figures Drawn", {"figures": _FIGURES, "visual": _DRAWN}),
        Variant("Benefit Figures Panel", {"figures": _FIGURES, "visual": _PANEL}),
        Variant("Benefit Figures", {"figures": _FIGURES}),
        Variant("Benefit Picture", {"visual": _PICTURE}),
        Variant("Benefit Exhibit", {"visual": _EXHIBIT}),
        Variant("Benefit Drawn", {"visual": _DRAWN}),
        Variant("Benefit Panel", {"visual": _PANEL}),
        Variant("Benefit Text"),
    ),
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
