"""The contact sheet: every slide, in order, small."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from deckgen.preview.contact_sheet import THUMB_WIDTH, contact_sheet, thumbnail


def test_a_slide_keeps_its_shape() -> None:
    target = io.BytesIO()
    Image.new("RGB", (1280, 960), "red").save(target, "PNG")
    assert thumbnail(target.getvalue()).size == (THUMB_WIDTH, THUMB_WIDTH * 3 // 4)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30))
def test_every_slide_is_on_it_whole_and_in_order(slides: int) -> None:
    colours = [(255, 3 * n, 255 - 3 * n) for n in range(slides)]
    thumbs = [Image.new("RGB", (THUMB_WIDTH, 90), colour) for colour in colours]
    with Image.open(io.BytesIO(contact_sheet("demo", thumbs))) as sheet:
        counts = {
            colour: count for count, colour in sheet.convert("RGB").getcolors(sheet.width * sheet.height)
        }
        pixels = sheet.convert("RGB").load()
        first = {}
        for y in range(0, sheet.height, 10):
            for x in range(0, sheet.width, 20):
                first.setdefault(pixels[x, y], (y, x))
    assert all(counts[colour] == THUMB_WIDTH * 90 for colour in colours)
    assert sorted(colours, key=first.__getitem__) == colours
