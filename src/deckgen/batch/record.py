"""What is known of one deck that was built: whose it is, what it was made of, what was found in it."""

from __future__ import annotations

import hashlib

import msgspec

from deckgen.diagnostics import Finding
from deckgen.plan import Edition
from deckgen.workspace.disk import Stamp


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the manifest.

    ``file`` is relative to the project, with forward slashes; ``sha256`` and ``stamp`` are those of the
    written file. ``inputs`` holds the digest of every file that the deck depends on, empty for
    one that is absent, and ``settings`` the rest (the date, today, deckgen itself). ``plan`` is the digest of
    what the deck says and how it is set; ``why`` tells why it was built. ``batch`` marks a batch's decks,
    ``output`` those of one that sent them to a folder or address of their own.
    ``until`` is the ISO day from which it may have other findings: a date in the content is passed.
    A PDF names the deck it was drawn from in ``drawn_from``, by its SHA-256.
    """

    file: str
    sha256: str
    region: str = ""
    language: str = ""
    storyline: str = ""
    investor: str = ""
    stamp: Stamp = Stamp()
    inputs: dict[str, str] = {}
    settings: dict[str, str] = {}
    plan: str = ""
    slides: int = 0
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    why: tuple[str, ...] = ()
    batch: bool = False
    drawn_from: str = ""
    until: str = ""
    output: str = ""

    @property
    def edition(self) -> Edition:
        """The edition that the file is the deck of."""
        return Edition(self.region, self.language, self.storyline, self.investor)

    @property
    def inputs_digest(self) -> str:
        """One digest over everything that the deck depends on."""
        return digest_of(msgspec.json.encode([self.inputs, self.settings], order="sorted"))


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes, cut to 32 hex digits: enough to tell files apart, short in records."""
    return hashlib.sha256(data).hexdigest()[:32]
