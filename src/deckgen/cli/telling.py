"""Findings as a person or a program reads them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from deckgen.diagnostics import Finding, Severity

_LOUD = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def tell(findings: Iterable[Finding], form: str = "text") -> None:
    """Print findings as text on standard error, or as json or github annotations on standard output."""
    told = tuple(findings)
    if form == "json":
        import json  # only for programs that read it

        click.echo(json.dumps([_as_data(found) for found in told], ensure_ascii=False, indent=1))
        return
    for found in told:
        if form == "github":
            click.echo(_as_annotation(found))
        else:
            severity = click.style(found.severity.value, fg=_LOUD[found.severity], bold=True)
            place = f"{found.where}: " if found.where else ""
            cure = f"\n    {click.style('cure:', bold=True)} {found.cure}" if found.cure else ""
            click.echo(f"{place}{severity} {found.code}: {found.message}{cure}", err=True)


def summary(findings: Iterable[Finding]) -> str:
    """Return ``2 errors, 1 warning``."""
    told = tuple(findings)
    counts = [(sum(found.severity is severity for found in told), severity.value) for severity in Severity]
    return ", ".join(f"{n} {word}{'s' if n != 1 else ''}" for n, word in counts if n) or "no findings"


def worse_than_notes(findings: Iterable[Finding]) -> bool:
    """Return True where a finding is an error or a warning, which --strict does not let pass."""
    return any(found.severity is not Severity.NOTE for found in findings)


def _as_data(found: Finding) -> dict[str, object]:
    where = found.where
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": where.file if where else "",
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "message": found.message,
        "cure": found.cure,
    }


def _as_annotation(found: Finding) -> str:
    kind = "notice" if found.severity is Severity.NOTE else found.severity.value
    where = (
        f" file={found.where.file},line={found.where.line},col={found.where.column}," if found.where else " "
    )
    message = f"{found.message} ({found.cure})" if found.cure else found.message
    return f"::{kind}{where}title={found.code}::{message}".replace("\n", "%0A")
