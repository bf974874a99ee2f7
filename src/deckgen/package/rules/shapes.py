"""Shape ids are positive and unique on a slide, and nothing points to a dead shape."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import SLIDE_TYPE, PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield ids that are 0, shared or unknown, and creation ids that two slides share."""
    created: dict[str, str] = {}
    for name in view.slide_like:
        facts = view.facts(name)
        ids = facts.shape_ids
        if len(set(ids)) != len(ids):
            yield name, "two shapes have one id"
        if any(not number.isdecimal() or int(number) == 0 for number in ids):
            yield name, "a shape has an id that is not a positive number"
        if set(facts.targets) - set(ids):
            yield name, "a connector or an animation points to a shape that is not there"
        for mark in facts.creation_ids if name in view.named(SLIDE_TYPE) else ():
            if created.setdefault(mark, name) != name:
                yield name, f"it has the creation id of {created[mark]}"


RULE = PackageRule(
    "package-shapes",
    "A shape id that is 0 or used twice, or a connector to a shape that is not there.",
    "PowerPoint repairs the file; links, animations and comments attach to the wrong shape.",
    check,
)
