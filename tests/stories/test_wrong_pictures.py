"""Paths that lead out, and pictures that are not what their names say."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

REGION = "content/regions/demo.yaml"
BRAND = "content/brand.yaml"
MASTER = "templates/master.pptx"
QUAY = "assets/demo/quay.png"


def only_error(answer: Any, code: str) -> Any:
    """The one error, which has that code and a cure."""
    assert "Traceback" not in answer.err
    assert [told.code for told in answer.errors] == [code], answer.err
    assert answer.errors[0].cure
    return answer.errors[0]


def nothing_is_left(demo: Any) -> None:
    assert not [path for path in demo.files() if path.startswith("build/")]
    assert demo.stray() == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("../content/brand.yaml", "assets/"),
        ("/etc/hostname", "assets/"),
        ("demo\\quay.png", "assets/"),
        ("C:/quay.png", "assets/"),
        ("file:///etc/hostname", "assets/"),
        ("~/quay.png", "assets/"),
        ("con.png", "assets/"),
    ],
)
def test_a_path_that_leads_out_of_assets(path: str, said: str, demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", f"file: ‸'{path}'")
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    told = only_error(answer, "bad-path")
    assert told.place == place
    assert said in told.cure
    nothing_is_left(demo)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_project(demo: Any, deckgen: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (400, 300), "red").save(secret)
    (demo.root / QUAY).unlink()
    (demo.root / QUAY).symlink_to(secret)
    only_error(deckgen("build", "demo", "--lang", "en"), "bad-path")
    nothing_is_left(demo)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_itself(demo: Any, deckgen: Any) -> None:
    (demo.root / QUAY).unlink()
    (demo.root / QUAY).symlink_to(demo.root / QUAY)
    only_error(deckgen("build", "demo", "--lang", "en"), "bad-path")


def test_an_absent_picture_is_told_with_its_neighbours(demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", "file: ‸demo/quai.png")
    told = only_error(deckgen("build", "demo", "--lang", "en"), "no-such-picture")
    assert told.place == place
    assert "demo/quay.png" in told.cure or "did you mean" in told.cure
    nothing_is_left(demo)


def _png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be that large, with next to no data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def _moving_gif() -> bytes:
    frames = [Image.new("RGB", (200, 150), colour) for colour in ("red", "blue")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    return target.getvalue()


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (lambda data: data[: len(data) * 2 // 3], "broken-picture"),
    "a bit turned": (lambda data: data[:200] + bytes([data[200] ^ 255]) + data[201:], "broken-picture"),
    "words": (lambda _: b"not a picture at all", "broken-picture"),
    "HTML": (lambda _: b"<html><body>404</body></html>", "broken-picture"),
    "nothing": (lambda _: b"", "broken-picture"),
    "a drawing": (lambda _: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "broken-picture"),
    "a moving GIF": (lambda _: _moving_gif(), "moving-picture"),
    "a bomb": (lambda _: _png_header(30_000, 30_000), "picture-too-large"),
    "a smaller bomb": (lambda _: _png_header(9_000, 9_000), "picture-too-large"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_picture_that_is_not_sound(name: str, demo: Any, deckgen: Any) -> None:
    place = demo.replace(REGION, "file: demo/quay.png", "file: ‸demo/quay.png")
    spoil, code = BROKEN[name]
    demo.write(QUAY, spoil((demo.root / QUAY).read_bytes()))
    answer = deckgen("build", "demo", "--lang", "en")
    assert answer.code == 1
    assert only_error(answer, code).place == place
    nothing_is_left(demo)
