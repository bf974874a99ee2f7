"""Slides are well-formed XML with text and numbers that PowerPoint reads."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.facts import P
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE, PackageRule, PackageView

_TAGS = {SLIDE_TYPE: f"{P}sld", NOTES_TYPE: f"{P}notes"}


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides and notes that are not well-formed or hold what no viewer reads."""
    for name in view.slide_like:
        facts = view.facts(name)
        for fault in facts.faults:
            yield name, fault
        if facts.tag and facts.tag != _TAGS[view.type_of(name)]:
            yield name, "its content is not what its type says"


RULE = PackageRule(
    "package-xml",
    "XML that is not well-formed, control characters, or numbers that are none.",
    "PowerPoint refuses the file or shows the escape as text.",
    check,
)
