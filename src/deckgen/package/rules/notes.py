"""Notes belong to exactly one slide each, and to a notes master that is listed."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.facts import P, R
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE, PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield notes without a notes master, shared between slides, or not agreeing with their slide."""
    owners: dict[str, list[str]] = {}
    for slide in view.named(SLIDE_TYPE):
        for link in view.links(slide, "notesSlide"):
            owners.setdefault(link.target, []).append(slide)
    for name in view.named(NOTES_TYPE):
        if [link.target for link in view.links(name, "slide")] != owners.get(name):
            yield name, "its slide and it do not refer to each other, or two slides share it"
        if len(view.links(name, "notesMaster")) != 1:
            yield name, "it does not have exactly one notes master"
    yield from _check_listing(view)


def _check_listing(view: PackageView) -> Iterator[tuple[str, str]]:
    entries = view.presentation.findall(f"{P}notesMasterIdLst/{P}notesMasterId")
    listed = [entry.get(f"{R}id", "") for entry in entries]
    if listed != [link.id for link in view.links(view.main, "notesMaster")]:
        yield view.main, "the notes master is not in its list"


RULE = PackageRule(
    "package-notes",
    "Notes that two slides share, or that have no notes master.",
    "PowerPoint repairs the file and drops the notes.",
    check,
)
