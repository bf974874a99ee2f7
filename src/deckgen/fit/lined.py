"""A paragraph in lines of one width: what it takes at each of the sizes that are tried."""

from __future__ import annotations

from typing import cast

from deckgen.blocks import Paragraph
from deckgen.fit.lines import most_lines
from deckgen.fit.setting import RESERVE, Setting
from deckgen.fit.words import Measured
from deckgen.template import EMU_PER_PT, TextStyle

_NARROW, _NARROW_CJK = 0.42, 0.8
"""The em a letter under which hardly a text is set: one longer than a line by this is measured at once."""


class Lined:
    """A paragraph in a style and in lines of ``width`` EMU; its words are made when a size asks for them."""

    # It holds no setting, which holds it: a ring would be left to the collector.
    __slots__ = (
        "_exact",
        "_least",
        "_line",
        "_measured",
        "_natural",
        "_taken",
        "paragraph",
        "style",
        "width",
    )

    def __init__(self, paragraph: Paragraph, style: TextStyle, width: int, setting: Setting) -> None:
        self.paragraph, self.style, self.width = paragraph, style, width
        self._natural = -1.0
        self._exact = style.spacing.points
        text = paragraph.text
        self._line = 0.0 if self._exact else setting.single_line(style, text)
        self._least = len(text) * (_NARROW_CJK if setting.language.cjk else _NARROW)
        self._measured: Measured | None = None
        self._taken: dict[float, tuple[int, float, float]] = {}

    def takes(self, size: float, setting: Setting) -> tuple[int, float, float]:
        """Return its lines at a size in pt, the height of one in pt, and by how much a word is wider than it.

        The reserve is taken off the lines.
        """
        known = self._taken.get(size)
        if known is None:
            known = self._taken[size] = self._takes(size, setting)
        return known

    def _takes(self, size: float, setting: Setting) -> tuple[int, float, float]:
        style, em = self.style, size * EMU_PER_PT
        line = (
            self._exact * size / style.size
            if self._exact
            else self._line * size * style.spacing.percent / 100
        )
        limit = self.width * (1 - RESERVE) / em
        if self._least <= limit and self._stands_on_one(limit, setting):
            return 1, line, 0.0
        measured = self._measured
        if measured is None:
            measured = self._measured = setting.measured(self.paragraph, style)
        lines, wider = most_lines(measured, self.width / em, RESERVE), measured.widest - limit
        return lines, line, wider * size if lines > 1 and wider > 0.0 else 0.0

    def _stands_on_one(self, limit: float, setting: Setting) -> bool:
        """Whether it is seen without making words of it that it takes one line."""
        if self._natural < 0:
            self._natural = setting.natural(self.paragraph, self.style)
        return self._natural <= limit

    def lines(self, size: float, setting: Setting) -> int:
        """Return how many lines it takes at a size in pt, the reserve taken off."""
        return self.takes(size, setting)[0]


def lined(paragraph: Paragraph, style: TextStyle, width: int, setting: Setting) -> Lined:
    """Return a paragraph in lines of ``width`` EMU, kept in the setting by identity."""
    key = (id(paragraph), id(style), width)
    known = setting.lined.get(key)
    if known is None:
        known = setting.lined[key] = Lined(paragraph, style, width, setting)
    return cast(Lined, known)
