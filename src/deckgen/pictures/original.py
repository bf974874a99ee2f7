"""A picture that was taken in: what plans and checks know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that is sound: the SHA-256 of its file, its upright size in pixels, its encoded bytes.

    Of a drawing, size and bytes are those of a PNG fine enough for a slide, and ``drawing`` is a plain SVG of
    the same; that is empty for photographs and for drawings that only pixels show as meant. Two are equal
    where their files are.
    """

    digest: str
    width: int
    height: int
    data: bytes = field(compare=False, repr=False)
    drawing: bytes = field(default=b"", compare=False, repr=False)

    @property
    def weight(self) -> int:
        """The bytes that it takes in memory."""
        return len(self.data) + len(self.drawing)

    @property
    def image(self) -> Image.Image:
        """All its pixels, decoded anew: upright, RGB or RGBA."""
        from deckgen.pictures.pixels import decoded, opened, quietly  # Pillow is not needed for what is kept

        with quietly():
            return decoded(opened(self.data))
