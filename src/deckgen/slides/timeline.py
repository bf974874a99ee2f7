"""Dated stations along an axis across the slide."""

from __future__ import annotations

from deckgen.blocks import Run, Station, Timeline, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

KIND = SlideKind(
    name="timeline",
    summary="Two to seven dated stations in order, planned ones hollow.",
    fields=(
        TITLE,
        EYEBROW,
        Field("head", "head", lines=1),
        Field("timeline", "label", blocks=(Timeline,), required=True, shapes_layout=True),
        Field("caption", "caption", lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Timeline", {"timeline": (Timeline,)}),),
    example={
        "eyebrow": plain("Example timeline"),
        "title": plain("From the first talk to the first product in four years"),
        "head": plain("Stations of an example project"),
        "timeline": Timeline(
            (
                Station(Run("2023"), Run("Talks begin")),
                Station(Run("2024"), Run("Site chosen")),
                Station(Run("2025"), Run("Building begins")),
                Station(Run("2027"), Run("First product"), planned=True),
            ),
            "Stations of an example project: 2023 talks, 2024 site, 2025 building, 2027 first product",
        ),
        "source": plain("Source: [1] Example publisher, 2024"),
    },
)
