"""A project in memory: the twin of the disk for tests and for callers with no files."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from deckgen.workspace.paths import fault_of


class MemoryWorkspace:
    """Files as a dict of bytes by path; what is put lands in the same dict."""

    def __init__(self, files: dict[str, bytes], today: datetime.date = datetime.date(2026, 1, 1)) -> None:
        self.files = files
        self._kept: dict[str, bytes] = {}
        self._today = today

    def read(self, path: str) -> bytes:
        """Return the file's bytes; raises FileNotFoundError, and PermissionError for an unsafe path."""
        fault = fault_of(path)
        if fault:
            raise PermissionError(f"{path} {fault}")
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def exists(self, path: str) -> bool:
        """Return True where the file is there."""
        return path in self.files

    def names(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files right inside the folder whose names end so, sorted."""
        prefix = f"{folder}/"
        return sorted(
            path
            for path in self.files
            if path.startswith(prefix) and path.endswith(ending) and "/" not in path[len(prefix) :]
        )

    def put(self, path: str, data: bytes) -> None:
        """Keep the bytes under the path."""
        self.files[path] = data

    def kept(self, name: str) -> bytes | None:
        """Return what was kept under a name."""
        return self._kept.get(name)

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        """Keep bytes for as long as the workspace lives, apart from its files."""
        self._kept[name] = make()

    def today(self) -> datetime.date:
        """Return the day given at the start."""
        return self._today
