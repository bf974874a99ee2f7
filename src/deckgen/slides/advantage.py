"""One advantage: message, key figures, points, and a visual on the right."""

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
    name="advantage",
    summary="One strategic advantage with its evidence.",
    fields=(
        TITLE,
        EYEBROW,
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
        Variant("Advantage Figures Picture", {"figures": _FIGURES, "visual": _PICTURE}),
        Variant("Advantage Figures Exhibit", {"figures": _FIGURES, "visual": _EXHIBIT}),
        Variant("Advantage Figures Drawn", {"figures": _FIGURES, "visual": _DRAWN}),
        Variant("Advantage Figures Panel", {"figures": _FIGURES, "visual": _PANEL}),
        Variant("Advantage Figures", {"figures": _FIGURES}),
        Variant("Advantage Picture", {"visual": _PICTURE}),
        Variant("Advantage Exhibit", {"visual": _EXHIBIT}),
        Variant("Advantage Drawn", {"visual": _DRAWN}),
        Variant("Advantage Panel", {"visual": _PANEL}),
        Variant("Advantage Text"),
    ),
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
