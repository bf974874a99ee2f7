"""Notes belong to exactly one slide each, and to a notes master that is listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure
from deckgen.package.view import NOTES_TYPE, SLIDE_TYPE, PackageView


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield notes without a notes master, shared between slides, or not agreeing with their slide."""
    owners: dict[str, list[str]] = defaultdict(list)
    for slide in file.named(SLIDE_TYPE):
        notes = file.links(slide, "notesSlide")
        if len(notes) > 1:
            yield slide, "it has notes twice"
        for link in notes:
            owners[link.target].append(slide)
    for name in file.named(NOTES_TYPE):
        slides = [link.target for link in file.links(name, "slide")]
        if len(slides) != 1 or slides != owners.get(name):
            yield name, "its slide and it do not refer to each other, or two slides share it"
        if len(file.links(name, "notesMaster")) != 1:
            yield name, "it does not have exactly one notes master"


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield that the notes master is not listed."""
    listed = [reference for _, reference in view.presentation.lists.get("notesMasterId", ())]
    if listed != [link.id for link in view.links(view.main, "notesMaster")]:
        yield view.main, "the notes master is not in its list (notesMasterIdLst), as python-pptx leaves it"


RULE = PackageRule(
    "package-notes",
    "Notes that two slides share, or that have no notes master, or a notes master that is not listed.",
    "PowerPoint repairs the file and may drop the notes.",
    structure=structure,
    deck=deck,
)
