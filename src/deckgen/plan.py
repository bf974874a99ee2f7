"""The deck as pure data: slides, what fills each slot, and where each text came from."""

from __future__ import annotations

import hashlib
import re

import msgspec

from deckgen.blocks import Block, Text
from deckgen.diagnostics import Where

_ORIGIN = re.compile(rb'"origin":(?:null|\{"file":"(?:[^"\\]|\\.)*","line":\d+,"column":\d+\})')
"""An origin as JSON writes it; within a text the quotes have backslashes, so that no text looks like one."""


class Edition(msgspec.Struct, frozen=True, gc=False):
    """What is exactly one deck: a region, a language, a storyline and an investor or none ("")."""

    region: str
    language: str
    storyline: str = "pitch"
    investor: str = ""


class Properties(msgspec.Struct, frozen=True, gc=False):
    """Document properties; ``date`` is an ISO date given in content or on the command line, or empty."""

    title: str
    author: str
    language: str
    subject: str = ""
    keywords: str = ""
    date: str = ""


class Allowed(msgspec.Struct, frozen=True, gc=False):
    """A check that is not to speak of a slide, and why; ``inherited`` from another language's file."""

    check: str
    reason: str
    inherited: bool = False
    origin: Where | None = None


class SlidePlan(msgspec.Struct, frozen=True, gc=False):
    """One slide: its kind, the layout chosen for what it holds, and a block for each slot that is filled."""

    id: str
    kind: str
    layout: str
    slots: dict[str, Block]
    section: str = ""
    notes: Text | None = None
    origin: Where | None = None
    allow: tuple[Allowed, ...] = ()


class DeckPlan(msgspec.Struct, frozen=True, gc=False):
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
        return hashlib.sha256(_ORIGIN.sub(b"", msgspec.json.encode(self, order="deterministic"))).hexdigest()
