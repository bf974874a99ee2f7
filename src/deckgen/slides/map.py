"""A country's divisions, some highlighted, alone or with points beside them."""

from __future__ import annotations

from deckgen.blocks import Bullets, Map, Paragraph, Run, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

_MAP, _INSIGHT = (Map,), (Bullets,)

KIND = SlideKind(
    name="map",
    summary="A map with what it tells beside it.",
    fields=(
        TITLE,
        EYEBROW,
        Field("head", "head", lines=1),
        Field("map", "label", blocks=_MAP, required=True, shapes_layout=True),
        Field("insight", "insight", blocks=_INSIGHT, shapes_layout=True),
        Field("caption", "caption", lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(
        Variant("Map", {"map": _MAP}),
        Variant("Map and Points", {"map": _MAP, "insight": _INSIGHT}),
    ),
    example={
        "eyebrow": plain("Example map"),
        "title": plain("The example region lies in the west of the country"),
        "head": plain("Where it lies"),
        "map": Map("Japan", ("Kumamoto",), "Map: Kumamoto in Japan", {"Kumamoto": Run("Kumamoto")}),
        "insight": Bullets(
            (
                Paragraph((Run("Two hours by air from the capital"),)),
                Paragraph((Run("Ports on two coasts"),), level=1),
            ),
        ),
    },
)
