"""What a master gives to every deck: its parts packed once, its relationships and types as written."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from deckgen.master.opc import IMAGE_TYPES, PartRelationship, rels_name, write_relationships
from deckgen.master.parts import Master
from deckgen.package.links import hyperlink, link, override, relative
from deckgen.package.presentation import PresentationSkeleton, presentation_skeleton
from deckgen.zip_writer import SMALL, Bundle, Packed, bundle, packed


class MasterParts(msgspec.Struct, frozen=True):
    """A master ready to be copied: ``ending`` is its parts as they end a deck, but for the presentation.

    ``types`` are its content types as they are written, ``extensions`` those of pictures. ``links`` are the
    presentation's relationships as they are written, ``taken`` their ids. ``layouts`` and ``notes_master``
    are part names.
    """

    digest: str
    ending: Bundle
    types: str
    extensions: dict[str, str]
    presentation: str
    skeleton: PresentationSkeleton
    links: str
    taken: frozenset[str]
    layouts: dict[str, str]
    notes_master: str


_MOST = 8
_given: dict[str, MasterParts] = {}


def master_parts(master: Master) -> MasterParts:
    """Return the master ready to be copied, the same object for the same digest in this process."""
    return _given.get(master.digest) or _made(master)


def give_parts(parts: MasterParts) -> None:
    """Have `master_parts` return what was made before, by another process perhaps."""
    while len(_given) >= _MOST:
        del _given[next(iter(_given))]
    _given[parts.digest] = parts


@lru_cache(maxsize=_MOST)
def _made(master: Master) -> MasterParts:
    main = master.presentation
    own = master.relationships[main]
    kinds = {name: name.rsplit(".", 1)[-1].lower() for name in master.parts if name != main}
    pictures = {name for name, extension in kinds.items() if _is_picture(master, name, extension)}
    return MasterParts(
        digest=master.digest,
        ending=bundle(entry for name in kinds for entry in _entries(master, name)),
        types="".join(override(name, master.content_types[name]) for name in kinds if name not in pictures),
        extensions={kinds[name]: master.content_types[name] for name in pictures},
        presentation=main,
        skeleton=presentation_skeleton(master.parts[main]),
        links="".join(_link(main, item) for item in own),
        taken=frozenset(item.id for item in own),
        layouts=dict(master.layouts),
        notes_master=master.notes_master,
    )


def _is_picture(master: Master, name: str, extension: str) -> bool:
    return IMAGE_TYPES.get(extension) == master.content_types[name]


def _entries(master: Master, name: str) -> list[tuple[str, Packed]]:
    entries = [(name, packed(name, master.parts[name], SMALL))]
    if links := master.relationships[name]:
        written = write_relationships(name, links)
        entries.append((rels_name(name), packed(rels_name(name), written, SMALL)))
    return entries


def _link(source: str, item: PartRelationship) -> str:
    if item.external:
        return hyperlink(item.id, item.target)
    return link(item.id, item.kind, relative(source, item.target))
