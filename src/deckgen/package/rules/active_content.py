"""Nothing in the file runs or embeds a foreign program's object."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure

_ACTIVE = ("vbaproject", "vbadata", "activex", "oleobject", "macroenabled")


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield macro projects, ActiveX controls and OLE objects by name or type."""
    if any(map(_is_active, file.names)) or any(map(_is_active, file.by_type)):
        for name, content_type in file.type_of.items():
            if _is_active(name) or _is_active(content_type):
                yield name, "it is a macro, a control or an embedded object"


@lru_cache(maxsize=4096)
def _is_active(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _ACTIVE)


RULE = PackageRule(
    "package-active-content",
    "A macro project, an ActiveX control or an OLE object.",
    "Decks go to people outside; nothing in them may run.",
    structure=structure,
    cure="remove the macro or the control; put a picture in the place of the object",
    elsewhere=Severity.WARNING,
)
