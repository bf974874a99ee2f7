"""Next steps and contact: what happens now, who does it, and whom to ask."""

from __future__ import annotations

from deckgen.blocks import Bullets, Paragraph, QrCode, Run, Text, plain
from deckgen.slide_kind import STAMP, Field, SlideKind, Variant

_CODE = (QrCode,)
_EXAMPLE_LINK = "HTTPS://EXAMPLE.ORG"
_EXAMPLE_MODULES = (
    "111111101010101111111",
    "100000100010101000001",
    "101110101101001011101",
    "101110100100001011101",
    "101110100001101011101",
    "100000101110001000001",
    "111111101010101111111",
    "000000000010000000000",
    "101000110011100100101",
    "100100011000001110101",
    "001000100111100111010",
    "001111011000000111010",
    "010001111100101011011",
    "000000001001100101011",
    "111111101111101100110",
    "100000100001011011010",
    "101110100000110111110",
    "101110100010001101000",
    "101110101100101001011",
    "100000100010010100001",
    "111111101001101000011",
)

KIND = SlideKind(
    name="next_steps",
    summary="The closing slide: actions with owner and time, and the contact.",
    fields=(
        Field("title", "closing title", required=True, lines=2),
        Field("eyebrow", "cover eyebrow", lines=1),
        Field("steps", "closing step", blocks=(Bullets,), required=True, flows=True),
        Field("contact", "closing contact"),
        Field("group name", "cover group", lines=1),
        Field("group name 2", "cover group", lines=1),
        STAMP,
        Field("qr", "caption", blocks=_CODE, shapes_layout=True),
    ),
    variants=(
        Variant("Next Steps and Contact"),
        Variant("Next Steps and Contact QR", {"qr": _CODE}),
    ),
    example={
        "eyebrow": plain("Next steps"),
        "title": plain("Three steps from interest to a site"),
        "steps": Bullets(
            (
                Paragraph((Run("First call", strong=True),)),
                Paragraph((Run("You and the example group"),), level=1),
                Paragraph((Run("Site visit", strong=True),)),
                Paragraph((Run("The example group"),), level=1),
            ),
        ),
        "contact": Text((Paragraph((Run("Example Group", strong=True),)), Paragraph((Run("example.org"),)))),
        "qr": QrCode(_EXAMPLE_LINK, _EXAMPLE_MODULES, "QR code: example.org"),
    },
)
