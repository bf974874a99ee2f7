"""An investor's logo stands out from what is behind it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from deckgen.blocks import Picture
from deckgen.checks.check import Check, Fault
from deckgen.checks.colours import ground_below
from deckgen.checks.examples import VISUAL, deck, page
from deckgen.checks.placed_pictures import pictures_on
from deckgen.checks.view import DeckView, SlideView
from deckgen.diagnostics import Severity
from deckgen.fit.fitted import PlacedPicture
from deckgen.fit.pictures import whole_in
from deckgen.pictures import Original

LEAST = 0.4
"""The share of a logo's outlines that is to be seen; a plate of its own around light words shows half."""


def see(slide: SlideView) -> Iterator[Fault]:
    """Yield every logo that hardly shows; one on a picture, or on a ground that is not known, is left out."""
    for seen in pictures_on(slide):
        from deckgen.checks.marks import (
            outlines_shown,  # it loads Pillow, which decks without pictures do not need
        )

        original = slide.deck.originals.get(seen.picture.digest) if seen.picture.whole else None
        ground = ground_below(slide, seen.placed, seen.placed.box) if original else ""
        if original and ground and (share := outlines_shown(original, ground)) < LEAST:
            message = f"of the logo {seen.picture.file} {share:.0%} shows on what is behind it ({ground})"
            yield Fault(message, seen.picture.origin)


def _example(ink: int) -> DeckView:
    from PIL import Image

    drawn, target = Image.new("RGBA", (1200, 400)), io.BytesIO()
    drawn.paste((ink, ink, ink, 255), (300, 100, 900, 300))
    drawn.save(target, "PNG")
    data = target.getvalue()
    logo = Original(hashlib.sha256(data).hexdigest(), *drawn.size, data)
    picture = Picture("mark.png", logo.digest, logo.width, logo.height, "A mark", whole=True)
    shown = PlacedPicture("visual", "visual", whole_in(picture, VISUAL.box), picture.digest, picture.alt)
    return deck(page(shown, planned={"visual": picture}), originals=(logo,))


CHECK = Check(
    id="faint-logo",
    fault="A logo of which less than two fifths can be told from what is behind it, such as dark words on "
    "the navy cover; two colours can be told apart from a contrast of 1.8.",
    why="A mark that is not seen is worse than none.",
    cure="take the logo as it is made for dark grounds, or for light ones where the ground is light",
    severity=Severity.WARNING,
    see=see,
    passing=lambda: _example(20),
    failing=lambda: _example(250),
)
