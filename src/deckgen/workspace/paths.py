"""Which relative paths are safe on every system."""

from __future__ import annotations

import re

_DEVICES = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?$", re.IGNORECASE)
_NOT_EVERYWHERE = re.compile(r'[<>:"|?*\x00-\x1f\ud800-\udfff]|[. ](/|$)')

OWN_FOLDERS = ("content", "templates", "assets", ".deckgen")
"""Folders of a project that are not for decks: what stands there is read, and would be written over."""


def fault_of(path: str) -> str:
    """Return why a relative path is refused, or an empty string where it is fine."""
    if not path or "\0" in path:
        return "is not a file name"
    if path.startswith(("/", "\\", "~")) or re.match(r"^[A-Za-z]:|^[A-Za-z][A-Za-z0-9+.-]*:", path):
        return "is not relative to the project"
    if "\\" in path:
        return "has a backslash; write folders with /"
    parts = path.split("/")
    if ".." in parts:
        return "leads out of its folder"
    return _fault_elsewhere(path, parts)


def _fault_elsewhere(path: str, parts: list[str]) -> str:
    """Why a path that is fine here would not be on another system."""
    if any(_DEVICES.match(part) for part in parts):
        return "is a name that Windows keeps for a device"
    if _NOT_EVERYWHERE.search(path):
        return "is a name that Windows does not allow"
    return ""
