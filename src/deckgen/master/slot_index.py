"""The placeholder number of every slot name: one number a name, the same on all layouts.

A slide that is given another layout keeps its text where the numbers agree, so they must never change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SLOT_INDEX: Mapping[str, int] = {
    "title": 0,
    "content": 1,
    "subtitle": 1,
    "points": 1,
    "note": 1,
    "steps": 1,
    "quote": 1,
    "picture": 1,
    "left": 1,
    "column 1": 1,
    "left head": 1,
    "column 2": 2,
    "right": 2,
    "left body": 2,
    "insight": 2,
    "credit": 2,
    "right head": 3,
    "right body": 4,
    "slide date": 10,
    "footer": 11,
    "slide number": 12,
    "eyebrow": 13,
    "source": 14,
    "caption": 15,
    "head": 16,
    "visual": 17,
    "lead": 18,
    "group name": 19,
    "group name 2": 20,
    "number": 21,
    "contact": 22,
    "disclaimer": 24,
    "outlook head": 25,
    "outlook": 26,
    "risks": 27,
    "date": 28,
    "stamp": 29,
    "investor": 50,
    "investor logo": 51,
}
_NUMBERED = {"number": 30, "row": 40}


def index_of(name: str, kind: str = "") -> int:
    """Return a slot's placeholder number; 0 for titles. Raises KeyError for a name without one."""
    if kind in ("title", "ctrTitle"):
        return 0
    numbered = re.fullmatch(r"(number|row) (\d+)", name)
    if numbered:
        return _NUMBERED[numbered[1]] + int(numbered[2])
    return SLOT_INDEX[name]
