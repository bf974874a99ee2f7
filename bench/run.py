"""What every row is given: a project to write regions into, deckgen on it, and how long to go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from bench import plain
from bench.described import describe
from bench.ours import Ours, Ready


@dataclass(slots=True)
class Run:
    """One run of the benchmark; ``long`` is what BENCH_LONG asks for."""

    root: Path
    scratch: Path
    long: bool
    ours: Ours
    numbers: count[int] = field(default_factory=lambda: count(1))

    def new(self, kind: str, items: int | None = None) -> Ready:
        """Return a deck that no row has seen, ready to be drawn."""
        return self.ours.new(kind, next(self.numbers), items)

    def described(self, ready: Ready) -> dict[str, Any]:
        """Return a deck as the plain script reads it."""
        return describe(ready.fitted, ready.pictures())

    def plain(self, said: dict[str, Any]) -> bytes:
        """Return the deck that the plain script makes."""
        return plain.make(said, self.template, self.assets)

    @property
    def template(self) -> Path:
        return self.root / "templates" / "master.pptx"

    @property
    def assets(self) -> Path:
        return self.root / "assets"
