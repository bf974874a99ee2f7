"""A visual ready for its slots: the block, its head, its caption."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blocks import Block, Text
from deckgen.edition.writer import SlideWriter


class Exhibit(Struct, frozen=True):
    """A visual ready for its slots."""

    block: Block | None
    head: Text | None = None
    caption: Text | None = None

    def fields(self, name: str = "visual") -> dict[str, Block | None]:
        """Return the fields that the visual fills, the block under that name."""
        return {name: self.block, "head": self.head, "caption": self.caption}


def caption_of(slide: SlideWriter, *texts: str | None) -> Text | None:
    """Return the texts that there are as paragraphs of a caption."""
    paragraphs = tuple(slide.paragraph(text) for text in texts if text)
    return Text(paragraphs) if paragraphs else None
