"""Facts of a part given to another of the same markup, whose texts are its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import unescape

from deckgen.master.opc import MAIN_TYPE
from deckgen.package.facts import PartFacts, SectionFacts


def refilled(facts: PartFacts, content_type: str, texts: Sequence[bytes]) -> PartFacts | None:
    """Return the facts with other texts of plain UTF-8 in them; None where these do not fit.

    Most facts hold no text, and are returned as they are.
    """
    fill = _FILLED.get(content_type)
    return facts if fill is None else fill(facts, [unescape(text.decode()) for text in texts])


def _sections(facts: PartFacts, texts: Sequence[str]) -> PartFacts | None:
    """The presentation's sections; texts are their names, then their identifiers."""
    count = len(facts.sections)
    if len(texts) != 2 * count:
        return None
    filled = zip(texts[:count], texts[count:], facts.sections, strict=True)
    sections = tuple(SectionFacts(name, f"{{{own}}}", section.slides) for name, own, section in filled)
    return replace(facts, sections=sections)


_FILLED: Mapping[str, Callable[[PartFacts, Sequence[str]], PartFacts | None]] = {MAIN_TYPE: _sections}
