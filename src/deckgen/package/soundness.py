"""The package check: every rule on the finished bytes of a deck, fast enough to run on every file written."""

from __future__ import annotations

from lxml import etree

from deckgen.diagnostics import Finding
from deckgen.package.rules import (
    active_content,
    charts,
    content_types,
    dates,
    links,
    literal_colours,
    masters,
    notes,
    pictures,
    placeholders,
    reachable,
    relationships,
    sections,
    shapes,
    slides,
    tables,
    xml_text,
)
from deckgen.package.view import PackageRule, PackageView
from deckgen.package.zip_reader import UnsoundZipError, read_zip

RULES: tuple[PackageRule, ...] = tuple(
    module.RULE
    for module in (
        content_types,
        relationships,
        links,
        reachable,
        slides,
        masters,
        sections,
        notes,
        shapes,
        placeholders,
        xml_text,
        pictures,
        tables,
        charts,
        active_content,
        dates,
        literal_colours,
    )
)
_CURE = "this is a fault in deckgen unless the file was changed since; build the deck again"


def check_package(data: bytes) -> tuple[Finding, ...]:
    """Return every finding of the package rules on a .pptx; never raises, whatever the bytes are."""
    try:
        parts, faults = read_zip(data)
    except UnsoundZipError as problem:
        return (Finding("package-zip", str(problem), _CURE),)
    findings = [Finding("package-zip", fault, _CURE) for fault in faults]
    try:
        view = PackageView(parts)
        for rule in RULES:
            findings += rule.findings(view)
    except (etree.XMLSyntaxError, ValueError) as problem:
        findings.append(Finding("package-xml", f"a part is not well-formed XML ({problem})", _CURE))
    return tuple(findings)
