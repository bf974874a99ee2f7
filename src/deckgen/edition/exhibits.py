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


def caption_of(slide: SlideWriter, note: str | None, insight: str | None = None) -> Text | None:
    """Return a caption: what the exhibit tells, which stands out, and then what is to be known of it."""
    told = [slide.paragraph(insight, strong=True)] if insight else []
    noted = [slide.paragraph(note)] if note else []
    return Text((*told, *noted)) if told or noted else None
