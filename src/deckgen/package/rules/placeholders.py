"""Placeholders exist on the layout, once each, and none is empty."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.package.view import SLIDE_TYPE, PackageRule, PackageView


def check(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield placeholders that are there twice, unknown to the layout, or empty."""
    for name in view.named(SLIDE_TYPE):
        facts = view.facts(name)
        numbers = [idx for _, idx in facts.placeholders]
        if len(set(numbers)) != len(numbers):
            yield name, "it has one placeholder twice"
        for layout in view.links(name, "slideLayout"):
            known = (
                {idx for _, idx in view.facts(layout.target).placeholders}
                if layout.target in view.parts
                else ()
            )
            for idx in sorted(set(numbers) - set(known)):
                yield name, f"its placeholder {idx} is not on its layout {layout.target}"
        for shape in facts.empty:
            yield name, f"its placeholder '{shape}' is empty"


RULE = PackageRule(
    "package-placeholders",
    "A placeholder twice, not on the layout, or empty.",
    "Reset Slide loses it, or its prompt text shows on the slide.",
    check,
)
