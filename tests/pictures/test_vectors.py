"""Drawings that go into a deck as such: only shapes, looking the same, where they show whole."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from deckgen.compile.media import finish_pictures
from deckgen.fit.fitted import FittedDeck, FittedSlide, PlacedPicture
from deckgen.pictures import Original
from deckgen.pictures.intake import take_in
from deckgen.plan import Edition, Properties
from deckgen.template import EMU_PER_INCH, Box
from deckgen.workspace import MemoryWorkspace

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
SHAPES = (
    '<defs><linearGradient id="tone"><stop offset="0" stop-color="#0f4c81"/>'
    '<stop offset="1" style="stop-color:#ffffff;stop-opacity:0.5"/></linearGradient>'
    '<clipPath id="round"><circle cx="20" cy="10" r="9"/></clipPath></defs>'
    '<g transform="translate(2 1)" clip-path="url(#round)">'
    '<rect width="40" height="20" fill="url(#tone)"/></g>'
    '<path id="wave" d="M0 0L40 20&#10;L0 20z" style="fill:none;stroke:#8f1d2f;stroke-width:2"/>'
    '<use xlink:href="#wave" x="5"/>'
)


def drawn(inner: str, root: str = 'viewBox="0 0 40 20"') -> Original:
    data = f"{HEAD}{root}>{inner}</svg>".encode()
    return take_in(MemoryWorkspace({"assets/x.svg": data}), "x.svg").require()


def again(original: Original) -> Original:
    """The drawing that goes into the deck, taken in anew."""
    return take_in(MemoryWorkspace({"assets/x.svg": original.drawing}), "x.svg").require()


def differ(one: Original, other: Original) -> float:
    """How much they differ on white, of 255 on average, the three channels together."""
    pages = []
    for picture in (one, other):
        small = picture.image.convert("RGBA").resize((300, 150))
        pages.append(Image.alpha_composite(Image.new("RGBA", small.size, "white"), small).convert("RGB"))
    return sum(ImageStat.Stat(ImageChops.difference(*pages)).mean)


@pytest.mark.parametrize(
    ("inner", "root"),
    [
        (SHAPES, 'viewBox="0 0 40 20"'),
        (SHAPES, 'viewBox="-5,-5 60 40" fill="#ad5e0e"'),
        (SHAPES, 'width="40" height="20"'),
        (SHAPES, 'width="80mm" height="40mm" viewBox="0 0 40 20" style="fill:#0a857b"'),
        ('<g display="none"><rect width="40"/></g><circle r="8" opacity="0.4"/>', 'viewBox="0 0 40 20"'),
    ],
)  # fmt: skip
def test_what_goes_on_looks_as_what_was_given(inner: str, root: str) -> None:
    original = drawn(inner, root)
    assert original.drawing
    assert differ(original, again(original)) < 3


def test_nothing_but_shapes_goes_on() -> None:
    original = drawn(
        '<!-- SECRET --><metadata><x>SECRET</x></metadata><title>SECRET</title><desc>SECRET</desc>'
        '<g id="SECRET" data-owner="SECRET" onclick="SECRET()" aria-label="SECRET">'
        '<rect width="9" height="9" font-family="SECRET" style="-inkscape-font:SECRET;fill:#000"/></g>'
        '<rect id="SECRET2" width="4" height="4" display="none"/>'
        '<rect id="SECRET3" width="4" height="4" style="display:none"/>'
        '<circle id="SECRET4" r="3"/><use href="#SECRET4" x="9"/>',
    )  # fmt: skip
    assert original.drawing.startswith(b"<svg ")
    for word in (b"SECRET", b"onclick", b"<!--", b"title", b"style", b"display"):
        assert word not in original.drawing
    assert differ(original, again(original)) < 3


@pytest.mark.parametrize(
    "inner",
    [
        "<style>rect{fill:red}</style><rect class='a' width='9' height='9'/>",
        "<rect class='a' width='9' height='9'/>",
        "<mask id='m'><rect width='3' height='3'/></mask><rect mask='url(#m)' width='9' height='9'/>",
        "<pattern id='p'/><rect fill='url(#p)' width='9' height='9'/>",
        "<svg width='5' height='5'/>",
        "<a href='#x'><rect width='9' height='9'/></a>",
        "<rect width='9' height='9' style='transform:rotate(3deg)'/>",
        "<rect width='9' height='9' visibility='hidden'/>",
        "<rect width='9' height='9' fill='a{b}'/>",
        "<path d='" + "M0 0L9 9" * 70_000 + "'/>",
    ],
)
def test_what_viewers_draw_differently_goes_as_pixels_alone(inner: str) -> None:
    original = drawn(inner)
    assert not original.drawing
    assert original.width == 3300


def placed(
    original: Original, crop: tuple[float, float, float, float]
) -> tuple[PlacedPicture, dict[str, bytes]]:
    """The picture as it is drawn, and the bytes that go into the deck, by their ending."""
    box = Box(0, 0, 4 * EMU_PER_INCH, 2 * EMU_PER_INCH)
    shape = PlacedPicture("visual", "visual", box, original.digest, "Art", crop=crop)
    slide = FittedSlide("one", "advantage", "Advantage with Picture", "One", (shape,))
    deck = FittedDeck(Edition("demo", "", "en", "pitch"), Properties("T", "A", "en"), "0", (slide,))
    finished, media = finish_pictures(deck, {original.digest: original})
    found = finished.slides[0].shapes[0]
    assert isinstance(found, PlacedPicture)
    return found, {item.extension: item.blob for item in media.values()}


def test_a_whole_drawing_goes_with_its_pixels() -> None:
    original = drawn(SHAPES)
    shape, media = placed(original, (0.0, 0.0, 0.0, 0.0))
    assert shape.drawing
    assert media["svg"] == original.drawing
    assert Image.open(io.BytesIO(media["png"])).size == (880, 440)


def test_of_a_cropped_drawing_only_what_shows_goes_on() -> None:
    shape, media = placed(drawn(SHAPES), (0.3, 0.0, 0.0, 0.0))
    assert not shape.drawing
    assert list(media) == ["png"]
