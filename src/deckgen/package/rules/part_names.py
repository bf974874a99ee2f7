"""Parts have names that every Office program can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from deckgen.master.opc import CONTENT_TYPES
from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure

_SOUND = re.compile(r"[A-Za-z0-9._~%!$&'()*+,;=:@/-]*")


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield names with backslashes, spaces, letters beyond ASCII, or empty steps."""
    if not all(map(_is_sound, file.names)):
        for name in sorted(name for name in file.names if not _is_sound(name)):
            yield name, "a part cannot have this name"


@lru_cache(maxsize=4096)
def _is_sound(name: str) -> bool:
    """Return True where a part may have the name, or it is that of the content types."""
    empty = "//" in name or "./" in name or name.startswith("/") or name.endswith(("/", "."))
    return name == CONTENT_TYPES or (not empty and _SOUND.fullmatch(name) is not None)


RULE = PackageRule(
    "package-part-names",
    "A part whose name holds a backslash, a space, a letter beyond ASCII or an empty step.",
    "PowerPoint refuses the file, or does not find the part (ECMA-376 part 2, 6.2.2).",
    structure=structure,
)
