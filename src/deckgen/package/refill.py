"""Facts of a part given to another of the same markup, whose texts are its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from deckgen.master.opc import MAIN_TYPE
from deckgen.package.chart_cells import is_number
from deckgen.package.facts import PartFacts, SectionFacts, repeats
from deckgen.package.tags import CHART_TYPE
from deckgen.xml_text import unquoted

Texts = Sequence[Sequence[str]]
_MOST_AXIS = 2**32


def refilled(facts: PartFacts, content_type: str, texts: Sequence[Sequence[bytes]]) -> PartFacts | None:
    """Return the facts with other texts of plain UTF-8, by kind of place; None where these do not fit.

    Most facts hold no text, and are returned as they are.
    """
    fill = _FILLED.get(content_type)
    return (
        facts if fill is None else fill(facts, [[unquoted(one.decode()) for one in some] for some in texts])
    )


def _sections(facts: PartFacts, texts: Texts) -> PartFacts | None:
    """The presentation's sections by their names and identifiers."""
    names, own = texts
    if not len(names) == len(own) == len(facts.sections):
        return None
    filled = zip(names, own, facts.sections, strict=True)
    sections = tuple(SectionFacts(name, f"{{{guid}}}", section.slides) for name, guid, section in filled)
    return replace(facts, sections=sections)


def _chart(facts: PartFacts, texts: Texts) -> PartFacts | None:
    """A chart's cells by what it remembers, where all its numbers are numbers and its axes as they were."""
    values, own, crossing, _ = texts
    points, axes = facts.charted.points, [*own, *crossing]
    if len(values) != len(points) or repeats(axes) != facts.axes:
        return None
    sound = all(is_number(text) for (_, numeric), text in zip(points, values, strict=True) if numeric)
    if not sound or not all(0 < int(axis) < _MOST_AXIS for axis in axes):
        return None
    return replace(facts, charted=facts.charted.with_texts(values))


_FILLED: Mapping[str, Callable[[PartFacts, Texts], PartFacts | None]] = {
    MAIN_TYPE: _sections,
    CHART_TYPE: _chart,
}
