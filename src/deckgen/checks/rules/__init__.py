"""One file per check; the folder is the registry."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from deckgen.checks.check import Check


@cache
def all_checks() -> dict[str, Check]:
    """Return every check by its id, in alphabetical order of their files."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    checks = (importlib.import_module(f"{__name__}.{module}").CHECK for module in modules)
    return {check.id: check for check in checks}
