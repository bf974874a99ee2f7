"""Text stands out from the shape that it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckgen.diagnostics import Severity
from deckgen.package.rule import PackageRule
from deckgen.package.view import MASTER_TYPE, PackageView

_HEX = re.compile("[0-9A-Fa-f]{6}")
_LEAST, _LEAST_LARGE = 4.5, 3.0


def deck(view: PackageView) -> Iterator[tuple[str, str]]:
    """Yield texts whose shape names both their colour and its own, too close to each other."""
    looks = {name: look.inked for name in view.slides if (look := view.facts(name).look) and look.inked}
    if not looks:
        return
    from deckgen.checks.colours import contrast  # it takes the plan's half with it, which few files need

    colours = _colours(view)
    for name, texts in looks.items():
        for inked in texts:
            ink, ground = _seen(inked.ink, colours), _seen(inked.ground, colours)
            least = _LEAST_LARGE if inked.large else _LEAST
            if ink and ground and inked.text.strip() and (ratio := contrast(ink, ground)) < least:
                yield name, f"'{inked.text.strip()[:40]}' has a contrast of {ratio:.1f}; {least} is needed"


def _colours(view: PackageView) -> Mapping[str, str]:
    """Theme colours as a slide names them, where the file has one master."""
    masters = view.named(MASTER_TYPE)
    themes = view.links(masters[0], "theme") if len(masters) == 1 else ()
    if not themes:
        return {}
    slots = view.facts(themes[0].target).colours
    return dict(slots) | {name: slots.get(slot, "") for name, slot in view.facts(masters[0]).colours.items()}


def _seen(colour: str, colours: Mapping[str, str]) -> str:
    found = colours.get(colour, colour)
    return found.upper() if _HEX.fullmatch(found) else ""


RULE = PackageRule(
    "access-contrast",
    "A text too close in colour to the shape that it stands in.",
    "Many people cannot read it, and nobody on a projector (WCAG 2.1, 1.4.3).",
    deck=deck,
    cure="take a darker or a lighter colour for the text or for the shape",
    severity=Severity.WARNING,
    elsewhere=Severity.WARNING,
    full=True,
)
