"""The file points outside only by links that a reader chooses to follow: https and mailto."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure

_SAFE = re.compile(r"https://[^\s\\/?#]+[^\\]*|mailto:[^\s\\]+@[^\s\\]+")


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield what is fetched from elsewhere, and links to files or unencrypted pages."""
    for name, links in file.relationships.items():
        for link in links.outer:
            if not (link.kind == "hyperlink" and _SAFE.fullmatch(link.target)):
                yield name, f"it points outside the file in an unsafe way ({link.kind}): {link.target!r}"


RULE = PackageRule(
    "package-outside",
    "A link that is not https or mailto, or a picture, a film or a workbook that lies outside the file.",
    "Opening the deck fetches something from elsewhere, or the link shows the folders of whoever wrote it.",
    structure=structure,
    cure="link by https or mailto only, and put pictures and data into the file",
    elsewhere=Severity.WARNING,
)
