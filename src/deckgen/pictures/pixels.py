"""Encoded pictures as pixels: upright, in a deck's colours, no more of them than are asked for."""

from __future__ import annotations

import io
import warnings
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PIL import Image, ImageOps

from deckgen.pictures.colours import to_srgb

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")

LARGE = 3_000_000
"""Pixels from which on a JPEG is decoded at a half, a quarter or an eighth where no more of it shows."""

MOST_BYTES_WAITING = 28 * 2**20
_TAKEN_UNTIL_TRIMMED = 24
_JPEG = ("JPEG", "MPO")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)

Size = tuple[int, int]


@contextmanager
def quietly() -> Iterator[None]:
    """Pass over what Pillow passes over in a damaged file, but not over what would fill the memory."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def opened(data: bytes) -> Image.Image:
    """Return the picture with its head read and nothing decoded; raises what Pillow raises."""
    return Image.open(io.BytesIO(data), formats=FORMATS)


def upright_size(image: Image.Image) -> Size:
    """Return width and height in pixels as the picture is meant to be seen."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)


def is_large(image: Image.Image) -> bool:
    """Return True where the picture is one that can be decoded at less than its size, and is worth it."""
    return image.format in _JPEG and image.width * image.height >= LARGE


def decoded(image: Image.Image, least: Size | None = None) -> Image.Image:
    """Return an opened picture's pixels, upright and as RGB or RGBA; its file is read to the end.

    Of a large JPEG they may be fewer than the file has, but of no side less than ``least`` (width, height,
    upright) where it is given. Raises what Pillow raises.
    """
    if least and is_large(image):
        turned = upright_size(image) != image.size
        image.draft(None, least[::-1] if turned else least)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)  # a copy of a large picture is hundreds of megabytes
    return to_srgb(image)


class Waiting:
    """Pictures decoded when they were checked, until a deck's are finished: none is decoded twice for it.

    Each can be taken once. Within ``most`` bytes of pixels; those that wait longest make room.
    """

    def __init__(self, most: int = MOST_BYTES_WAITING) -> None:
        self._most = most
        self._kept: OrderedDict[str, Image.Image] = OrderedDict()
        self._taken = 0

    def keep(self, digest: str, image: Image.Image) -> None:
        """Let a picture wait under the digest of its file, if there is room for it at all."""
        if weight_of(image) > self._most:
            return
        self._kept[digest] = image
        while self.weight > self._most:
            self._kept.popitem(last=False)

    def take(self, digest: str) -> Image.Image | None:
        """Return the picture that waits under a digest, and keep it no longer."""
        self._taken += 1
        if self._taken % _TAKEN_UNTIL_TRIMMED == 0:
            _give_back()
        return self._kept.pop(digest, None)

    @property
    def weight(self) -> int:
        """The bytes of all pixels that wait."""
        return sum(map(weight_of, self._kept.values()))


def _give_back() -> None:
    """Have the C library give freed memory back: it keeps pixels that were freed below anything small."""
    import ctypes  # seldom needed: few processes decode so many pictures

    with suppress(AttributeError, OSError, TypeError):  # other systems' libraries have no such function
        ctypes.CDLL(None).malloc_trim(0)


def weight_of(image: Image.Image) -> int:
    """Return the bytes of a picture's pixels in memory."""
    return image.width * image.height * 4


waiting = Waiting()
"""The pictures of this process that wait to be finished."""
