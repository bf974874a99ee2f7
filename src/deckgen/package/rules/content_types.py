"""Every part has a content type, every declared part is there, and the main part is a presentation."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.opc import CONTENT_TYPES, MAIN_TYPE
from deckgen.package.view import PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield what content types and parts disagree about."""
    if CONTENT_TYPES not in view.parts:
        yield "", f"it has no {CONTENT_TYPES}"
    for name in view.overrides:
        if name not in view.parts:
            yield name, "it has a content type but is not in the file"
    for name in view.parts:
        if name != CONTENT_TYPES and not view.type_of(name):
            yield name, "it has no content type"
        elif name.endswith(".xml") and name != CONTENT_TYPES and name not in view.overrides:
            yield name, "it has only the general content type of XML"
    if view.type_of(view.main) != MAIN_TYPE:
        yield view.main, "the main part is not a plain presentation"


RULE = PackageRule(
    "package-content-types",
    "A part without a content type, or a content type without its part.",
    "PowerPoint refuses the file: it looks every part up in [Content_Types].xml.",
    check,
)
