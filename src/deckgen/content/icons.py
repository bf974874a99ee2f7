"""The icons that content may name, from the package's data."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import msgspec

from deckgen.content.model import Read
from deckgen.diagnostics import did_you_mean
from deckgen.workspace import package_data

IconPath = tuple[tuple[int, ...], ...]
"""One stroke on a field of 2400 x 2400: groups of two (a point) or six (a cubic curve), none to close it."""

FIELD = 2400
"""The width and height of the field that an icon is drawn on."""


@cache
def icons() -> dict[str, tuple[IconPath, ...]]:
    """Return every icon's strokes by its name."""
    return msgspec.json.decode(package_data("icons/lucide.json"), type=dict[str, tuple[IconPath, ...]])


def _as_icon(value: Any) -> Any:
    """Take the name of an icon that there is; the name keeps its place."""
    known = icons()
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"names no icon: '{value}'; {did_you_mean(str(value), known)}")
    return value


Icon = Annotated[str, Read(_as_icon, lambda: {"enum": sorted(icons())})]
"""The name of an icon, such as chip or map-pin."""
