"""Facts of parts that were seen before, by the bytes they have in the file."""

from __future__ import annotations

from deckgen.package.facts import PartFacts

Key = tuple[bytes, int, int, int, str]


class KnownParts:
    """A bounded memory: what a part's packed bytes are decides its facts, so no file's facts serve another's.

    ``most`` parts are kept; the one not used for the longest time is forgotten first.
    """

    def __init__(self, most: int = 2048) -> None:
        self._most = most
        self._facts: dict[Key, PartFacts] = {}

    def __len__(self) -> int:
        return len(self._facts)

    def get(self, key: Key) -> PartFacts | None:
        """Return what is known of a part, None where it was not seen or is forgotten."""
        facts = self._facts.pop(key, None)
        if facts is not None:
            self._facts[key] = facts
        return facts

    def put(self, key: Key, facts: PartFacts) -> None:
        """Remember a part's facts."""
        self._facts[key] = facts
        while len(self._facts) > self._most:
            self._facts.pop(next(iter(self._facts)), None)
