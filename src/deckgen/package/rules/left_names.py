"""The document properties name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_NAMES = {
    f"{_DC}creator": "its author",
    f"{_CP}lastModifiedBy": "who saved it last",
    f"{_APP}Manager": "a manager",
    f"{_APP}Company": "a company",
}


def part(part: Part) -> Iterator[str]:
    """Yield the people and companies that the properties name."""
    for tag, who in _NAMES.items():
        for element in part.all(tag):
            if (element.text or "").strip():
                yield f"it names {who}: '{(element.text or '').strip()[:60]}'"


RULE = PackageRule(
    "left-names",
    "The name of an author or a company in the document properties.",
    "A deck made from another tells whose that was. In a deck from deckgen the brand names the author.",
    part=part,
    types=frozenset({tags.CORE_TYPE, tags.APP_TYPE}),
    tags=tuple(_NAMES),
    cure="File > Info > Inspect Document removes them",
    severity=None,
    elsewhere=Severity.NOTE,
    full=True,
)
