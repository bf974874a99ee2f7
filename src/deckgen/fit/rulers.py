"""How wide each character is and how high a line: tables made from open fonts, never from the machine's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

import msgspec
from msgspec import Struct, field

from deckgen.workspace import package_data

WIDEST = "Courier New"
"""The stand-in for a face without a ruler: the widest of the tables in ordinary text."""

EMOJI_WIDTH = 1.4
"""Advance of an emoji in em: a little over the widest of the usual emoji fonts."""

_FILES = {
    "Arial": "arial",
    "Liberation Sans": "arial",
    "Helvetica": "arial",
    "Times New Roman": "times_new_roman",
    "Liberation Serif": "times_new_roman",
    "Courier New": "courier_new",
    "Liberation Mono": "courier_new",
    "Calibri": "calibri",
    "Carlito": "calibri",
    "Cambria": "cambria",
    "Caladea": "cambria",
}


BOLD_EASE = 1.12
"""How much wider than its regular letters a face's bold ones are taken to be where they are not known."""


class Ruler(msgspec.Struct, frozen=True):
    """One font's table: lengths in units of its em, advances by runs of code points."""

    source: str
    version: str
    units: int
    ascent: int
    descent: int
    gap: int
    widths: list[tuple[int, list[int]]]

    def by_character(self, ease: float = 1.0) -> dict[str, float]:
        """Return the advance of each character in em, made wider by a factor."""
        return {
            chr(first + place): width / self.units * ease
            for first, run in self.widths
            for place, width in enumerate(run)
        }

    @property
    def line(self) -> float:
        """The height of a single-spaced line in em."""
        return (self.ascent + self.descent + self.gap) / self.units


class FaceRuler(msgspec.Struct, frozen=True, eq=False):
    """A face of the project's own, as `deckgen master font` writes it; one of its tables is there."""

    face: str
    regular: Ruler | None = None
    bold: Ruler | None = None

    def widths(self, bold: bool, cjk: bool) -> Widths:
        """Return its widths; bold ones that are not known are the regular ones made wider."""
        known = (self.bold if bold else self.regular) or self.regular or self.bold
        if known is None:
            raise ValueError(f"the ruler of {self.face} holds no table")
        ease = BOLD_EASE if bold and self.bold is None else 1.0
        return Widths(known.by_character(ease), known.line, cjk)


@cache
def _tables(name: str) -> list[Ruler]:
    """The tables of one file: regular, then bold where there is one."""
    data = package_data(f"rulers/{name}.msgpack")
    return msgspec.msgpack.decode(data, type=list[Ruler])


@cache
def _latin(name: str, bold: bool) -> dict[str, float]:
    return _tables(name)[bold].by_character()


@cache
def _east_asian() -> dict[str, float]:
    return _tables("east_asian")[0].by_character()


EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufb00\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
"""What is always set in the East Asian face, as the inside of a regular expression's set."""


@cache
def any_east_asian() -> re.Pattern[str]:
    """Return the pattern of one such character."""
    # Wide sets take milliseconds to compile, and text in ASCII needs none of them.
    return re.compile(f"[{EAST_ASIAN}]")


def has_east_asian(text: str) -> bool:
    """Return True where any character of a text is set in the East Asian face."""
    return not text.isascii() and any_east_asian().search(text) is not None


MOST_PIECES = 4096


class PieceWidths(dict[str, tuple[float, float]]):
    """What a piece of text takes in em: its ink, and all of it with the spaces and newlines behind.

    The same words come again and again, so they are kept, up to some thousand.
    """

    def __init__(self, of: Callable[[str], float]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, piece: str) -> tuple[float, float]:
        """Measure a piece not met before."""
        if len(self) >= MOST_PIECES:
            self.clear()
        ink = self._of(piece.rstrip(" \n"))
        found = self[piece] = (ink, self._of(piece) if piece[-1:] in " \n" else ink)
        return found


class Widths(dict[str, float]):
    """The advance in em of every character in one pair of faces, filled as characters are met.

    Letters of the Latin ruler are at hand at once; anything else is decided once by its script. Characters
    that either face may draw (quotes, dashes, the multiplication sign) count as the wider one in CJK text.
    """

    __hash__ = object.__hash__  # type: ignore[assignment]  # measures are kept by the object

    def __init__(self, latin: dict[str, float], line: float, cjk: bool) -> None:
        super().__init__({char: width for char, width in latin.items() if not cjk or char < "\xa0"})
        self._latin, self._cjk = latin, cjk
        self.line = line
        self.pieces = PieceWidths(self.of)
        self.update({"\t": 1.0, "\n": 0.0, "\u200b": 0.0, "\u2060": 0.0})

    def __eq__(self, other: object) -> bool:
        """Return True for the same object only, so that measures can be kept by it."""
        return self is other

    def __missing__(self, char: str) -> float:
        """Decide the width of a character not met before."""
        width = self._decide(char)
        self[char] = width
        return width

    def of(self, text: str) -> float:
        """Return the width of a text on one line in em."""
        return sum(map(self.__getitem__, text))

    def _decide(self, char: str) -> float:
        category = unicodedata.category(char)
        if category in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        wide = _east_asian().get(char, 1.0)
        if has_east_asian(char):
            return wide
        if 0x1F000 <= ord(char) < 0x20000:
            return EMOJI_WIDTH
        narrow = self._latin.get(char)
        if narrow is None:
            return max(wide, 1.0)
        ambiguous = self._cjk and unicodedata.east_asian_width(char) == "A"
        return max(narrow, 1.0) if ambiguous else narrow


@cache
def _widths(name: str, bold: bool, cjk: bool) -> Widths:
    """One table for the whole process, so that what was measured in one deck serves the next."""
    return Widths(_latin(name, bold), _tables(name)[bold].line, cjk)


@lru_cache(maxsize=64)
def _own_widths(ruler: FaceRuler, bold: bool, cjk: bool) -> Widths:
    return ruler.widths(bold, cjk)


class Rulers(Struct):
    """The rulers at hand: those of the project's own faces by name, then the tables that deckgen brings.

    ``without`` gathers the faces that were asked for without a ruler.
    """

    own: Mapping[str, FaceRuler] = field(default_factory=dict)
    without: set[str] = field(default_factory=set)

    def widths(self, face: str, bold: bool, cjk: bool) -> Widths:
        """Return the widths of a Latin face beside the East Asian one; ``cjk`` for text of a CJK language."""
        if own := self.own.get(face):
            return _own_widths(own, bold, cjk)
        name = _FILES.get(face)
        if name is None:
            self.without.add(face)
        return _widths(name or _FILES[WIDEST], bold, cjk)


@lru_cache(maxsize=64)
def face_ruler(data: bytes) -> FaceRuler:
    """Return the ruler in a file's bytes; raises msgspec.MsgspecError or ValueError where it holds none."""
    ruler = msgspec.msgpack.decode(data, type=FaceRuler)
    if not (ruler.regular or ruler.bold):
        raise ValueError("it holds no table")
    return ruler


@cache
def east_asian_line() -> float:
    """Return the height of a single-spaced line in the East Asian face, in em."""
    return _tables("east_asian")[0].line
