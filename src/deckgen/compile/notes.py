"""Speaker's notes as a notes slide: the slide's picture and the notes, as the notes master has them."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.compile.markup import part_of
from deckgen.compile.references import References
from deckgen.compile.text import text_paragraphs
from deckgen.fit.fitted import FittedParagraph


def notes_part(paragraphs: Sequence[FittedParagraph], skeleton: tuple[str, str]) -> bytes:
    """Return the notes slide's part: the skeleton filled with the notes.

    Raises ValueError for a link, since notes are plain paragraphs.
    """
    references = References("")
    text = text_paragraphs(paragraphs, references)
    if references.targets("hyperlink"):
        raise ValueError("speaker's notes cannot hold links")
    before, after = skeleton
    return part_of(f"{before}{text}{after}")
