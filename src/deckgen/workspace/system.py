"""Every system call by which deckgen writes, one function each, so that a test can make any of them fail.

Callers name them through this module (``system.rename(...)``), never by importing them. Each raises OSError.
"""

from __future__ import annotations

import os
from pathlib import Path

CALLS = ("make_folder", "create", "open_end", "write", "flush", "close", "rename", "remove", "flush_folder")
"""The names of the calls, for those who stand in between."""


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)


def create(file: Path) -> int:
    """Create a file that is not there yet and return its handle."""
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)


def open_end(file: Path) -> int:
    """Open a file for writing at its end, made where it is missing, and return its handle."""
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)


def write(handle: int, data: bytes | memoryview) -> int:
    """Write what the system takes and return how many bytes that was."""
    return os.write(handle, data)


def flush(handle: int) -> None:
    """Have the file's bytes on the disk."""
    os.fsync(handle)


def close(handle: int) -> None:
    """Close a handle."""
    os.close(handle)


def rename(old: Path, new: Path) -> None:
    """Give a file its name in one step, in the place of any that stands there."""
    old.replace(new)


def remove(file: Path) -> None:
    """Remove a file."""
    file.unlink()


def flush_folder(folder: Path) -> None:
    """Have a folder's own entries on the disk, where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
