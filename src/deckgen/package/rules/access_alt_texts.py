"""Pictures, charts, tables and drawings are described in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from deckgen.diagnostics import Severity
from deckgen.package import tags
from deckgen.package.look import name_of
from deckgen.package.rule import PackageRule, Part
from deckgen.package.tags import P
from deckgen.package.view import SLIDE_TYPE

_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp|heic)$", re.IGNORECASE)
_SHOWN = (f"{P}pic", f"{P}graphicFrame")


def part(part: Part) -> Iterator[str]:
    """Yield what is shown, not written, and has no alt text; in a group, that of the group serves."""
    for tag in _SHOWN:
        for shape in part.all(tag):
            if not _is_described(shape):
                yield f"'{name_of(shape)}' has no alt text"
            elif _FILE_NAME.search(_alt_text(shape)):
                yield f"the alt text of '{name_of(shape)}' is the name of a file: '{_alt_text(shape)[:60]}'"


def _is_described(shape: etree._Element) -> bool:
    groups = shape.iterancestors(f"{P}grpSp")
    return any(_describes(next(one.iter(tags.SHAPE_NAME), None)) for one in (shape, *groups))


def _alt_text(shape: etree._Element) -> str:
    named = next(shape.iter(tags.SHAPE_NAME), None)
    return "" if named is None else (named.get("descr") or "").strip()


def _describes(named: etree._Element | None) -> bool:
    if named is None:
        return False
    decorative = next(named.iter(tags.DECORATIVE), None)
    return bool((named.get("descr") or "").strip()) or (
        decorative is not None and decorative.get("val") == "1"
    )


RULE = PackageRule(
    "access-alt-text",
    "A picture, a chart, a table or a drawing without alt text, or with a file's name for one.",
    "Who does not see it learns nothing of it; python-pptx puts a file's name there, which tells too much.",
    part=part,
    types=frozenset({SLIDE_TYPE}),
    tags=_SHOWN,
    cure="say in its alt text what it shows, or mark it as decorative",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
