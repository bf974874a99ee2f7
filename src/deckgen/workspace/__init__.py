"""The outside world as one small argument: files read, outputs put, today; on disk or in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from deckgen.workspace.disk import DiskWorkspace, find_project
from deckgen.workspace.memory import MemoryWorkspace

__all__ = ["DiskWorkspace", "MemoryWorkspace", "Workspace", "find_project", "package_data", "package_names"]


_DATA = Path(__file__).parents[1] / "data"


class Workspace(Protocol):
    """A project folder; every path is relative to it, with forward slashes."""

    def read(self, path: str) -> bytes:
        """Return the file's bytes; raises OSError, and PermissionError for a path that leads out."""
        ...

    def exists(self, path: str) -> bool:
        """Return True where a regular file stands inside the project."""
        ...

    def names(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files right inside the folder whose names end so, sorted."""
        ...

    def put(self, path: str, data: bytes) -> None:
        """Write the file so that its name only ever holds the old bytes or the new; raises OSError."""
        ...

    def kept(self, name: str) -> bytes | None:
        """Return what an earlier process kept under a name, None where there is nothing to be read."""
        ...

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        """Make and keep bytes for later processes; where they cannot be kept, they are not made."""
        ...

    def today(self) -> date:
        """Return the day to hold expiry dates against."""
        ...


def package_data(path: str) -> bytes:
    """Return a file of deckgen's own data folder, such as ``languages/ja.yaml``."""
    return _DATA.joinpath(*path.split("/")).read_bytes()


def package_names(folder: str, ending: str) -> list[str]:
    """Return the paths of deckgen's own data files right inside the folder, sorted."""
    names = (entry.name for entry in (_DATA / folder).iterdir())
    return sorted(f"{folder}/{name}" for name in names if name.endswith(ending))
