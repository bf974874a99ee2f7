"""The severities that a brand sets: each for a finding that there is."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache

from deckgen.content.brand import Brand
from deckgen.diagnostics import Finding, Severity, did_you_mean
from deckgen.workspace import package_data
from deckgen.yaml_source import Node


def unknown_severities(brand: Brand, node: Node) -> Iterator[Finding]:
    """Yield a warning for each severity in the brand file whose code no finding has."""
    for code in brand.severity:
        if not any(fnmatchcase(code, known) for known in finding_codes()):
            where = node.nearest(["severity", code])
            message = f"no finding has the code '{code}'"
            cure = did_you_mean(code, (known for known in finding_codes() if "*" not in known))
            yield Finding("no-such-check", message, cure, where.key_where or where.where, Severity.WARNING)


@cache
def finding_codes() -> tuple[str, ...]:
    """Return the code of every finding that deckgen may tell, as `make docs` lists them; * for any word."""
    return tuple(package_data("finding_codes.txt").decode().split())
