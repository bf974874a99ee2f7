"""Every text says in which language it is."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import A
from deckgen.package.view import SLIDE_TYPE

_RUN = f"{A}r"


def part(part: Part) -> Iterator[str]:
    """Yield how many texts of a slide name no language."""
    count = 0
    for run in part.all(_RUN):
        style = run.find(f"{A}rPr")
        spoken = any(letter.isalpha() for letter in run.findtext(f"{A}t") or "")
        count += spoken and (style is None or not style.get("lang"))
    if count:
        yield f"{count} of its texts name{'s' if count == 1 else ''} no language"


RULE = PackageRule(
    "access-language",
    "A text that does not say in which language it is.",
    "A screen reader speaks it as English; Japanese and Chinese letters take the wrong form.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    tags=(_RUN,),
    cure="set the proofing language of the text",
    severity=Severity.WARNING,
    elsewhere=Severity.NOTE,
    full=True,
)
