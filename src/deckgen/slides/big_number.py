"""One figure as large as can be, with a sentence or points on what it means."""

from __future__ import annotations

from deckgen.blocks import BigNumber, Bullets, KeyFigure, Paragraph, Run, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

_NUMBER, _POINTS = (BigNumber,), (Bullets,)

KIND = SlideKind(
    name="big_number",
    summary="One figure with its label, its date and what it means.",
    fields=(
        TITLE,
        EYEBROW,
        Field("figure", "big number", blocks=_NUMBER, required=True, shapes_layout=True),
        Field("points", "body", blocks=_POINTS, shapes_layout=True),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(
        Variant("Big Number", {"figure": _NUMBER}),
        Variant("Big Number and Points", {"figure": _NUMBER, "points": _POINTS}),
    ),
    example={
        "eyebrow": plain("Example figure"),
        "title": plain("One plant brings work to a whole town"),
        "figure": BigNumber(
            KeyFigure(Run("3,400"), Run("example direct jobs"), Run("over"), Run("people"), Run("2024")),
            Run("As many as the town's ten largest employers had together before"),
            "people",
        ),
        "points": Bullets((Paragraph((Run("Engineers, technicians and drivers"),)),)),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
