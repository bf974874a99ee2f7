"""What the matrix needs of each content file: its language, read once for each version of the file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from deckgen.batch.inputs import Tracing
from deckgen.batch.values import CACHE, broken_cache
from deckgen.content.misnamed import cure_of_absence
from deckgen.diagnostics import Finding, Where
from deckgen.workspace.disk import write_whole

INDEX = f"{CACHE}/index.msgpack"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file's ``language``, ``languages`` and ``storyline``; empty where it has none or cannot be read."""

    digest: str
    language: str = ""
    languages: tuple[str, ...] = ()
    storyline: str = ""


class ContentIndex:
    """What is known of a project's files, kept between runs by the digest of each file."""

    def __init__(self, root: Path, files: Tracing) -> None:
        self._place, self._files = root / INDEX, files
        self.findings: list[Finding] = []
        self._known = self._kept()
        self._changed = False
        self._folders: dict[str, list[str]] = {}

    def of(self, path: str) -> Entry:
        """Return what is known of a file."""
        digest = self._files.digest(path)
        known = self._known.get(path)
        if known is None or known.digest != digest:
            known = self._known[path] = self._read(path, digest)
            self._changed = True
        return known

    def place_of(self, path: str, key: str, value: str) -> Where:
        """Return where a file names a value in the list below a key, or the key's own place."""
        from deckgen.yaml_source import load_yaml  # only where there is something to tell

        loaded = load_yaml(path, self._files.read(path)).value
        said = loaded.at([key]) if loaded else None
        named = said.value if said is not None and isinstance(said.value, list) else []
        found = next((one for one in named if one.value == value), said)
        return found.where if found is not None else Where(path)

    def paths(self, folder: str) -> list[str]:
        """Return the YAML files right inside a folder, looked for once."""
        if folder not in self._folders:
            self._folders[folder] = self._files.names(folder, ".yaml")
        return self._folders[folder]

    def named(self, folder: str) -> list[str]:
        """Return the names of what has a file of its own in a folder, language files left out."""
        names = (path.removeprefix(f"{folder}/").removesuffix(".yaml") for path in self.paths(folder))
        return [name for name in names if "." not in name]

    def cure_of_absence(self, folder: str, name: str) -> str:
        """Return what to do where a folder has no file of a name."""
        return cure_of_absence(self._files, folder, name, self.named(folder))

    def save(self) -> None:
        """Keep what was read; where that cannot be written, the files are read again next time."""
        if self._changed:
            with contextlib.suppress(OSError):
                write_whole(self._place, msgspec.msgpack.encode(self._known), flushed=False)

    def _kept(self) -> dict[str, Entry]:
        try:
            return msgspec.msgpack.decode(self._place.read_bytes(), type=dict[str, Entry])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError):
            self.findings.append(broken_cache(INDEX))
            return {}

    def _read(self, path: str, digest: str) -> Entry:
        from deckgen.yaml_source import load_yaml  # where nothing changed, nothing is loaded

        try:
            loaded = load_yaml(path, self._files.read(path)).value
        except OSError:
            loaded = None
        said = loaded.plain() if loaded else None
        if not isinstance(said, dict):
            return Entry(digest)
        return Entry(
            digest,
            _text(said.get("language")),
            tuple(_texts(said.get("languages"))),
            _text(said.get("storyline")),
        )


def _text(value: object) -> str:
    return str(value) if isinstance(value, str) else ""


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield str(one)
