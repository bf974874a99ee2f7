"""The cover: navy left, a picture or a map right; navy all over where there is neither."""

from __future__ import annotations

from deckgen.blocks import Map, Picture, plain
from deckgen.slide_kind import STAMP, Field, SlideKind, Variant

KIND = SlideKind(
    name="cover",
    summary="The first slide: title, what the deck is, who it is from, and when.",
    fields=(
        Field("title", "cover title", required=True, lines=3),
        Field("eyebrow", "cover eyebrow", lines=1),
        Field("subtitle", "subtitle", lines=2),
        Field("investor", "cover line", lines=1),
        Field("investor logo", "caption", blocks=(Picture,)),
        Field("group name", "cover group", lines=1),
        Field("group name 2", "cover group", lines=1),
        Field("date", "cover date", lines=1),
        STAMP,
        Field("visual", "caption", blocks=(Picture, Map), shapes_layout=True),
    ),
    variants=(
        Variant("Title Slide", {"visual": (Picture,)}),
        Variant("Title Slide Map", {"visual": (Map,)}),
        Variant("Title Slide Plain"),
    ),
    example={
        "eyebrow": plain("Investor briefing  |  Kyushu, Japan"),
        "title": plain("Example Prefecture: the industrial base for the next decade"),
        "subtitle": plain("Six advantages, six benefits and the outlook"),
        "group name": plain("Example Development Group"),
        "date": plain("November 2026"),
    },
)
