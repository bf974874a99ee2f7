"""A project's master made ready for a language, kept for later processes, as opening one takes a while."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import msgspec
from isal import isal_zlib

import deckgen
from deckgen.compile.skeleton import MasterSkeleton, compile_master, give_skeleton
from deckgen.content.brand import Brand
from deckgen.master.parts import Master
from deckgen.master.serving import MasterFor, read_master, ready_master, title_sizes
from deckgen.package.master_parts import MasterParts, give_parts, master_parts
from deckgen.template import Template
from deckgen.wording.language import LanguagePack
from deckgen.workspace import Workspace

_DRAWS = ("pptx", "lxml", "isal", "msgspec")
"""Libraries on which what is kept depends."""

_CHECK = 4
"""Bytes of the checksum that goes before what is kept."""


class _Kept(msgspec.Struct, frozen=True):
    master: Master
    template: Template
    skeleton: MasterSkeleton
    parts: MasterParts


def kept_master(workspace: Workspace, brand: Brand, language: LanguagePack) -> MasterFor:
    """Return what `master_for` returns, and raise what it raises; from what the workspace kept, if it did.

    What is kept is known by the master file, the language, the sizes of its titles, and deckgen itself. One
    that is damaged counts as none.
    """
    data, sizes = read_master(workspace), title_sizes(brand)
    about = (language.code, language.script, sorted(sizes.items()), program_stamp())
    name = f"master-{hashlib.sha256(data + repr(about).encode()).hexdigest()[:40]}"
    kept = _read(workspace.kept(name))
    if kept is not None:
        give_skeleton(kept.skeleton)
        give_parts(kept.parts)
        return MasterFor(kept.master, kept.template)
    ready = ready_master(data, language, sizes)
    workspace.keep(name, lambda: _written(ready))
    return ready


def _written(ready: MasterFor) -> bytes:
    kept = _Kept(ready.master, ready.template, compile_master(ready.master), master_parts(ready.master))
    packed = msgspec.msgpack.encode(kept)
    return isal_zlib.crc32(packed).to_bytes(_CHECK, "big") + packed


def _read(data: bytes | None) -> _Kept | None:
    if data is None or isal_zlib.crc32(data[_CHECK:]) != int.from_bytes(data[:_CHECK], "big"):
        return None
    try:
        return msgspec.msgpack.decode(data[_CHECK:], type=_Kept)
    except msgspec.MsgspecError:
        return None


@functools.cache
def program_stamp() -> str:
    """Return a digest of the sizes and times of deckgen's files and of the libraries that draw."""
    specs = [spec for name in _DRAWS if (spec := find_spec(name)) and spec.origin]
    found = [_stamp(str(spec.origin), Path(str(spec.origin)).stat()) for spec in specs]
    found += sorted(_below(str(Path(deckgen.__file__).parent)))
    return hashlib.sha256("\n".join([deckgen.__version__, *found]).encode()).hexdigest()


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield _stamp(entry.path, entry.stat())


def _stamp(file: str, about: os.stat_result) -> str:
    return f"{file} {about.st_size} {about.st_mtime_ns}"
