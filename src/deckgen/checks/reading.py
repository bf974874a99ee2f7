"""How much there is on a slide, in words: Japanese and Chinese letters count as parts of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deckgen.checks.frames import Frame
from deckgen.fit.rulers import any_east_asian

MANY = {False: 90, True: 200}
TOO_MANY = {False: 130, True: 300}
"""Latin words, and Japanese or Chinese characters (key True), that a slide gives to read at the most."""

MANY_SHOWN = {False: 150, True: 340}
TOO_MANY_SHOWN = {False: 210, True: 480}
"""The same for everything that a slide shows, figures, drawings and tables counted."""

_LOOKED_UP = frozenset({"risk_outlook", "table", "comparison", "timeline", "steps"})
_MORE = 1.3
"""How much more slides may show that are looked through rather than read."""

LETTERS_A_WORD = MANY[True] / MANY[False]
"""Japanese or Chinese characters that take as long to read as one Latin word."""

_EXEMPT = frozenset({"cover", "agenda", "sources"})
SMALL_PRINT = frozenset({"source", "footer", "eyebrow", "reference", "caption", "stamp", "cover group"})
"""Roles of texts that nobody is meant to read while somebody speaks."""


class Reading(NamedTuple):
    """What there is on a slide: text to be ``read``, and all that is ``shown``, in words or characters."""

    read: int
    shown: int


class Limits(NamedTuple):
    """How much a slide may give to read and show: with ease (``many``), and at the most."""

    many: Reading
    most: Reading


def amount(frames: Iterable[Frame], kind: str, cjk: bool) -> Reading:
    """Return what there is on a slide in words, or in characters where the language is written in them.

    Small print does not count, nor do whole slides of the kinds cover, agenda and sources.
    """
    if kind in _EXEMPT:
        return Reading(0, 0)
    told = [frame for frame in frames if frame.role not in SMALL_PRINT]
    read = _count([frame.text for frame in told if frame.slot], cjk)
    return Reading(read, read + _count([frame.text for frame in told if not frame.slot], cjk))


def limits(kind: str, cjk: bool) -> Limits:
    """Return how much a slide of a kind may give to read and show."""
    more = _MORE if kind in _LOOKED_UP else 1.0
    return Limits(
        Reading(MANY[cjk], round(MANY_SHOWN[cjk] * more)),
        Reading(TOO_MANY[cjk], round(TOO_MANY_SHOWN[cjk] * more)),
    )


def _count(texts: Iterable[str], cjk: bool) -> int:
    letters = words = 0
    for text in texts:
        found = 0 if text.isascii() else len(any_east_asian().findall(text))
        letters += found
        words += len((any_east_asian().sub(" ", text) if found else text).split())
    return round(letters + words * LETTERS_A_WORD) if cjk else round(words + letters / LETTERS_A_WORD)
