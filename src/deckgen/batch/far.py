"""Decks that go elsewhere than to a folder: one PUT a deck, through fsspec; no lock and no rename there."""

from __future__ import annotations

import re
from typing import Any

from deckgen.diagnostics import DeckgenError, Exit, Finding
from deckgen.workspace.disk import Stamp

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://.+")
_EXTRA = "install what it needs: pip install 'deckgen[dask]', and for S3 also s3fs"


def is_far(file: str) -> bool:
    """Return True for an address such as ``s3://bucket/decks/x.pptx``; a drive letter is none."""
    return bool(_ADDRESS.match(file))


def put_far(address: str, data: bytes) -> Stamp:
    """Write a whole object; raises OSError where that fails, and DeckgenError where no library can."""
    system, path = _system_of(address)
    try:
        parent = path.rpartition("/")[0]
        if parent:
            system.makedirs(parent, exist_ok=True)
        system.pipe_file(path, data)
    except OSError:
        raise
    except Exception as error:  # each store has errors of its own
        raise OSError(f"{type(error).__name__}: {error}") from error
    return Stamp(len(data), 0)


def far_size(address: str) -> int:
    """Return an object's size in bytes, -1 where there is none; raises DeckgenError where no library can."""
    system, path = _system_of(address)
    try:
        found = system.info(path).get("size")
    except Exception:  # none there, or none that can be seen: then it is written again
        return -1
    return int(found) if found is not None else -1


def require_store(address: str) -> None:
    """Raise DeckgenError where no installed library can write to the address."""
    _system_of(address)


def _system_of(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        wrong = Finding("no-store", f"nothing installed writes to {address}: {error}", _EXTRA)
        raise DeckgenError([wrong], Exit.USAGE) from None
    return system, str(path)
