"""The dates in the document properties are dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.master.opc import parse_xml
from deckgen.package.view import PackageRule, PackageView

_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_TERMS = "{http://purl.org/dc/terms/}"
_MOMENT = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z)?"
)


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield core properties that are broken XML or hold dates that are not W3CDTF."""
    for name in view.named(_CORE_TYPE):
        try:
            root = parse_xml(view.parts[name])
        except (etree.XMLSyntaxError, ValueError) as problem:
            yield name, f"it is not well-formed XML ({problem})"
            continue
        for element in root.iter(f"{_TERMS}created", f"{_TERMS}modified"):
            if not _MOMENT.fullmatch(element.text or ""):
                yield name, f"'{element.text}' is not a date such as 2026-12-01T00:00:00Z"


RULE = PackageRule(
    "package-dates",
    "A date in the document properties that is not W3CDTF.",
    "PowerPoint says that it found a problem with the content.",
    check,
    "give the deck's date as YYYY-MM-DD",
)
