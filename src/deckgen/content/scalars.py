"""Single values of a content file: truths, whole numbers, numbers and texts that are no one's words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from deckgen.content.model import Read

_NUMBER = "should be a number; write digits only, such as 3400 or 8.6"
_WHOLE = "should be a whole number; write it without decimals"
_DIGITS = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _as_truth(value: Any) -> bool:
    known = _TRUTHS.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(known, bool):
        raise ValueError("should be true or false; write true or false")
    return known


def _as_number(value: Any) -> Decimal:
    """A number, in quotes or not; a quoted one cannot be so long that it takes time."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(_NUMBER)
    return Decimal(value)


def _as_float(value: Any) -> float:
    number = float(_as_number(value))
    if not math.isfinite(number):
        raise ValueError(_NUMBER)
    return number


def _as_whole(value: Any) -> int:
    number = _as_number(value)
    if number != number.to_integral_value():
        raise ValueError(_WHOLE)
    return int(number)


def _as_bare_text(value: Any) -> str:
    """A text that forgets where it was written, as what names fonts and addresses has no origin in a deck."""
    if not isinstance(value, str):
        raise ValueError("should be a text; put it in quotes")
    return str(value)


def _schema(kind: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: {"type": kind}


SCALARS: Mapping[type, Read] = {
    bool: Read(_as_truth, _schema("boolean")),
    Decimal: Read(_as_number, _schema("number")),
    float: Read(_as_float, _schema("number")),
    int: Read(_as_whole, _schema("integer")),
    str: Read(_as_bare_text, _schema("string")),
}
"""How a value of a plain type is read."""
