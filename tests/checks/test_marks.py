"""How much of a mark shows on a ground."""

from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deckgen.checks.colours import contrast
from deckgen.checks.marks import outlines_shown
from deckgen.checks.rules.faint_logo import LEAST
from deckgen.pictures import Original

NAVY, WHITE = "0B2A4A", "FFFFFF"
CLEAR = "00000000"


def mark(words: str, sign: str = CLEAR, plate: str = CLEAR) -> Original:
    """A mark of thin strokes, as letters are, beside a sign; colours in hex digits, with or without alpha."""
    image = Image.new("RGBA", (600, 150), f"#{plate}")
    for stroke in range(12):
        image.paste(Image.new("RGBA", (8, 60), f"#{words}"), (200 + stroke * 28, 45))
    image.alpha_composite(Image.new("RGBA", (90, 90), f"#{sign}"), (40, 30))
    target = io.BytesIO()
    image.save(target, "PNG")
    return Original(hashlib.sha256(target.getvalue()).hexdigest(), *image.size, target.getvalue())


@pytest.mark.parametrize(
    ("logo", "on_navy", "on_white"),
    [
        (mark("14212B"), False, True),
        (mark(NAVY), False, True),
        (mark("FFFFFF"), True, False),
        (mark("F0F0F0"), True, False),
        (mark("C9A227"), True, True),
        (mark("C00000"), True, True),
        (mark("14212B", sign="F0A000"), False, True),  # the sign shows, the words do not
        (mark("FFFFFF", sign="F0A000"), True, False),
        (mark("FFFFFF", plate=NAVY), True, True),  # the words stand on a plate of their own
        (mark(NAVY, plate="FFFFFF"), True, True),
        (mark(CLEAR), False, False),
    ],
)
def test_what_shows_of_a_mark(logo: Original, on_navy: bool, on_white: bool) -> None:
    assert (outlines_shown(logo, NAVY) >= LEAST) is on_navy
    assert (outlines_shown(logo, WHITE) >= LEAST) is on_white


COLOURS = st.integers(0, 0xFFFFFF).map("{:06X}".format)


@given(COLOURS, COLOURS)
def test_a_mark_of_one_colour_shows_as_far_as_that_stands_out(colour: str, ground: str) -> None:
    shown, ratio = outlines_shown(mark(colour), ground), contrast(colour, ground)
    assert 0 <= shown <= 1
    if ratio < 1.6:
        assert shown < LEAST
    elif ratio > 2:
        assert shown > LEAST
