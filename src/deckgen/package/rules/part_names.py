"""Parts have names that every Office program can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView

_UNSOUND = re.compile(r"[^A-Za-z0-9._~%!$&'()*+,;=:@/\n-]|^/|//|\./|[./]$|^$", re.MULTILINE)


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield names with backslashes, spaces, letters beyond ASCII, or empty steps."""
    names = view.entries.keys() - {CONTENT_TYPES}
    if _UNSOUND.search("\n".join(names)):
        for name in sorted(names):
            if _UNSOUND.search(name):
                yield name, "a part cannot have this name"


RULE = PackageRule(
    "package-part-names",
    "A part whose name holds a backslash, a space, a letter beyond ASCII or an empty step.",
    "PowerPoint refuses the file, or does not find the part (ECMA-376 part 2, 6.2.2).",
    deck=deck,
)
