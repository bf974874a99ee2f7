"""The dates in the document properties are dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule, Part

_TERMS = "{http://purl.org/dc/terms/}"
_WHEN = (f"{_TERMS}created", f"{_TERMS}modified")
_ZONE = r"(Z|[+-]\d\d:\d\d)"
_MOMENT = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    rf"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?{_ZONE})?)?)?"
)


def part(part: Part) -> Iterator[str]:
    """Yield dates that are not W3CDTF."""
    for tag in _WHEN:
        for element in part.all(tag):
            if not _MOMENT.fullmatch((element.text or "").strip()):
                yield f"'{element.text}' is not a date such as 2026-12-01T00:00:00Z"


RULE = PackageRule(
    "package-dates",
    "A date in the document properties that is not W3CDTF.",
    "PowerPoint says that it found a problem with the content.",
    part=part,
    types=frozenset({tags.CORE_TYPE}),
    tags=_WHEN,
    cure="give the deck's date as YYYY-MM-DD",
)
