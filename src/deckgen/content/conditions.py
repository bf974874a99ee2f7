"""`when:` in a storyline: a closed language over the language, the region, the investor and an item's tags.

    language is ja            investor                       item.tags has policy
    region is not kumamoto    investor.interests has talent  not (language is ja or investor)

A name alone is true where it has a value. There is nothing else: no numbers, no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from deckgen.diagnostics import Checked, Finding, Where, did_you_mean

Values = Mapping[str, str | frozenset[str]]

SINGLE = ("language", "region", "storyline", "investor", "investor.jurisdiction", "item.id")
"""Names with one value, for `is`."""

SEVERAL = ("investor.interests", "item.tags")
"""Names with several values, for `has`."""

NAMES = (*SINGLE, *SEVERAL)
_WORD = re.compile(r"\s*(?:(?P<bracket>[()])|(?P<word>[^\s()]+))")


class Condition(Struct, frozen=True):
    """A condition that can be asked; ``names`` are the names in it, each with the word it is held against."""

    holds: Callable[[Values], bool]
    names: tuple[tuple[str, str], ...] = ()

    @property
    def asks_of_items(self) -> bool:
        """True where it can only be asked of one item at a time."""
        return any(name.startswith("item.") for name, _ in self.names)


class _ConditionError(Exception):
    """What is wrong with a condition, and the cure."""


@lru_cache(maxsize=1024)
def read_condition(text: str, where: Where | None = None) -> Checked[Condition]:
    """Return the condition that the text says, or a finding that tells what is wrong in it."""
    reader = _Reader(_words(text))
    try:
        return Checked(reader.whole())
    except _ConditionError as fault:
        message, cure = fault.args
        return Checked(None, (Finding("condition-form", f"`when: {text}` {message}", cure, where),))


def _words(text: str) -> list[str]:
    return [found["bracket"] or found["word"] for found in _WORD.finditer(text)]


class _Reader:
    """Reads a condition word by word: or, within it and, within it not, brackets and comparisons."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = list(words)
        self.names: list[tuple[str, str]] = []

    def whole(self) -> Condition:
        """Return the condition; raises _ConditionError where the words are none."""
        holds = self._either()
        if self.words:
            raise _ConditionError(f"goes on with '{self.words[0]}'", "join conditions by `and` or `or`")
        return Condition(holds, tuple(self.names))

    def _either(self) -> Callable[[Values], bool]:
        parts = [self._both()]
        while self._takes("or"):
            parts.append(self._both())
        return lambda values: any(part(values) for part in parts)

    def _both(self) -> Callable[[Values], bool]:
        parts = [self._one()]
        while self._takes("and"):
            parts.append(self._one())
        return lambda values: all(part(values) for part in parts)

    def _one(self) -> Callable[[Values], bool]:
        if self._takes("not"):
            inner = self._one()
            return lambda values: not inner(values)
        if self._takes("("):
            inner = self._either()
            if not self._takes(")"):
                raise _ConditionError("has a bracket that is not closed", "close it with )")
            return inner
        return self._comparison(self._next("a name"))

    def _comparison(self, name: str) -> Callable[[Values], bool]:
        if name not in NAMES:
            raise _ConditionError(f"asks for '{name}', which is not a name here", did_you_mean(name, NAMES))
        verb = self.words[0] if self.words and self.words[0] in ("is", "has") else ""
        if not verb:
            self.names.append((name, ""))
            return lambda values: bool(values.get(name))
        self.words.pop(0)
        if (verb == "has") != (name in SEVERAL):
            right = "has" if name in SEVERAL else "is"
            raise _ConditionError(f"says `{name} {verb}`", f"write `{name} {right} ...`")
        return self._held_against(name, verb)

    def _held_against(self, name: str, verb: str) -> Callable[[Values], bool]:
        negated = verb == "is" and self._takes("not")
        word = self._next("a word").strip("'\"")
        self.names.append((name, word))
        if verb == "has":
            return lambda values: word in values.get(name, frozenset())
        return lambda values: (values.get(name, "") == word) is not negated

    def _takes(self, word: str) -> bool:
        if self.words and self.words[0] == word:
            self.words.pop(0)
            return True
        return False

    def _next(self, wanted: str) -> str:
        if not self.words or self.words[0] in ("and", "or", ")", "is", "has"):
            after = f" before '{self.words[0]}'" if self.words else " at its end"
            raise _ConditionError(f"lacks {wanted}{after}", f"the names are {', '.join(NAMES)}")
        return self.words.pop(0)
