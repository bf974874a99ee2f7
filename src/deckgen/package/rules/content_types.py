"""Every part has a content type, every declared part is there, and the main part is a presentation."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.rule import PackageRule, Part
from deckgen.package.structure import Structure


def part(part: Part) -> Iterator[str]:
    """Yield that [Content_Types].xml declares something twice."""
    if part.root is not None:
        declared = [(item.get("PartName") or item.get("Extension") or "").lower() for item in part.root]
        if len(set(declared)) != len(declared):
            yield "it declares one part or one extension twice"


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield what content types and parts disagree about."""
    if CONTENT_TYPES not in file.names:
        yield "", f"it has no {CONTENT_TYPES}"
    for name in file.parts.overrides:
        if name not in file.names:
            yield name, "it has a content type but is not in the file"
    for name in file.by_type.get("", ()):
        if name != CONTENT_TYPES:
            yield name, "it has no content type"
    for name in file.by_type.get("application/xml", ()):
        if name.startswith(("ppt/", "docProps/")):
            yield name, "it has only the general content type of XML"
    if file.type_of.get(file.main) not in file.parts.main_types:
        yield file.main, "the main part is not a plain presentation, such as the file's ending promises"


RULE = PackageRule(
    "package-content-types",
    "A part without a content type, or a content type without its part.",
    "PowerPoint refuses the file: it looks every part up in [Content_Types].xml.",
    part=part,
    structure=structure,
    types=frozenset({"xml"}),
)
