"""A project's master made ready for a language, kept for later processes, as opening one takes a while."""

from __future__ import annotations

import hashlib

import msgspec
from isal import isal_zlib

from deckgen.compile.empty_slide import compile_master, give_skeleton
from deckgen.compile.skeleton import MasterSkeleton
from deckgen.content.brand import Brand
from deckgen.master.parts import Master
from deckgen.master.serving import MasterFor, read_master, ready_master, title_sizes
from deckgen.package.master_parts import MasterParts, give_parts, master_parts
from deckgen.program import program_digest
from deckgen.template import Template
from deckgen.wording.language import LanguagePack
from deckgen.workspace import Workspace

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
    about = (language.code, language.script, sorted(sizes.items()), program_digest())
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
