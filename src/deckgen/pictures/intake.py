"""Picture files from ``assets/``: read, and checked to the last pixel; kept as they are."""

from __future__ import annotations

import hashlib
from typing import Any

from PIL import Image, UnidentifiedImageError

from deckgen.diagnostics import Checked, Finding, Where
from deckgen.pictures.drawings import STEEPEST, DrawingError, draw_svg, is_drawing
from deckgen.pictures.original import Original
from deckgen.pictures.pixels import decoded, is_large, opened, quietly, upright_size, waiting
from deckgen.workspace import Workspace
from deckgen.workspace.paths import fault_of

ASSETS = "assets"
MOST_PIXELS = 60_000_000
MOST_BYTES = 64 * 1024 * 1024
LEAST_SIDE = 4
"""Pixels; what is only coarse has its own check, which knows how large the picture shows."""


def take_in(workspace: Workspace, file: str, where: Where | None = None) -> Checked[Original]:
    """Return the picture under ``assets/``, which is sound to its last pixel, or what is wrong with it."""
    read = _read(workspace, file, where)
    if read.value is None:
        return Checked(None, read.findings)
    if is_drawing(read.value, file):
        return _as_drawing(read.value, file, where)
    try:
        with quietly():
            return _decoded(read.value, file, where)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(file, where)
    except UnidentifiedImageError:
        detail = _kind_of(read.value)
    except Exception as error:  # a foreign file can fail in any way
        detail = f"cannot be decoded ({str(error) or type(error).__name__})"
    return _refused("broken-picture", f"{file} {detail}", "export it again as JPEG or PNG", where)


_KINDS = {
    b"%PDF": "a PDF",
    b"8BPS": "a Photoshop file",
    b"\xd7\xcd\xc6\x9a": "a WMF drawing",
    b"\x01\x00\x00\x00": "an EMF drawing",
    b"%!PS": "an EPS drawing",
    b"PK": "a packed file",
    b"<": "a web page or XML",
}


def _kind_of(data: bytes) -> str:
    """What a file that is no picture looks like."""
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "is a HEIC or AVIF photo, which PowerPoint does not show everywhere"
    found = (kind for sign, kind in _KINDS.items() if data.startswith(sign))
    kind = next(found, "")
    return f"is {kind}, not a picture" if kind else "is not a picture" if data else "is empty"


def _as_drawing(data: bytes, file: str, where: Where | None) -> Checked[Original]:
    try:
        pixels, plain = draw_svg(data)
        image = decoded(opened(pixels))
    except DrawingError as error:
        detail = str(error)
    except Exception as error:  # a foreign file can fail in any way
        detail = f"cannot be drawn ({str(error) or type(error).__name__})"
    else:
        digest = hashlib.sha256(data).hexdigest()
        waiting.keep(digest, image)
        return Checked(Original(digest, image.width, image.height, pixels, plain or b""))
    cure = "export it as a plain SVG with texts as outlines, or as PNG 3000 pixels across"
    return _refused("broken-picture", f"{file} {detail}", cure, where)


def _read(workspace: Workspace, file: str, where: Where | None) -> Checked[bytes]:
    path = f"{ASSETS}/{file}"
    try:
        if fault := fault_of(file):
            raise PermissionError(f"'{file}' {fault}")
        data = workspace.read(path)
    except FileNotFoundError:
        known = [name.removeprefix(f"{ASSETS}/") for name in workspace.names(path.rpartition("/")[0], "")]
        cure = (
            f"put the file there; beside it stand: {', '.join(known)}"
            if known
            else f"put the file in {ASSETS}/"
        )
        if file.startswith(f"{ASSETS}/"):
            cure = (
                f"leave out {ASSETS}/, below which pictures are looked for: {file.removeprefix(f'{ASSETS}/')}"
            )
        return _refused("no-such-picture", f"there is no picture {path}", cure, where)
    except PermissionError as error:
        return _refused(
            "bad-path", str(error), f"name a file below {ASSETS}/, such as kumamoto/castle.jpg", where
        )
    except OSError as error:
        return _refused(
            "unreadable-file", f"{path} cannot be read: {error.strerror or error}", "check the file", where
        )
    if len(data) > MOST_BYTES:
        message = f"{file} is larger than {MOST_BYTES >> 20} MB"
        return _refused("picture-too-large", message, _SMALLER, where)
    return Checked(data)


def _decoded(data: bytes, file: str, where: Where | None) -> Checked[Original]:
    image = opened(data)
    if image.width * image.height > MOST_PIXELS:
        return _too_large(file, where)
    if refused := _odd_size(*image.size, file, where):
        return refused
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":  # a photo with its preview
        cure = "export one frame as PNG or JPEG"
        return _refused("moving-picture", f"{file} has more than one frame", cure, where)
    digest = hashlib.sha256(data).hexdigest()
    if is_large(image):
        size = upright_size(image)
        decoded(image, (1, 1))  # finds what is broken in little memory; how much of it shows is not known yet
    else:
        upright = decoded(image)
        size = upright.size
        waiting.keep(digest, upright)
    return Checked(Original(digest, *size, data))


def _odd_size(width: int, height: int, file: str, where: Where | None) -> Checked[Any] | None:
    """What is wrong with the size of a picture of which a slide could only show a blot or a bar."""
    said = f"{file} is {width:,} by {height:,} pixels"
    if min(width, height) < LEAST_SIDE:
        return _refused("picture-too-small", f"{said}: nothing can be seen on it", _LARGER, where)
    if max(width, height) > STEEPEST * min(width, height):
        message = f"{said}: one side is more than {STEEPEST} times the other"
        return _refused("picture-too-narrow", message, _LARGER, where)
    return None


_LARGER = "export the picture as it is meant to be seen: 800 pixels wide for a third of the slide"
_SMALLER = "make it smaller: 3000 pixels across are plenty for a slide"


def _too_large(file: str, where: Where | None) -> Checked[Any]:
    message = f"{file} has more than {MOST_PIXELS // 1_000_000} million pixels"
    return _refused("picture-too-large", message, _SMALLER, where)


def _refused(code: str, message: str, cure: str, where: Where | None) -> Checked[Any]:
    return Checked(None, (Finding(code, message, cure, where),))
