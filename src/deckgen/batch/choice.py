"""Patterns that choose editions: REGION/INVESTOR/LANGUAGE/STORYLINE, as in ``kumamoto/*/ja``."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from deckgen.diagnostics import did_you_mean
from deckgen.plan import Edition

GENERAL = "general"
"""What stands for no investor in patterns and output names."""


def said(edition: Edition) -> str:
    """Return an edition as patterns see it: ``kumamoto/general/ja/pitch``."""
    return "/".join((edition.region, edition.investor or GENERAL, edition.language, edition.storyline))


def matches(edition: Edition, pattern: str) -> bool:
    """Return True where each part of the pattern matches the edition's; parts left out match anything.

    ``none`` stands for no investor as ``general`` does.
    """
    parts = pattern.split("/")
    if len(parts) > 1 and parts[1] == "none":
        parts[1] = GENERAL
    return len(parts) <= 4 and all(map(fnmatchcase, said(edition).split("/"), parts))


def chosen(editions: Iterable[Edition], patterns: Iterable[str]) -> list[Edition]:
    """Return the editions that any of the patterns matches, or all of them where there is no pattern."""
    wanted = tuple(patterns)
    return [edition for edition in editions if not wanted or any(matches(edition, one) for one in wanted)]


def nearest(editions: Iterable[Edition], pattern: str) -> str:
    """Return what a pattern that matches none of the editions may have meant, or editions that there are."""
    known = [said(edition) for edition in editions]
    for place, part in enumerate(pattern.split("/")[:4]):
        names = {name.split("/")[place] for name in known}
        if not any(fnmatchcase(name, part) for name in names) and (cure := did_you_mean(part, names)):
            return cure
    return f"there are such as {', '.join(known[:3])}" if known else "the batch has none"
