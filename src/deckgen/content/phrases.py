"""What is wrong with a value, in words for a person who writes YAML."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from deckgen.diagnostics import did_you_mean

MAPPING = (
    "should be a mapping of keys and values",
    "write `key: value` lines below it, indented by two spaces",
)
"""What to say where a mapping should stand."""

_TRUTH = ("should be true or false", "write true or false")
_NUMBER = ("should be a number", "write digits only, such as 3400 or 8.6")

_FIXED = {
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "dict_type": MAPPING,
    "list_type": ("should be a list", "begin each entry with `- `"),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "int_from_float": ("should be a whole number", "write it without decimals"),
}


def in_words(error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong and the cure; a validator of ours says both, parted by a semicolon."""
    kind = error["type"]
    if kind in _FIXED:
        return _FIXED[kind]
    if kind in ("too_long", "too_short"):
        return _count(error)
    if kind == "greater_than_equal":
        least = error.get("ctx", {}).get("ge")
        return f"is less than {least}", f"give {least} or more"
    if kind == "literal_error":
        return _choice(error)
    message = str(error.get("ctx", {}).get("error", error["msg"]))
    wrong, _, cure = message.partition("; ")
    return wrong[:1].lower() + wrong[1:], cure


def _count(error: ErrorDetails) -> tuple[str, str]:
    limits = error.get("ctx", {})
    have = limits.get("actual_length", 0)
    if "max_length" in limits:
        return f"has {have} entries, and at most {limits['max_length']} are allowed", "leave some out"
    return f"has {have} entries, and at least {limits['min_length']} are needed", "add what is missing"


def _choice(error: ErrorDetails) -> tuple[str, str]:
    value, expected = str(error["input"]), str(error.get("ctx", {})["expected"])
    known = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    return f"cannot be '{value}'", did_you_mean(value, known)
