"""What one worker keeps between the decks of a run: libraries of the last regions, one workshop's masters."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from deckgen.batch.inputs import (
    FONTS,
    MASTER,
    Tracing,
    beyond_rule,
    inputs_of,
)
from deckgen.batch.leaks import LeakScan, permitted_in, told_in, words_of_file
from deckgen.batch.manifest import Journal
from deckgen.batch.record import digest_of
from deckgen.build import Planned, Workshop
from deckgen.content.fact_check import days_unchanged
from deckgen.content.library import Library, load_library, with_investor
from deckgen.diagnostics import Checked, Finding, has_errors, in_order
from deckgen.plan import Edition
from deckgen.program import program_digest
from deckgen.workspace import DiskWorkspace

T = TypeVar("T")

_MOST_REGIONS = 2
_MOST_INVESTORS = 32


class _Loaded(Struct):
    """A region's library, with the files beyond the rule that loading it read."""

    library: Checked[Library]
    beyond: list[str]
    investors: OrderedDict[str, tuple[Checked[Library], list[str]]] = field(default_factory=OrderedDict)


class Shop:
    """A worker's side of one run; nothing of one investor reaches another's library."""

    def __init__(self, root: Path, today: date) -> None:
        self.files, self._today = Tracing(DiskWorkspace(root, today)), today
        self.journal = Journal(root)
        self._regions: OrderedDict[str, _Loaded] = OrderedDict()
        self._workshop: Workshop | None = None
        self._scan: LeakScan | None = None

    def workshop(self, edition: Edition) -> Checked[Workshop]:
        """Return a workshop whose library holds the edition's region and investor, and no other."""
        loaded, _ = self._library(edition)
        library = loaded.value
        if library is None or edition.region not in library.regions or has_errors(loaded.findings):
            return Checked(None, loaded.findings)
        if self._workshop is None:
            self._workshop = Workshop(self.files, library)
        return Checked(self._workshop.with_library(library), loaded.findings)

    def inputs(self, edition: Edition, planned: Planned) -> dict[str, str]:
        """Return the digests of what a deck was made from, as its files were when they were read."""
        _, beyond = self._library(edition)
        pictures = [f"assets/{file}" for file in planned.pictures]
        return inputs_of(self.files, edition, [*beyond, *pictures])

    def until(self, edition: Edition) -> str:
        """Return the ISO day from which an edition may have other findings, empty where there is none."""
        library = self._library(edition)[0].value
        if library is None or library.today is None:
            return ""
        region, told = library.regions.get(edition.region), library.investors.get(edition.investor)
        facts = [region.base.at(["facts"])] if region else []
        if told:
            facts.append(told.written.base.at(["regions", edition.region, "facts"]))
        days = days_unchanged(facts, library.today, library.brand.limits.review_days)
        with contextlib.suppress(OverflowError):  # no calendar has that day
            return "" if days is None else (self._today + timedelta(days)).isoformat()
        return ""

    def says(self, workshop: Workshop, planned: Planned) -> str:
        """Return a digest of all that a deck follows from: what it says, how it is set and drawn."""
        brand, language = workshop.library.brand, planned.plan.edition.language
        look = [brand.type, brand.colours, brand.fonts, brand.severity]
        fonts = [self.files.digest(path) for path in self.files.names(FONTS, ".msgpack")]
        master, words = self.files.digest(MASTER), brand.words.get(language, {})
        parts = [planned.plan.digest(), program_digest(), master, fonts, look, repr(words)]
        return digest_of(msgspec.json.encode(parts, order="sorted"))

    def leaks(self, edition: Edition, data: bytes) -> tuple[Finding, ...]:
        """Return an error for everything in a finished deck that was only said of another investor."""
        if self._scan is None:
            self._scan = LeakScan(told_in(self.files))
        if not self._scan:
            return ()
        return self._scan.leaks(data, edition.investor, self._permitted(edition))

    def _permitted(self, edition: Edition) -> Iterator[str]:
        library = self._library(edition)[0].value
        if library is not None:
            yield from permitted_in(library, edition.investor)
        yield from words_of_file(self.files.read(MASTER))

    def _library(self, edition: Edition) -> tuple[Checked[Library], list[str]]:
        region = self._region(edition.region)
        library = region.library.value
        if not edition.investor or library is None or has_errors(region.library.findings):
            return region.library, region.beyond
        if edition.investor not in region.investors:
            with self.files.noting() as read:
                told = with_investor(library, self.files, edition.investor)
            found = in_order([*region.library.findings, *told.findings])
            beyond = beyond_rule(read, edition.region)
            region.investors[edition.investor] = (Checked(told.value, found), beyond)
            _bound(region.investors, _MOST_INVESTORS)
        told, beyond = region.investors[edition.investor]
        return told, [*region.beyond, *beyond]

    def _region(self, name: str) -> _Loaded:
        if name not in self._regions:
            with self.files.noting() as read:
                library = load_library(self.files, [name])
            self._regions[name] = _Loaded(library, beyond_rule(read, name))
            _bound(self._regions, _MOST_REGIONS)
        return self._regions[name]


def _bound(kept: OrderedDict[str, T], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


_SHOPS: dict[tuple[str, str], Shop] = {}


def shop_for(root: str, run: str, today: date) -> Shop:
    """Return this process's shop for a run; that of an earlier run is given up."""
    if (root, run) not in _SHOPS:
        _SHOPS.clear()
        _SHOPS[root, run] = Shop(Path(root), today)
    return _SHOPS[root, run]
