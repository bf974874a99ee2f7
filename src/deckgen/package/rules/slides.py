"""The list of slides, the slide parts and their layouts agree."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.rule import PackageRule
from deckgen.package.structure import Structure
from deckgen.package.view import SLIDE_TYPE, PackageView

_LEAST, _MOST = 256, 2**31


def structure(file: Structure) -> Iterator[tuple[str, str]]:
    """Yield slides that have no single layout."""
    for name in file.named(SLIDE_TYPE):
        if len(file.links(name, "slideLayout")) != 1:
            yield name, "it does not have exactly one layout"


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield slides that are listed wrongly, twice or not at all."""
    entries = view.presentation.lists.get("sldId", ())
    ids = [number for number, _ in entries]
    for number in ids:
        if not (number.isdecimal() and _LEAST <= int(number) < _MOST):
            yield view.main, f"the slide id {number!r} is not from {_LEAST} to {_MOST - 1}"
    if len(set(ids)) != len(ids):
        yield view.main, "two slides have one id"
    targets = {link.id: link.target for link in view.links(view.main, "slide")}
    listed = [targets.get(reference, "") for _, reference in entries]
    if "" in listed:
        yield view.main, "it lists a slide that is not there"
    if len(set(listed)) != len(listed):
        yield view.main, "it lists one slide twice"
    for name in view.named(SLIDE_TYPE):
        if name not in listed:
            yield name, "it is in the file but not in the list of slides"


RULE = PackageRule(
    "package-slides",
    "A slide listed twice or not at all, an id out of range, a slide without its layout.",
    "PowerPoint says that it found a problem with the content.",
    structure=structure,
    deck=deck,
)
