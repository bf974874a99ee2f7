"""What the brand makes of a finding: a warning, an error, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.checks.rules import all_checks
from deckgen.content.brand import Brand
from deckgen.diagnostics import Finding, Severity


def with_severities(findings: Iterable[Finding], brand: Brand) -> tuple[Finding, ...]:
    """Return the findings with the severities that the brand sets; those it turns off are left out."""
    return tuple(
        found
        if found.code not in brand.severity or _is_a_promise(found)
        else replace(found, severity=Severity(brand.severity[found.code]))
        for found in findings
        if brand.severity.get(found.code) != "off" or _is_a_promise(found)
    )


def _is_a_promise(found: Finding) -> bool:
    """True for an error that no brand can talk away: only a check's own severity is a matter of taste."""
    return found.severity is Severity.ERROR and found.code not in all_checks()
