"""A chart with what it tells: key figures, a sentence, points."""

from __future__ import annotations

from decimal import Decimal

from deckgen.blocks import Bullets, Chart, KeyFigure, KeyFigures, Paragraph, Run, Series, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

_CHART, _FIGURES, _INSIGHT = (Chart,), (KeyFigures,), (Bullets,)

KIND = SlideKind(
    name="chart",
    summary="One chart with its unit above, and what it tells beside it.",
    fields=(
        TITLE,
        EYEBROW,
        Field("head", "head", lines=1),
        Field("content", "label", blocks=_CHART, required=True, shapes_layout=True),
        Field("figures", "key figure", blocks=_FIGURES, shapes_layout=True),
        Field("insight", "insight", blocks=_INSIGHT, shapes_layout=True),
        Field("caption", "caption", lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(
        Variant("Content with Caption", {"content": _CHART, "insight": _INSIGHT}),
        Variant(
            "Content with Caption Figures", {"content": _CHART, "figures": _FIGURES, "insight": _INSIGHT}
        ),
        Variant("Content with Figures", {"content": _CHART, "figures": _FIGURES}),
        Variant("Chart", {"content": _CHART}),
    ),
    example={
        "eyebrow": plain("Example chart"),
        "title": plain("Example places grow from year to year"),
        "head": plain("Example places, people"),
        "content": Chart(
            "column",
            tuple(Run(f"FY{year}") for year in range(2021, 2025)),
            (Series(Run("Places"), tuple(map(Decimal, (40, 60, 80, 100))), "places"),),
            "Chart: example places; FY2021 40, FY2022 60, FY2023 80, FY2024 100",
            "#,##0",
            ("FY2024",),
        ),
        "figures": KeyFigures((KeyFigure(Run("100"), Run("example places"), unit=Run("places")),)),
        "insight": Bullets((Paragraph((Run("Places have more than doubled in three years"),)),)),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
