"""Every kind of picture file: the right pixels in the deck, or a finding that says what to do."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms

from deckgen.diagnostics import Checked, Where
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


def take(data: bytes, name: str = "x.png") -> Checked[Original]:
    return take_in(MemoryWorkspace({f"assets/{name}": data}), name, WHERE)


def told(data: bytes, name: str = "x.png") -> tuple[str, str]:
    found = take(data, name).findings
    assert len(found) == 1, found
    assert found[0].cure
    assert found[0].where == WHERE
    return found[0].code, found[0].message


def near(one: Any, other: Any, by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_print_colours_become_screen_colours() -> None:
    image = Image.new("RGB", (16, 16), (200, 40, 40)).convert("CMYK")
    for form, name in (("JPEG", "x.jpg"), ("TIFF", "x.tif")):
        pixel = take(encoded(image, form), name).require().image.getpixel((8, 8))
        assert near(pixel, (200, 40, 40)), (form, pixel)


def _png16(value: int, colour: int) -> bytes:
    """A PNG of 4 by 4 pixels with 16 bits a channel: grey (0) or RGB (2)."""
    channels = 3 if colour == 2 else 1
    rows = (b"\0" + struct.pack(">H", value) * channels * 4) * 4

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 4, 4, 16, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("colour", [0, 2])
@pytest.mark.parametrize("value", [0, 0x4000, 0x8000, 0xFFFF])
def test_sixteen_bits_are_scaled_and_not_cut(value: int, colour: int) -> None:
    image = take(_png16(value, colour)).require().image
    assert image.mode == "RGB"
    assert near(image.getpixel((1, 1)), (value >> 8,) * 3, 1)


def test_deep_values_of_a_measuring_camera_are_scaled() -> None:
    deep = Image.new("F", (8, 8), 0.25)
    deep.putpixel((0, 0), 0.0)
    deep.putpixel((7, 7), 1.0)
    image = take(encoded(deep, "TIFF"), "x.tif").require().image
    assert [image.getpixel(at)[0] for at in ((0, 0), (3, 3), (7, 7))] == [0, 63, 255]


def test_a_palette_with_one_see_through_colour() -> None:
    image = Image.new("P", (8, 8), 1)
    image.putpalette([0, 0, 0, 250, 10, 10] + [0] * 762)
    image.paste(0, (0, 0, 4, 8))
    for form in ("PNG", "GIF"):
        original = take(encoded(image, form, transparency=0)).require()
        assert original.image.mode == "RGBA"
        assert original.image.getpixel((0, 0))[3] == 0
        assert near(original.image.getpixel((6, 6)), (250, 10, 10, 255), 2)


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    assert take(encoded(Image.new("RGBA", (8, 8), (9, 9, 9, 255)), "PNG")).require().image.mode == "RGB"


def test_what_nobody_sees_does_not_go_on() -> None:
    image = Image.new("RGBA", (64, 64), (200, 30, 30, 255))
    image.paste((12, 34, 56, 0), (0, 0, 32, 64))
    data, ending = finish(take(encoded(image, "PNG")).require(), WHOLE, PAGE)
    assert ending == "png"
    shown = Image.open(io.BytesIO(data)).convert("RGBA")
    assert shown.getpixel((5, 5)) == (0, 0, 0, 0)
    assert shown.getpixel((60, 5)) == (200, 30, 30, 255)


def test_a_colour_profile_is_applied_before_it_is_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()  # none that fits: left alone
    plain = take(encoded(Image.new("RGB", (8, 8), (90, 120, 30)), "PNG", icc_profile=profile)).require()
    assert near(plain.image.getpixel((2, 2)), (90, 120, 30), 2)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = take(
        encoded(Image.new("RGB", (8, 8), (90, 120, 30)), "JPEG", icc_profile=srgb, quality=95), "x.jpg"
    )
    assert near(same.require().image.getpixel((2, 2)), (90, 120, 30), 3)
    broken = take(encoded(Image.new("RGB", (8, 8), (90, 120, 30)), "PNG", icc_profile=b"no profile"))
    assert near(broken.require().image.getpixel((2, 2)), (90, 120, 30), 2)


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_of_holding_the_camera(turn: int) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste("red", (0, 0, 20, 20))
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(ways[turn]) if turn > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = turn
    image = take(encoded(stored, "JPEG", exif=exif, quality=95), "x.jpg").require().image
    assert image.size == (60, 40)
    assert near(image.getpixel((5, 5)), (255, 0, 0), 40)
    assert near(image.getpixel((50, 30)), (255, 255, 255), 40)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "TIFF"])
def test_what_moves_is_refused(form: str) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green", "blue")]
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:])
    assert told(data)[0] == "moving-picture"


def test_a_phones_photo_with_its_preview_is_one_picture() -> None:
    photo, preview = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (16, 12), "blue")
    data = encoded(photo, "MPO", save_all=True, append_images=[preview])
    image = take(data, "x.jpg").require().image
    assert image.size == (64, 48)
    assert near(image.getpixel((30, 20)), (255, 0, 0), 10)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_refused_and_never_half_shown(form: str, part: float) -> None:
    data = encoded(Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 40).convert("RGB"), form)
    assert told(data[: int(len(data) * part)])[0] == "broken-picture"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_content_decides_and_not_the_ending(form: str) -> None:
    data = encoded(Image.new("RGB", (8, 8), "red"), form)
    assert near(take(data, "x.bmp").require().image.getpixel((3, 3)), (255, 0, 0), 6)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ....", "PDF"),
        (b"\0\0\0\x18ftypheic....", "HEIC"),
        (b"8BPS....", "Photoshop"),
        (b"\x01\x00\x00\x00....", "EMF"),
        (b"\xd7\xcd\xc6\x9a....", "WMF"),
        (b"<!doctype html><p>404", "web page"),
        (b"PK\x03\x04....", "packed"),
        (b"", "empty"),
        (b"\0" * 400, "not a picture"),
    ],
)
def test_what_is_no_picture_is_called_what_it_is(data: bytes, word: str) -> None:
    code, message = told(data, "x.jpg")
    assert code == "broken-picture"
    assert word in message


def test_a_bomb_of_any_format_is_refused_by_its_size() -> None:
    for form in ("PNG", "TIFF", "GIF"):
        more = {"compression": "tiff_deflate"} if form == "TIFF" else {}
        data = encoded(Image.new("L", (9000, 8000)), form, **more)
        assert told(data)[0] == "picture-too-large"


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ((1, 1), "picture-too-small"),
        ((3, 400), "picture-too-small"),
        ((30_000, 1), "picture-too-small"),
        ((1, 30_000), "picture-too-small"),
        ((30_000, 300), "picture-too-narrow"),
        ((10, 401), "picture-too-narrow"),
    ],
)
def test_a_size_that_no_slide_can_show_is_told_with_its_pixels(size: tuple[int, int], code: str) -> None:
    for form in ("PNG", "JPEG", "GIF"):
        found, message = told(encoded(Image.new("RGB", size), form))
        assert found == code
        assert f"{size[0]:,} by {size[1]:,}" in message


def test_a_banner_is_let_in() -> None:
    assert take(encoded(Image.new("RGB", (3200, 80)), "PNG")).ok
    assert take(encoded(Image.new("RGB", (4, 4)), "PNG")).ok


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="20" height="20" fill="#c00000"/>MORE</svg>'
)


def drawing(more: str = "", head: str = "") -> bytes:
    return (head + SVG.replace("MORE", more)).encode()


def test_a_drawing_becomes_pixels_fine_enough_for_a_slide() -> None:
    original = take(drawing(), "x.svg").require()
    assert (original.width, original.height) == (3300, 1650)
    assert original.image.getpixel((100, 100)) == (192, 0, 0, 255)
    assert original.image.getpixel((2000, 100))[3] == 0
    flat = take(drawing().replace(b"0 0 40 20", b"0 0 400 20"), "x.svg").require()
    assert (flat.width, flat.height) == (8000, 400)
    solid = take(drawing('<rect x="20" width="20" height="20" fill="white"/>'), "x.svg").require()
    assert solid.image.mode == "RGB"
    assert take(drawing(head='<?xml version="1.0" encoding="UTF-8"?>\n'), "x.svg").ok
    assert take(b"\xef\xbb\xbf" + drawing(), "x.svg").ok


def test_a_drawing_gives_the_same_bytes() -> None:
    first = finish(take(drawing(), "x.svg").require(), WHOLE, PAGE)
    assert finish(take(drawing(), "x.svg").require(), WHOLE, PAGE) == first


LOOP = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
LAUGHS = '<g id="g0"><path d="M0 0h1"/></g>' + "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (drawing("<script>alert(1)</script>"), "script"),
        (drawing('<image href="file:///etc/passwd" width="9" height="9"/>'), "another picture"),
        (drawing('<use href="https://example.org/x.svg#a"/>'), "outside itself"),
        (drawing('<rect fill="url(https://example.org/x.svg#a)"/>'), "outside itself"),
        (drawing("<style>@import 'https://example.org/x.css';</style>"), "outside itself"),
        (drawing("<text>Words</text>"), "text"),
        (drawing('<filter id="f"/>'), "filter"),
        (drawing(head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "document type"),
        (drawing(LOOP), "more parts"),
        (drawing(LAUGHS), "more parts"),
        (drawing()[:-9], "XML"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "how large"),
        (drawing().replace(b"0 0 40 20", b"0 0 4000 2"), "size"),
        (drawing().replace(b"0 0 40 20", b"0 0 0 0"), "size"),
        (b"\x1f\x8b....", "packed"),
        (encoded(Image.new("RGB", (8, 8)), "PNG"), "XML"),
    ],
)
def test_a_drawing_that_is_not_drawn_says_why(data: bytes, word: str) -> None:
    code, message = told(data, "x.svg")
    assert code == "broken-picture"
    assert word in message
