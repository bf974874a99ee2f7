"""A picture is finished once for each way of showing it, and what was kept of it is the same picture."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from deckgen.compile.finished import FinishedPictures
from deckgen.pictures import Original
from deckgen.template import EMU_PER_INCH, Box
from deckgen.workspace import MemoryWorkspace

WHOLE = (0.0, 0.0, 0.0, 0.0)
BOX = Box(0, 0, EMU_PER_INCH, EMU_PER_INCH)


def original(colour: str = "#336699", size: int = 300, mode: str = "RGB") -> Original:
    file = io.BytesIO()
    Image.new(mode, (size, size), colour).save(file, "PNG")
    return Original(f"{colour}{size}{mode}", size, size, file.getvalue())


class Store:
    """Keeps bytes, and lets a test spoil them."""

    def __init__(self) -> None:
        self.kept_bytes: dict[str, bytes] = {}

    def kept(self, name: str) -> bytes | None:
        return self.kept_bytes.get(name)

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        self.kept_bytes[name] = make()


def test_the_same_shown_the_same_is_the_same_object() -> None:
    pictures = FinishedPictures()
    first = pictures.finished(original(), WHOLE, BOX)
    assert pictures.finished(original(), WHOLE, Box(9, 9, BOX.w, BOX.h)) is first


@pytest.mark.parametrize(
    "asked",
    [
        (original("#996633"), WHOLE, BOX),
        (original(), (0.5, 0.0, 0.0, 0.0), BOX),
        (original(), WHOLE, Box(0, 0, BOX.w // 2, BOX.h // 2)),
    ],
    ids=["picture", "crop", "size"],
)
def test_whatever_differs_makes_another(asked: tuple) -> None:
    pictures = FinishedPictures()
    first = pictures.finished(original(), WHOLE, BOX)
    assert pictures.finished(*asked).digest != first.digest
    assert pictures.finished(*asked) == FinishedPictures().finished(*asked)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_later_process_gets_what_was_kept(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryWorkspace({})
    first = FinishedPictures(store).finished(original(mode=mode), WHOLE, BOX)
    monkeypatch.setattr("deckgen.pictures.finish.finish", lambda *_: pytest.fail("finished again"))
    assert FinishedPictures(store).finished(original(mode=mode), WHOLE, BOX) == first


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]]
)
def test_what_is_damaged_is_made_anew(damage: Callable[[bytes], bytes]) -> None:
    store = Store()
    first = FinishedPictures(store).finished(original(), WHOLE, BOX)
    ((name, whole),) = store.kept_bytes.items()
    store.kept_bytes[name] = damage(whole)
    assert FinishedPictures(store).finished(original(), WHOLE, BOX) == first
    assert store.kept_bytes[name] == whole


def test_the_last_ones_are_kept_within_the_bounds() -> None:
    size = len(FinishedPictures().finished(original("#000000"), WHOLE, BOX).blob)
    pictures = FinishedPictures(most=4 * size)
    shown = [pictures.finished(original(f"#0000{n:02}"), WHOLE, BOX) for n in range(20)]
    again = [pictures.finished(original(f"#0000{n:02}"), WHOLE, BOX) for n in (19, 18, 0)]
    assert [one is other for one, other in zip(again, (shown[19], shown[18], shown[0]), strict=True)] == [
        True,
        True,
        False,
    ]
