"""Pictures are decoded once, at no more than what shows of them needs, and do not stay in memory."""

from __future__ import annotations

import io
from importlib import import_module

import pytest
from PIL import Image

from deckgen.pictures import Original
from deckgen.pictures.finish import finish
from deckgen.pictures.intake import take_in
from deckgen.pictures.pixels import LARGE, Waiting, decoded, waiting, weight_of
from deckgen.template import EMU_PER_INCH, Box
from deckgen.workspace import MemoryWorkspace

WHOLE = (0.0, 0.0, 0.0, 0.0)
BOX = Box(0, 0, 4 * EMU_PER_INCH, 3 * EMU_PER_INCH)
SIZE = (2400, 1800)


def photo(size: tuple[int, int] = SIZE, turn: int = 1, form: str = "JPEG") -> bytes:
    """White, its upper left quarter red, as it is stored."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    exif, target = Image.Exif(), io.BytesIO()
    exif[0x0112] = turn
    image.save(target, form, exif=exif)
    return target.getvalue()


def taken(data: bytes) -> Original:
    return take_in(MemoryWorkspace({"assets/x": data}), "x").require()


def shown(original: Original, crop: tuple[float, float, float, float] = WHOLE) -> Image.Image:
    return Image.open(io.BytesIO(finish(original, crop, BOX)[0])).convert("RGB")


@pytest.fixture
def decodings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The sizes of all pictures decoded, one after the other."""
    sizes: list[tuple[int, int]] = []

    def noting(image: Image.Image, *least: tuple[int, int]) -> Image.Image:
        made = decoded(image, *least)
        sizes.append(made.size)
        return made

    for name in ("intake", "finish"):
        monkeypatch.setattr(import_module(f"deckgen.pictures.{name}"), "decoded", noting)
    return sizes


def test_a_picture_is_decoded_once_between_its_file_and_its_deck(decodings: list[tuple[int, int]]) -> None:
    shown(taken(photo((800, 600))))
    assert decodings == [(800, 600)]
    shown(taken(photo((800, 600), form="PNG")))
    assert len(decodings) == 2


def test_of_a_large_photograph_little_is_decoded(decodings: list[tuple[int, int]]) -> None:
    large = (4800, 3600)
    original = taken(photo(large))
    assert (original.width, original.height) == large
    assert shown(original).size == (880, 660)
    assert decodings == [(600, 450), (1200, 900)]
    assert waiting.take(original.digest) is None


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
@pytest.mark.parametrize("size", [(1200, 900), SIZE], ids=["small", "large"])
def test_large_ones_are_turned_and_cropped_as_small_ones_are(size: tuple[int, int], turn: int) -> None:
    corners = {1: (0, 0), 3: (1, 1), 6: (1, 0), 8: (0, 1)}
    original = taken(photo(size, turn))
    assert (original.width, original.height) == (size if turn in (1, 3) else size[::-1])
    image = shown(original)
    places = {(x, y): image.getpixel((image.width * (1 + 2 * x) // 4, image.height * (1 + 2 * y) // 4))
              for x in (0, 1) for y in (0, 1)}  # fmt: skip
    assert [corner for corner, pixel in places.items() if pixel[1] < 100] == [corners[turn]]  # type: ignore[index]
    x, y = corners[turn]
    alone = shown(original, (x * 0.5, y * 0.5, 0.5 - x * 0.5, 0.5 - y * 0.5))
    assert alone.getpixel((alone.width // 2, alone.height // 2))[1] < 30  # type: ignore[index]
    assert alone.getpixel((alone.width - 4, alone.height - 4))[1] < 30  # type: ignore[index]


def test_a_large_crop_is_as_fine_as_it_shows() -> None:
    assert taken(photo()).width * taken(photo()).height >= LARGE
    assert shown(taken(photo()), (0.5, 0.5, 0.0, 0.0)).size == (880, 660)
    assert shown(taken(photo()), (0.8, 0.8, 0.0, 0.0)).size == (480, 360)


@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_a_large_photograph_that_is_cut_off_is_refused(part: float) -> None:
    data = photo()
    found = take_in(MemoryWorkspace({"assets/x": data[: int(len(data) * part)]}), "x").findings
    assert [one.code for one in found] == ["broken-picture"]


@pytest.mark.parametrize("data", [photo(), photo((600, 400)), photo((600, 400), 6)])
def test_it_is_the_same_whether_it_waited_or_not(data: bytes) -> None:
    original = taken(data)
    first = finish(original, WHOLE, BOX)
    assert waiting.take(original.digest) is None
    assert finish(original, WHOLE, BOX) == first


def test_those_that_wait_stay_within_their_bounds() -> None:
    image = Image.new("RGB", (100, 100))
    few = Waiting(most=3 * weight_of(image))
    for number in range(9):
        few.keep(str(number), image.copy())
        assert few.weight <= 3 * weight_of(image)
    few.keep("huge", Image.new("RGB", (400, 400)))
    assert [name for name in (*map(str, range(9)), "huge") if few.take(name)] == ["6", "7", "8"]
    assert few.weight == 0


def test_a_picture_named_twice_shows_twice() -> None:
    original = taken(photo((600, 400)))
    assert shown(original, (0.5, 0.0, 0.0, 0.0)).size == (300, 400)
    assert shown(original).size == (600, 400)


def test_no_copy_is_made_of_what_is_as_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("copied")

    for name in ("copy", "tobytes", "frombytes", "transpose"):
        monkeypatch.setattr(Image.Image, name, never, raising=False)
    data, _ = finish(taken(photo((600, 400))), WHOLE, BOX)
    assert Image.open(io.BytesIO(data)).size == (600, 400)
