"""A process across the slide: three to six steps, each with a heading and a line on it."""

from __future__ import annotations

from deckgen.blocks import Run, Step, Steps, plain
from deckgen.slide_kind import EYEBROW, FOOTER, SLIDE_NUMBER, SOURCE, STAMP, TITLE, Field, SlideKind, Variant

KIND = SlideKind(
    name="steps",
    summary="Three to six steps of a process as chevrons in a row.",
    fields=(
        TITLE,
        EYEBROW,
        Field("head", "head", lines=1),
        Field("steps", "step", blocks=(Steps,), required=True, shapes_layout=True),
        Field("caption", "caption", lines=2),
        SOURCE,
        STAMP,
        FOOTER,
        SLIDE_NUMBER,
    ),
    variants=(Variant("Steps", {"steps": (Steps,)}),),
    example={
        "eyebrow": plain("Example process"),
        "title": plain("Three steps lead from interest to a site"),
        "head": plain("What happens when"),
        "steps": Steps(
            (
                Step(Run("First call"), Run("Your plans and what they need"), "phone"),
                Step(Run("Site visit"), Run("Two sites that would suit"), "map-pin"),
                Step(Run("Agreement"), Run("Land, permits, dates"), "agreement"),
            ),
            "What happens when: 1 First call, 2 Site visit, 3 Agreement",
        ),
    },
)
