"""Next steps and contact: what happens now, who does it, and whom to ask."""

from __future__ import annotations

from deckgen.blocks import Bullets, Paragraph, Picture, Run, Text, plain
from deckgen.slide_kind import Field, SlideKind, Variant

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
        Field("qr", "caption", blocks=(Picture,), shapes_layout=True),
    ),
    variants=(
        Variant("Next Steps and Contact"),
        Variant("Next Steps and Contact QR", {"qr": (Picture,)}),
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
    },
)
