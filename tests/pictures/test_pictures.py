"""Pictures: taken in whole and upright; only what shows goes on, and nothing that tells of its maker."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from deckgen.diagnostics import Where
from deckgen.pictures import Original
from deckgen.pictures.finish import finish
from deckgen.pictures.intake import take_in
from deckgen.template import EMU_PER_INCH, Box
from deckgen.workspace import MemoryWorkspace

WHERE = Where("content/regions/demo.yaml", 7, 3)
WHOLE = (0.0, 0.0, 0.0, 0.0)
PAGE = Box(0, 0, 10 * EMU_PER_INCH, 10 * EMU_PER_INCH)


def encoded(image: Image.Image, form: str, **more: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **more)
    return target.getvalue()


def taken(data: bytes, name: str = "x.png") -> Original:
    return take_in(MemoryWorkspace({f"assets/{name}": data}), name, WHERE).require()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"])
def test_each_format_is_taken(form: str) -> None:
    original = taken(encoded(Image.new("RGB", (64, 48), "red"), form))
    assert (original.width, original.height, original.image.mode) == (64, 48, "RGB")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "LAB", "I", "I;16", "F"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    form = "TIFF"
    original = taken(
        encoded(Image.new("RGB", (8, 8), "white").convert("L").convert(mode if mode != "LAB" else "L"), form)
    )
    assert original.image.mode == "RGB"


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_see_through_stays_so(mode: str) -> None:
    original = taken(encoded(Image.new(mode, (8, 8)), "PNG"))
    data, ending = finish(original, WHOLE, PAGE)
    assert ending == "png"
    assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_picture_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (60, 40), "red")
    image.paste("blue", (0, 0, 30, 40))
    original = taken(encoded(image, "JPEG", exif=exif, quality=95))
    assert (original.width, original.height) == (40, 60)
    red, _, blue = original.image.getpixel((20, 5))
    assert blue > red


def test_no_metadata_goes_on() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET place"
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "SECRET person")
    image = Image.new("RGB", (64, 48), "green")
    for data in (
        encoded(image, "JPEG", exif=exif, comment=b"SECRET note"),
        encoded(image, "PNG", pnginfo=told),
        encoded(image.convert("RGBA"), "PNG", pnginfo=told),
        encoded(image, "PNG") + b"SECRET tail",
    ):
        assert b"SECRET" in data
        finished, _ = finish(taken(data), WHOLE, PAGE)
        assert b"SECRET" not in finished
        assert b"Exif" not in finished


def test_what_is_cropped_is_gone() -> None:
    image = Image.new("RGB", (100, 100), "white")
    image.paste("red", (0, 0, 50, 100))
    data, _ = finish(taken(encoded(image, "PNG")), (0.5, 0.0, 0.0, 0.0), PAGE)
    shown = Image.open(io.BytesIO(data)).convert("RGB")
    assert shown.size == (50, 100)
    assert min(low for low, _ in shown.getextrema()) > 200


def test_a_picture_is_no_larger_than_it_shows() -> None:
    original = taken(encoded(Image.new("RGB", (2000, 1000), "red"), "PNG"))
    data, _ = finish(original, WHOLE, Box(0, 0, 2 * EMU_PER_INCH, EMU_PER_INCH))
    assert Image.open(io.BytesIO(data)).size == (440, 220)
    small = taken(encoded(Image.new("RGB", (100, 50), "red"), "PNG"))
    data, _ = finish(small, WHOLE, PAGE)
    assert Image.open(io.BytesIO(data)).size == (100, 50)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 90), st.integers(1, 90), st.floats(0, 0.45), st.floats(0, 0.45))
def test_any_crop_of_any_size_gives_a_sound_picture(width: int, height: int, cut: float, more: float) -> None:
    original = taken(encoded(Image.new("RGB", (width + 9, height + 9)), "PNG"))
    data, ending = finish(original, (cut, more, more, cut), Box(0, 0, EMU_PER_INCH, EMU_PER_INCH))
    image = Image.open(io.BytesIO(data))
    image.load()
    assert ending == "jpeg"


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 30).convert("RGB"), "PNG")
    first = finish(taken(data), WHOLE, PAGE)
    assert finish(taken(data), WHOLE, PAGE) == first


def test_a_finding_knows_its_place_and_a_cure() -> None:
    for data, code in ((b"", "broken-picture"), (b"GIF89a", "broken-picture")):
        found = take_in(MemoryWorkspace({"assets/x.png": data}), "x.png", WHERE).findings
        assert [(one.code, one.where) for one in found] == [(code, WHERE)]
        assert all(one.cure for one in found)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = encoded(Image.new("1", (9000, 9000)), "PNG")
    assert len(data) < 200_000
    found = take_in(MemoryWorkspace({"assets/x.png": data}), "x.png", WHERE).findings
    assert [one.code for one in found] == ["picture-too-large"]
