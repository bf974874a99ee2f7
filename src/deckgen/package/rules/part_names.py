"""Parts have names that every Office program can read."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_letters, digits

from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.rule import PackageRule
from deckgen.package.view import PackageView

_LETTERS = frozenset(f"{ascii_letters}{digits}._~%!$&'()*+,;=:@/-")
_EMPTY_STEPS = ("//", "./", "/\n", ".\n", "\n/")


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield names with backslashes, spaces, letters beyond ASCII, or empty steps."""
    names = view.entries.keys() - {CONTENT_TYPES}
    if not _is_sound("\n".join(names)):
        for name in sorted(names):
            if not _is_sound(name):
                yield name, "a part cannot have this name"


def _is_sound(names: str) -> bool:
    """Return True where all of the names, one a line, are those that parts may have."""
    lines = f"\n{names}\n"
    return set(names) <= _LETTERS | {"\n"} and not any(step in lines for step in _EMPTY_STEPS)


RULE = PackageRule(
    "package-part-names",
    "A part whose name holds a backslash, a space, a letter beyond ASCII or an empty step.",
    "PowerPoint refuses the file, or does not find the part (ECMA-376 part 2, 6.2.2).",
    deck=deck,
)
