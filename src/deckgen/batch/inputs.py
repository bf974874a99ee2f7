"""What a deck depends on: which files, by their digests, and what else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from sys import intern

from deckgen.batch.record import digest_of
from deckgen.plan import Edition
from deckgen.program import program_digest
from deckgen.workspace import Workspace

BRAND = "content/brand.yaml"
REGIONS = "content/regions"
INVESTORS = "content/investors"
STORYLINES = "content/storylines"
FONTS = "content/fonts"
MASTER = "templates/master.pptx"


class Tracing:
    """A workspace that keeps the digest of every file that is read through it; absent ones count as empty."""

    def __init__(self, inner: Workspace) -> None:
        self._inner = inner
        self._noted: set[str] = set()
        self.digests: dict[str, str] = {}

    def read(self, path: str) -> bytes:
        """Return the file's bytes; raises OSError."""
        self._noted.add(path)
        try:
            data = self._inner.read(path)
        except OSError:
            self.digests.setdefault(path, "")
            raise
        if path not in self.digests:  # what was read first counts: a deck may be made of that
            self.digests[path] = digest_of(data)
        return data

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Return a set that gathers the paths read within the context."""
        outer, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = outer

    def digest(self, path: str) -> str:
        """Return a file's digest, as it was when it was read; empty where there is no such file."""
        if path not in self.digests:
            try:
                self.read(path)
            except OSError:
                return ""
        return self.digests[path]

    def exists(self, path: str) -> bool:
        """Return True where a regular file stands inside the project."""
        return self._inner.exists(path)

    def names(self, folder: str, ending: str) -> list[str]:
        """Return the paths of the files right inside the folder whose names end so, sorted."""
        return self._inner.names(folder, ending)

    def put(self, path: str, data: bytes) -> None:
        """Write the file; raises OSError."""
        self._inner.put(path, data)

    def kept(self, name: str) -> bytes | None:
        """Return what an earlier process kept under a name."""
        return self._inner.kept(name)

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        """Make and keep bytes for later processes."""
        self._inner.keep(name, make)

    def today(self) -> date:
        """Return the day to hold expiry dates against."""
        return self._inner.today()


def beyond_rule(paths: Iterable[str], region: str) -> list[str]:
    """Return the paths that an edition of the region depends on because its content names them."""
    return [path for path in paths if path not in (BRAND, MASTER) and not _is_by_rule(path, region)]


def _is_by_rule(path: str, region: str) -> bool:
    folder, _, name = path.rpartition("/")
    if folder == REGIONS:  # another region's facts are named where regions are compared
        return name.endswith(".yaml") and name.partition(".")[0] == region
    if folder == FONTS:
        return name.endswith(".msgpack")
    return folder in (INVESTORS, STORYLINES) and name.endswith(".yaml")


def files_of(edition: Edition, fonts: Iterable[str], beyond: Iterable[str] = ()) -> Iterator[str]:
    """Yield the path of every file that an edition depends on, those that may be absent included.

    ``fonts`` are the project's rulers, ``beyond`` the files that the content names.
    """
    yield from (BRAND, MASTER, f"{STORYLINES}/{edition.storyline}.yaml", *fonts)
    yield from (f"{REGIONS}/{edition.region}.yaml", f"{REGIONS}/{edition.region}.{edition.language}.yaml")
    if edition.investor:
        yield f"{INVESTORS}/{edition.investor}.yaml"
        yield f"{INVESTORS}/{edition.investor}.{edition.language}.yaml"
    yield from beyond


def inputs_of(files: Tracing, edition: Edition, beyond: Iterable[str] = ()) -> dict[str, str]:
    """Return the digest of every file that an edition depends on, empty for one that is absent."""
    fonts = files.names(FONTS, ".msgpack")
    paths = sorted(set(files_of(edition, fonts, beyond)))
    return {intern(path): files.digest(path) for path in paths}  # thousands of records name the same files


def settings_of(day: str, today: date) -> dict[str, str]:
    """Return what a deck depends on beside its files: the date given, today, and deckgen itself."""
    return {"date": day, "today": today.isoformat(), "deckgen": program_digest()}


def holds(before: Mapping[str, str], until: str, now: Mapping[str, str]) -> bool:
    """Return True where settings are as before, or where only the day is a later one, and before ``until``.

    ``until`` is the ISO day on which a date in the content is passed, empty where none will be.
    """
    today = now.get("today", "")
    if not before.get("today", "") <= today or (until and today >= until):
        return False
    return {**before, "today": today} == now
