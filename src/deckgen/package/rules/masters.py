"""Masters and layouts are listed, belong together, and have numbers and themes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
        if name in view.judged:
            continue
        layouts = _targets(view, name, "sldLayoutId", "slideLayout")
        owned[name] = set(layouts)
        if len(owned[name]) != len(layouts):
            yield name, "it lists one layout twice"
        if owned[name] != {link.target for link in view.links(name, "slideLayout")}:
            yield name, "its list of layouts and its relationships do not agree"
    for name in view.named(LAYOUT_TYPE):
        if name in view.judged:
            continue
        masters = view.links(name, "slideMaster")
        if len(masters) != 1 or name not in owned.get(masters[0].target, ()):
            yield name, "it and a master do not refer to each other"
    yield from _themes(view)


def _ids(view: PackageView) -> Iterator[tuple[str, str]]:
    lists = [view.presentation.lists.get("sldMasterId", ())]
    lists += [view.facts(name).lists.get("sldLayoutId", ()) for name in view.named(MASTER_TYPE)]
    for fault in _faulty_ids(tuple(lists)):
        yield view.main, fault


@lru_cache(maxsize=32)
def _faulty_ids(lists: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[str, ...]:
    """What is wrong with the ids of masters and layouts, which are the same in all decks of one master."""
    ids = [number for entries in lists for number, _ in entries if number]
    faults = ["two of its masters and layouts have one id"] if len(set(ids)) != len(ids) else []
    if any(not number.isdecimal() or not _LEAST <= int(number) < _MOST for number in ids):
        faults.append(f"a master or layout has an id that is not from {_LEAST} to {_MOST - 1}")
    return tuple(faults)


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
