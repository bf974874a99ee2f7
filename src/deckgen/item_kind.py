"""What advantage and benefit share: key figures, points and a visual, and a layout for each mixture."""

from __future__ import annotations

from deckgen.blocks import (
    BigNumber,
    Bullets,
    Chart,
    KeyFigures,
    Map,
    Picture,
    Quote,
    Steps,
    Table,
    Timeline,
)
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, Variant

_SORTS: dict[str, tuple[type, ...]] = {
    "Picture": (Picture,),
    "Exhibit": (Chart, Table),
    "Drawn": (Timeline, Map, Steps),
    "Panel": (Quote, BigNumber),
}
"""Visuals by the sort of place they take: a picture or object placeholder, a drawn area, a panel."""

_EXHIBITED = (*_SORTS["Exhibit"], *_SORTS["Drawn"])
_FIGURES = (KeyFigures,)


def item_fields(*before_figures: Field) -> tuple[Field, ...]:
    """Return an item's fields in reading order, a kind's own ones before the key figures."""
    every = tuple(block for blocks in _SORTS.values() for block in blocks)
    captioned = {"visual": (*_SORTS["Picture"], *_EXHIBITED)}
    return (
        TITLE,
        EYEBROW,
        *before_figures,
        Field("figures", "key figure", blocks=_FIGURES, shapes_layout=True),
        Field("points", "body", blocks=(Bullets,), required=True, flows=True),
        Field("head", "head", lines=2, beside={"visual": _EXHIBITED}),
        Field("visual", "label", blocks=every, shapes_layout=True),
        Field("caption", "caption", lines=2, beside=captioned),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    )


def item_variants(name: str) -> tuple[Variant, ...]:
    """Return a layout for each mixture of key figures and visual, such as ``NAME Figures Exhibit``."""
    with_figures = tuple(
        Variant(f"{name} Figures {sort}", {"figures": _FIGURES, "visual": blocks})
        for sort, blocks in _SORTS.items()
    )
    without = tuple(Variant(f"{name} {sort}", {"visual": blocks}) for sort, blocks in _SORTS.items())
    return (
        *with_figures,
        Variant(f"{name} Figures", {"figures": _FIGURES}),
        *without,
        Variant(f"{name} Text"),
    )
