"""Nothing in the file runs or embeds a foreign program's object."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import PackageRule, PackageView

_ACTIVE = ("vbaproject", "activex", "oleobject", "macroenabled")


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield macro projects, ActiveX controls and OLE objects by name or type."""
    for name in view.parts:
        about = f"{name} {view.type_of(name)}".lower()
        if any(word in about for word in _ACTIVE):
            yield name, "it is a macro, a control or an embedded object"


RULE = PackageRule(
    "package-active-content",
    "A macro project, an ActiveX control or an OLE object.",
    "Decks go to people outside; nothing in them may run.",
    check,
)
