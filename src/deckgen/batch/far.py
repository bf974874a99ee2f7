"""Decks that go elsewhere than to a folder: one PUT a deck, through fsspec; no lock and no rename there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from time import monotonic
from typing import Any

from deckgen.diagnostics import DeckgenError, Exit, Finding, Where
from deckgen.workspace.disk import Stamp

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://.+")
_WITHOUT_FOLDERS = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "oci"))
"""Stores where a folder is no more than a part of a name; to make one would be to make a bucket."""

REST_SECONDS = 60
_MOST_SILENT = 2


class StoreError(OSError):
    """What a store answered, or that it did not, with what its owner can do about it."""

    def __init__(self, error: Exception) -> None:
        super().__init__(f"{error}" if isinstance(error, OSError) else f"{type(error).__name__}: {error}")
        self.cure, self.silent = _cure(error)


def is_far(file: str) -> bool:
    """Return True for an address such as ``s3://bucket/decks/x.pptx``; a drive letter is none."""
    return bool(_ADDRESS.match(file))


def put_far(address: str, data: bytes) -> Stamp:
    """Write a whole object; raises StoreError where that fails, and DeckgenError where no library can.

    A store that did not answer twice, with all the trying again of its library, is not asked for
    ``REST_SECONDS``, so that a batch does not wait for it with every deck.
    """
    system, path = _system_of(address)
    silence = _SILENCES.setdefault(address.partition("://")[0], _Silence())
    silence.require_rested()
    try:
        folder = path.rpartition("/")[0]
        if folder and not _WITHOUT_FOLDERS & {*_protocols(system)}:
            system.makedirs(folder, exist_ok=True)
        system.pipe_file(path, data)
    except Exception as error:  # each store has errors of its own
        told = StoreError(error)
        silence.heard(told)
        raise told from error
    silence.times = 0
    return Stamp(len(data), 0)


def far_sizes(addresses: Iterable[str]) -> dict[str, int]:
    """Return the size in bytes of each object that is there, from one listing of what they have in common.

    Raises DeckgenError where the store does not answer, has no such bucket or wants credentials. One that may
    not be listed holds nothing as far as is known.
    """
    paths = {}
    for address in addresses:
        system, paths[address] = _system_of(address)
    if not paths:
        return {}
    folder = os.path.commonpath([path.rpartition("/")[0] for path in paths.values()])
    try:
        system.invalidate_cache()
        there = system.find(folder, detail=True)
    except PermissionError:
        return {}
    except Exception as error:
        raise DeckgenError([_unreachable(next(iter(paths)), StoreError(error))], Exit.USAGE) from None
    return {address: int(there[path].get("size") or 0) for address, path in paths.items() if path in there}


def require_store(address: str) -> None:
    """Raise DeckgenError where no installed library can write to the address."""
    _system_of(address)


class _Silence:
    """How often in a row a store did not answer this process."""

    def __init__(self) -> None:
        self.times, self._until = 0, 0.0

    def require_rested(self) -> None:
        if self.times >= _MOST_SILENT and monotonic() < self._until:
            raise StoreError(ConnectionError("it did not answer, and is not asked again for a while"))

    def heard(self, error: StoreError) -> None:
        self.times = self.times + 1 if error.silent else 0
        self._until = monotonic() + REST_SECONDS


_SILENCES: dict[str, _Silence] = {}

_CURES = (
    (FileNotFoundError, (), "make the bucket, or correct its name in --output", False),
    (PermissionError, ("AccessDenied",), "see that these credentials may write and list there", False),
    (
        (),
        ("Credential", "Token", "ProfileNotFound"),
        "give credentials, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE",
        False,
    ),
    (
        (ConnectionError, TimeoutError),
        ("Connect", "Timeout", "Disconnected", "HTTPClientError"),
        "see that its address is right (such as AWS_ENDPOINT_URL) and that it answers; then run the batch "
        "again, what was written stays",
        True,
    ),
)
"""What an error is or has in its name, what helps, and whether the store was silent."""


def _cure(error: Exception) -> tuple[str, bool]:
    for kinds, names, cure, silent in _CURES:
        if isinstance(error, kinds) or any(name in type(error).__name__ for name in names):
            return cure, silent
    return "see what the store says; then run the batch again, what was written stays", False


def _unreachable(address: str, error: StoreError) -> Finding:
    return Finding("store-unreachable", f"the decks cannot go there: {error}", error.cure, Where(address))


def _protocols(system: Any) -> tuple[str, ...]:
    named = system.protocol
    return (named,) if isinstance(named, str) else tuple(named)


def _system_of(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        wrong = Finding("no-store", f"nothing installed writes to {address}: {error}", _missing(address))
        raise DeckgenError([wrong], Exit.USAGE) from None
    return system, str(path)


def _missing(address: str) -> str:
    if address.startswith("s3"):
        return "pip install 'deckgen[s3]'"
    return "install fsspec and the library for that store, such as gcsfs for gs:// and adlfs for abfs://"
