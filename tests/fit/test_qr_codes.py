"""QR codes: the drawn outlines show just the dark modules, with a quiet zone around."""

from __future__ import annotations

import segno
from hypothesis import given
from hypothesis import strategies as st

from deckgen.blocks import QrCode
from deckgen.fit.fitted import Freeform
from deckgen.fit.qr_codes import QUIET, draw_qr_code, outlines
from deckgen.template import Box, Slot

Rings = tuple[tuple[tuple[int, int], ...], ...]


def modules_of(link: str) -> tuple[str, ...]:
    return tuple("".join(map(str, row)) for row in segno.make(link, error="m", micro=False).matrix)


def filled(rings: Rings, x: float, y: float) -> bool:
    """Whether a point is inside by the even-odd rule."""
    crossings = 0
    for ring in rings:
        for place, (ax, ay) in enumerate(ring):
            bx, by = ring[(place + 1) % len(ring)]
            if ax == bx and min(ay, by) < y < max(ay, by) and ax > x:
                crossings += 1
    return crossings % 2 == 1


def seen(rings: Rings, side: int) -> tuple[str, ...]:
    return tuple("".join(str(int(filled(rings, x + 0.5, y + 0.5))) for x in range(side)) for y in range(side))


@given(st.lists(st.text("01", min_size=7, max_size=7), min_size=7, max_size=7).map(tuple))
def test_outlines_show_the_dark_modules_alone(modules: tuple[str, ...]) -> None:
    assert seen(outlines(modules), 7) == modules


def test_a_whole_code_is_shown_module_by_module() -> None:
    modules = modules_of("https://www.example.org/desk?from=deck")
    assert seen(outlines(modules), len(modules)) == modules


def test_the_code_stands_on_a_light_ground_with_its_quiet_zone() -> None:
    modules = modules_of("https://www.example.org")
    slot = Slot("qr", "area", None, Box(1000, 2000, 1_188_720, 1_188_720))
    group = draw_qr_code(QrCode("https://www.example.org", modules, "QR code: www.example.org"), slot)
    ground, dark = group.shapes
    assert group.alt == "QR code: www.example.org"
    assert isinstance(dark, Freeform)
    module = dark.box.w // len(modules)
    assert dark.box.x - ground.box.x == QUIET * module
    assert ground.box.x + ground.box.w - dark.box.x - dark.box.w == QUIET * module
    assert (getattr(ground, "fill", ""), dark.fill) == ("lt1", "dk2")
