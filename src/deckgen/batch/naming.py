"""Where each edition's deck goes: a name that is safe on every system, and never the name of two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from deckgen.batch.choice import GENERAL, said
from deckgen.content.batch_words import USUAL_OUTPUT
from deckgen.diagnostics import Finding, Where
from deckgen.plan import Edition

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_LONGEST = 80


def path_of(edition: Edition, usual_storyline: str, pattern: str = USUAL_OUTPUT) -> str:
    """Return the path of an edition's deck in the project, with forward slashes.

    A storyline other than the usual one stands after the region where the pattern does not name it.
    """
    region = safe_name(edition.region)
    if edition.storyline != usual_storyline and "{storyline}" not in pattern:
        region = f"{region}.{safe_name(edition.storyline)}"
    path = pattern.format(
        investor=safe_name(edition.investor or GENERAL),
        region=region,
        language=safe_name(edition.language),
        storyline=safe_name(edition.storyline),
    )
    return "/".join(_safe_whole(part) for part in path.split("/"))


def safe_name(name: str) -> str:
    """Return a name that every system takes as one step of a path: NFC, nothing that Windows refuses."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip(" .")
    return plain[:_LONGEST].rstrip(" .") or "-"


def _safe_whole(part: str) -> str:
    """A step of a path that is no device of Windows and does not end in a dot or space."""
    trimmed = part.rstrip(" .") or "-"
    return f"_{trimmed}" if _DEVICES.fullmatch(trimmed) else trimmed


def collisions(paths: Iterable[tuple[Edition, str]], where: Where | None = None) -> tuple[Finding, ...]:
    """Return an error for each two editions whose decks would have one name on some system."""
    taken: dict[str, Edition] = {}
    findings = []
    for edition, path in paths:
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", path).casefold())
        other = taken.setdefault(key, edition)
        if other != edition:
            message = f"{said(other)} and {said(edition)} would both be {path}"
            cure = "put what tells them apart into `output`, such as {investor} or {storyline}, or rename one"
            findings.append(Finding("names-collide", message, cure, where))
    return tuple(findings)
