"""Texts as they stand in XML.

The standard library's functions for it import what opens web pages, and let through what no XML can hold.
"""

from __future__ import annotations

import re

_NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What no XML part can hold, not even escaped. Source: Extensible Markup Language 1.0, 2.2."""

_SPECIAL = re.compile(f"[&<>\r{_NO_CHARACTERS}]")
_SPECIAL_IN_QUOTES = re.compile(f'[&<>"\r\n\t{_NO_CHARACTERS}]')
_NONE = re.compile(f"[{_NO_CHARACTERS}]")


def escaped(text: str) -> str:
    """Return a text as it stands between tags; raises ValueError for a character that XML does not have."""
    return _SPECIAL.sub(_reference, text) if _SPECIAL.search(text) else text


def quoted(text: str) -> str:
    """Return a text as it stands in an attribute, as `escaped` does, without the quotation marks."""
    return _SPECIAL_IN_QUOTES.sub(_reference, text) if _SPECIAL_IN_QUOTES.search(text) else text


def unquoted(text: str) -> str:
    """Return what a text between tags, or in an attribute, stands for."""
    if "&" not in text:
        return text
    from html import unescape  # whose table of names takes long to load, and few texts need

    return unescape(text)


def _reference(found: re.Match[str]) -> str:
    if _NONE.match(found[0]):
        raise ValueError(f"a text holds U+{ord(found[0]):04X}, which no XML part can hold")
    return f"&#{ord(found[0])};"
