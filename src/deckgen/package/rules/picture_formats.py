"""Pictures are what their type says, and nothing follows their end."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.diagnostics import Severity
from deckgen.package.picture_bytes import PICTURE_TYPES, canonical, format_of
from deckgen.package.rule import PackageRule, Part


def part(part: Part) -> Iterator[str]:
    """Yield pictures of another format than their type, and bytes after a picture's end."""
    kind = format_of(part.blob)
    if kind and kind != canonical(part.type):
        yield f"its bytes are {kind}, its type is {part.type}"
    end = part.picture_end()
    if 0 <= end < len(part.blob) and part.blob[end:].strip(b"\0\r\n "):
        yield f"{len(part.blob) - end} bytes follow the picture's end"


RULE = PackageRule(
    "package-picture-formats",
    "A picture of another format than its type says, or with bytes after its end.",
    "Some programs do not show it; what follows the end is seen by nobody but whoever unpacks the file.",
    part=part,
    types=PICTURE_TYPES,
    cure="save the picture anew and put it in again",
    elsewhere=Severity.WARNING,
)
