"""Masters and layouts are listed, belong together, and have numbers and themes of their own."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package import tags
from deckgen.package.rule import PackageRule
from deckgen.package.view import LAYOUT_TYPE, MASTER_TYPE, PackageView

_LEAST, _MOST = 2**31, 2**32


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield masters and layouts that are not listed, ids that are shared, masters without their own theme."""
    yield from _ids(view)
    listed = _targets(view, view.main, "sldMasterId", "slideMaster")
    if not listed and view.main:
        yield view.main, "it has no master"
    owned: dict[str, set[str]] = {}
    for name in view.named(MASTER_TYPE):
        if name not in listed:
            yield name, "it is in the file but not in the list of masters"
        layouts = _targets(view, name, "sldLayoutId", "slideLayout")
        owned[name] = set(layouts)
        if len(owned[name]) != len(layouts):
            yield name, "it lists one layout twice"
        if owned[name] != {link.target for link in view.links(name, "slideLayout")}:
            yield name, "its list of layouts and its relationships do not agree"
    for name in view.named(LAYOUT_TYPE):
        masters = view.links(name, "slideMaster")
        if len(masters) != 1 or name not in owned.get(masters[0].target, ()):
            yield name, "it and a master do not refer to each other"
    yield from _themes(view)


def _ids(view: PackageView) -> Iterator[tuple[str, str]]:
    ids = [number for number, _ in view.presentation.lists.get("sldMasterId", ()) if number]
    for name in view.named(MASTER_TYPE):
        ids += [number for number, _ in view.facts(name).lists.get("sldLayoutId", ()) if number]
    if len(set(ids)) != len(ids):
        yield view.main, "two of its masters and layouts have one id"
    if any(not number.isdecimal() or not _LEAST <= int(number) < _MOST for number in ids):
        yield view.main, f"a master or layout has an id that is not from {_LEAST} to {_MOST - 1}"


def _themes(view: PackageView) -> Iterator[tuple[str, str]]:
    owners: dict[str, str] = {}
    for name in (*view.named(MASTER_TYPE), *view.named(tags.NOTES_MASTER_TYPE)):
        themes = view.links(name, "theme")
        if len(themes) != 1:
            yield name, "it does not have exactly one theme"
        elif owners.setdefault(themes[0].target, name) != name:
            yield name, f"it shares the theme of {owners[themes[0].target]}"


def _targets(view: PackageView, name: str, word: str, kind: str) -> list[str]:
    targets = {link.id: link.target for link in view.links(name, kind)}
    return [targets.get(reference, "") for _, reference in view.facts(name).lists.get(word, ())]


RULE = PackageRule(
    "package-masters",
    "A master or layout that is not listed, one id for two of them, a master without a theme of its own.",
    "PowerPoint repairs the file and may drop layouts.",
    deck=deck,
)
