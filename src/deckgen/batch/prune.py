"""Decks that no edition stands for any more: listed, and removed where that is wished."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping

from msgspec import Struct

from deckgen.batch.decide import edited
from deckgen.batch.job import unwritable
from deckgen.batch.manifest import Manifest
from deckgen.batch.record import Record
from deckgen.diagnostics import Finding
from deckgen.plan import Edition
from deckgen.workspace import system


class Standing(Struct, frozen=True):
    """What the content holds: its regions and investors, and every edition of the batch by its file.

    ``output`` is the folder or address that takes the place of ``build/``.
    """

    regions: frozenset[str]
    investors: frozenset[str]
    decks: Mapping[str, Edition]
    output: str = ""


def left_over(manifest: Manifest, standing: Standing) -> list[Record]:
    """Return the records of files that no edition stands for any more, and that are still there.

    These are decks of regions and investors that are gone from the content, and decks that a batch once
    built and now would not, with their PDFs; those sent to another output are none of this batch's business.
    """
    found = [record for record in manifest if _is_left_over(record, standing)]
    return [record for record in found if manifest.state(manifest.root / record.file) != "none"]


def prune(manifest: Manifest, records: Iterable[Record]) -> list[Finding]:
    """Remove left over files and their records; one that was edited by hand stays, and is a finding."""
    findings = []
    for record in records:
        place = manifest.root / record.file
        if manifest.was_edited(place):
            findings.append(edited(record.file))
            continue
        try:
            system.remove(place)
        except OSError as error:
            findings.append(unwritable(record.file, error))
            continue
        manifest.forget(place)
        with contextlib.suppress(OSError):
            place.parent.rmdir()
    return findings


def _is_left_over(record: Record, standing: Standing) -> bool:
    deck = record.file.removesuffix(".pdf") + ".pptx" if record.drawn_from else record.file
    if not record.region or record.output != standing.output or standing.decks.get(deck) == record.edition:
        return False
    gone = record.region not in standing.regions
    return gone or record.batch or bool(record.investor and record.investor not in standing.investors)
