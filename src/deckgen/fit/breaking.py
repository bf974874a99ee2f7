"""Where a line may end: Unicode line breaking (UAX #14) from a table of character classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate, compress, pairwise, product

import msgspec

from deckgen.workspace import package_data

_ALPHABET = "AINOoCPXYSQqpGnBbh2RT WZJUrEe"
"""The letters that the table uses for classes; combining marks take the letter of what they stand on."""

_TOGETHER = (
    ("any", "CPXYSWBhnpJ Z"),
    ("S", "A"),
    ("WGZqb", "any"),
    ("AINOoCPXYSQqpnb2RTWJUrEe", "GQ"),
    ("Oo", "any"),
    ("Q", "any"),
    ("ANPCXYSRThB", "q"),
    ("p", "ANOoRTp"),
    ("AN", "AN"),
    ("R", "IEe"),
    ("IEe", "T"),
    ("RT", "A"),
    ("A", "RT"),
    ("CPN", "RT"),
    ("RT", "Oo"),
    ("RThYSN", "N"),
    ("Y", "A"),
    ("AN", "O"),
    ("P", "AN"),
    ("C", "nCP"),
    ("2", "2"),
    ("E", "e"),
    ("Tr", "r"),
)
"""Pairs of classes that no line end parts, as (before, after), after the rules LB7 to LB30b."""


class _Letters(dict[int, str]):
    """The line breaking letter of each code point, looked up once and kept."""

    def __init__(self) -> None:
        data = package_data("rulers/line_breaking.msgpack")
        table = msgspec.msgpack.decode(data, type=list[tuple[int, str]])
        self._starts = [start for start, _ in table]
        self._letters = [letter for _, letter in table]

    def __missing__(self, code: int) -> str:
        letter = self[code] = self._letters[bisect_right(self._starts, code) - 1]
        return letter


@cache
def _letters() -> _Letters:
    return _Letters()


@cache
def _may_part() -> frozenset[tuple[str, ...]]:
    """The pairs of letters between which a line may end."""
    kept = {
        before + after
        for befores, afters in _TOGETHER
        for before, after in product(
            _ALPHABET if befores == "any" else befores, _ALPHABET if afters == "any" else afters
        )
    }
    after_space = {" " + letter for letter in _ALPHABET if letter not in " CPXSW"}
    pairs = {before + after for before, after in product(_ALPHABET, repeat=2)} - kept
    parting = pairs | after_space | {"Z" + letter for letter in _ALPHABET if letter not in " Z"}
    return frozenset(map(tuple, parting))


@cache
def _plain() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Expressions for text in which no line ends behind letters and digits, and for where lines end in it.

    They say what the pairs say, and a search skips the letters and digits, which are most of a Latin text.
    """
    parts = {before + after for before, after in _may_part()}
    others = [one for one in _ALPHABET if one not in "AN" and not {f"A{one}", f"N{one}"} & parts]
    behind = {one: "".join([after for after in _ALPHABET if one + after in parts]) for one in others}
    ends = "|".join([f"{one}(?=[{after}])" for one, after in behind.items() if after])
    return re.compile(f"[AN{''.join(others)}]*"), re.compile(ends)


def _parting(letters: str) -> list[int]:
    """The places between two letters that a line end may part."""
    plain, ends = _plain()
    if plain.fullmatch(letters):
        return [match.end() for match in ends.finditer(letters)]
    return list(compress(range(1, len(letters)), map(_may_part().__contains__, pairwise(letters))))


def _resolve_marks(letters: str) -> str:
    """Give each mark the letter of what it stands on, and keep the second letter of a flag with its first."""
    resolved: list[str] = []
    flag_open = False
    for letter in letters:
        before = resolved[-1] if resolved else " "
        if letter in "mz":
            resolved.append("A" if before in " Z\n" else before)
        else:
            resolved.append("J" if letter == "r" and flag_open else letter)
        flag_open = letter == "r" and not flag_open
    return "".join(resolved)


_WORDS = re.compile("(?! )[A-Za-z0-9,.:;'\" ]+")
"""Text in which a line ends behind spaces and nowhere else."""

_WORD = re.compile("[^ ]+ *")


@lru_cache(maxsize=1024)
def break_places(text: str) -> tuple[int, ...]:
    """Return the places in a text without newlines where a line may end, its own end included.

    A place is the index of the first character of what follows; spaces belong to what stands before them.
    """
    if _WORDS.fullmatch(text):
        return tuple(accumulate(map(len, _WORD.findall(text))))
    raw = letters = text.translate(_letters())
    marked = "m" in raw or "z" in raw
    if marked or "r" in raw:
        letters = _resolve_marks(raw)
    places = _parting(letters)
    if marked:
        places = [i for i in places if raw[i] not in "mz" and raw[i - 1] != "z"]
    if "O" in letters or "o" in letters:
        places = [i for i in places if text[i - 1] != " " or letters[:i].rstrip(" ")[-1:] not in ("O", "o")]
    return (*places, len(text)) if text else ()
