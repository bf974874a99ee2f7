"""Rules on the finished file, one file each: what PowerPoint would refuse, or what must not leave."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from deckgen.package.rule import PackageRule


def all_rules() -> tuple[PackageRule, ...]:
    """Return the rule of every file in this folder, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)
