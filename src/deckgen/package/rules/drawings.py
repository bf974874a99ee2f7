"""Drawings only draw: no scripts, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule, Part

_DOES_MORE = re.compile(
    rb"""<(?:\w+:)?(?:script|foreignObject|iframe)\b|<!(?:DOCTYPE|ENTITY)|\son\w{3,20}\s*=|@import|javascript:"""
    rb"""|href\s*=\s*["'](?!#|data:image/|["'])|url\(\s*["']?(?!#|["']|data:image/)""",
    re.IGNORECASE,
)


def part(part: Part) -> Iterator[str]:
    """Yield that an SVG runs something or names something outside itself."""
    if found := _DOES_MORE.search(part.blob):
        said = found[0].decode("ascii", "replace").strip()
        yield f"the drawing runs a script or names something outside itself ({said})"


RULE = PackageRule(
    "package-drawings",
    "An SVG drawing with a script, a document type, or something from elsewhere.",
    "What opens it may run the script or fetch what it names, and so tell that the deck was opened.",
    part=part,
    types=frozenset({"image/svg+xml"}),
    cure="save the drawing as plain shapes and put it in again",
    elsewhere=Severity.WARNING,
)
