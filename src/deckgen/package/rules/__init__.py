"""Rules on the finished file, one file each: what PowerPoint would refuse, or what must not leave.

Files whose names begin with ``access`` or ``left`` hold the rules that only the full check of a file knows.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from deckgen.package.rule import PackageRule

_FULL = ("access_", "left_")


@cache
def quick_rules() -> tuple[PackageRule, ...]:
    """Return the rules that every deck is put to before it gets its name."""
    return _rules(name for name in _names() if not name.startswith(_FULL))


@cache
def all_rules() -> tuple[PackageRule, ...]:
    """Return the rule of every file in this folder, in the order of their names."""
    return _rules(_names())


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def _rules(names: Iterable[str]) -> tuple[PackageRule, ...]:
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)
