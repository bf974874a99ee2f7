"""Texts that count what a deck shows: ``six advantages``, ``6つの優位性``, ``六大優勢``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec


class Counting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language counts: ``numbers`` in words, ``counters`` that stand after a number.

    ``between`` may stand before the noun (``six future economic benefits``). ``nouns`` are the words for
    advantages and benefits; for reasons, which may be both; for things, which are whatever a section holds.
    """

    numbers: dict[str, int] = {}
    counters: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    nouns: dict[str, tuple[str, ...]] = {}


class Counted(NamedTuple):
    """One count in a text: what is counted, by its key, how many, and the words that say so."""

    noun: str
    number: int
    said: str


def counted_in(text: str, counting: Counting) -> Iterator[Counted]:
    """Yield every count of something that the language has a noun for, in order; one is no count."""
    if not counting.nouns:
        return
    nouns = {word: key for key, words in counting.nouns.items() for word in words}
    pattern = _pattern(tuple(counting.numbers), counting.counters, counting.between, tuple(nouns))
    for found in pattern.finditer(text):
        said, noun = found["number"].lower(), nouns[found["noun"].lower()]
        number = counting.numbers.get(said) or int(said)
        if number > 1:
            yield Counted(noun, number, found[0])


@lru_cache(maxsize=16)
def _pattern(
    numbers: tuple[str, ...], counters: tuple[str, ...], between: tuple[str, ...], nouns: tuple[str, ...]
) -> re.Pattern[str]:
    """A number that is no part of a longer one, what may follow it, and a noun that ends there."""
    space = "" if counters else "[ -]"
    number = f"{_any(numbers)}|[0-9０-９]{{1,2}}"
    alone = rf"(?<![0-9０-９A-Za-z.,第{''.join(one for one in numbers if len(one) == 1)}-])"
    follow = f"(?:{_any(counters)})" if counters else ""
    end = "" if counters else r"\b"
    return re.compile(
        f"{alone}(?P<number>{number}){follow}(?:{space}(?:{_any(between)}))*{space}(?P<noun>{_any(nouns)}){end}",
        re.IGNORECASE,
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
