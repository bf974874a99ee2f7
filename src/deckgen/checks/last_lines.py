"""Last lines that hold too little to stand alone."""

from __future__ import annotations

from deckgen.checks.frames import FramedText
from deckgen.fit.line_ends import is_orphan


def orphan_of(text: FramedText) -> str:
    """Return a last line of one short word or a few characters, else nothing.

    It must stand alone both with the reserve and without, as renderers may set it either way.
    """
    if len(text.lines) < 2 or not is_orphan(text.lines[-1]):
        return ""
    likely = text.likely_lines
    return likely[-1].strip() if len(likely) > 1 and is_orphan(likely[-1]) else ""
