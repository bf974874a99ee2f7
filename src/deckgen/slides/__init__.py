"""One file per slide kind; the folder is the registry."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from deckgen.slide_kind import SlideKind


@cache
def slide_kinds() -> dict[str, SlideKind]:
    """Return every slide kind by name, in alphabetical order of their files."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    kinds = (importlib.import_module(f"{__name__}.{module}").KIND for module in modules)
    return {kind.name: kind for kind in kinds}
