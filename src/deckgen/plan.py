"""The deck as pure data: slides, what fills each slot, and where each text came from."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from deckgen.blocks import Block, Text
from deckgen.diagnostics import Where


class Edition(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is exactly one deck: a region, a language, a storyline and an investor or none ("")."""

    region: str
    language: str
    storyline: str = "pitch"
    investor: str = ""


class Properties(msgspec.Struct, frozen=True, omit_defaults=True):
    """Document properties; ``date`` is an ISO date given in content or on the command line, or empty."""

    title: str
    author: str
    language: str
    subject: str = ""
    keywords: str = ""
    date: str = ""


class Allowed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A check that is not to speak of a slide, and why; ``inherited`` from another language's file."""

    check: str
    reason: str
    inherited: bool = False
    origin: Where | None = None


class SlidePlan(msgspec.Struct, frozen=True, omit_defaults=True):
    """One slide: its kind, the layout chosen for what it holds, and a block for each slot that is filled."""

    id: str
    kind: str
    layout: str
    slots: dict[str, Block]
    section: str = ""
    notes: Text | None = None
    origin: Where | None = None
    allow: tuple[Allowed, ...] = ()


class DeckPlan(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole deck in order; ``language`` is the deck's content language such as ``zh-Hant``."""

    edition: Edition
    properties: Properties
    slides: tuple[SlidePlan, ...]

    def to_json(self) -> bytes:
        """Return the plan as JSON, origins included."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)

    @staticmethod
    def from_json(data: bytes) -> DeckPlan:
        """Return the plan that `to_json` wrote; raises msgspec.ValidationError on anything else."""
        return msgspec.json.decode(data, type=DeckPlan)

    def digest(self) -> str:
        """Return the SHA-256 of the plan with origins left out, so that moving a line changes nothing."""
        bare = _without_origins(msgspec.to_builtins(self))
        return hashlib.sha256(msgspec.json.encode(bare, order="sorted")).hexdigest()


def _without_origins(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_origins(value) for key, value in data.items() if key != "origin"}
    if isinstance(data, list | tuple):
        return [_without_origins(value) for value in data]
    return data
