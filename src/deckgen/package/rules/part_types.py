"""A deck fresh from deckgen holds only what deckgen writes."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.opc import CONTENT_TYPES, IMAGE_TYPES, MAIN_TYPE, PML, RELS_TYPE, THEME_TYPE
from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE, NOTES_TYPE, SLIDE_TYPE

_KNOWN = frozenset(
    {SLIDE_TYPE, NOTES_TYPE, LAYOUT_TYPE, MASTER_TYPE, MAIN_TYPE, RELS_TYPE, THEME_TYPE, ""}
    | {tags.NOTES_MASTER_TYPE, tags.CHART_TYPE, tags.WORKBOOK_TYPE, tags.CORE_TYPE, tags.APP_TYPE}
    | {f"{PML}presProps+xml", f"{PML}tableStyles+xml", *IMAGE_TYPES.values()}
)


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield parts of a type that deckgen never writes."""
    for content_type in file.by_type.keys() - _KNOWN - file.parts.main_types:
        for name in file.named(content_type):
            if name != CONTENT_TYPES:
                yield name, f"it is a part of the type {content_type}, which deckgen never writes"


RULE = PackageRule(
    "package-part-types",
    "A part of a type that deckgen never writes.",
    "What nobody meant to put into a deck must not leave with it: comments, custom data, old objects.",
    structure=structure,
    elsewhere=None,
)
