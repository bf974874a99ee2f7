"""Texts of the frame that count what the deck shows, held against what it does show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.blocks import Bullets, Paragraph, Text
from deckgen.diagnostics import Finding, Severity, Where
from deckgen.plan import SlidePlan
from deckgen.wording.counting import Counted, Counting, counted_in

_SLOTS: Mapping[str, tuple[str, ...]] = {
    "cover": ("title", "subtitle", "investor"),
    "agenda": ("title",),
    "section": ("title", "note"),
    "numbered": ("title",),
    "risk_outlook": ("title",),
    "next_steps": ("title",),
}
"""Where a text may stand that speaks of the deck as a whole, by the kind of its slide."""


def miscounted(
    slides: Sequence[SlidePlan], shown: Mapping[str, int], counting: Counting, investor: str = ""
) -> Iterator[Finding]:
    """Yield a warning for every text of the frame that counts more or less of something than is shown.

    ``shown`` are the numbers of advantages and benefits in the deck, which is for the ``investor`` or nobody.
    """
    for slide in slides:
        for slot in _SLOTS.get(slide.kind, ()):
            for text, where in _texts(slide.slots.get(slot)):
                for counted in counted_in(text, counting):
                    right = _right(counted, slide.id, shown)
                    if right and counted.number not in right:
                        yield _finding(counted, right[0], where, investor)


def _texts(block: object) -> Iterator[tuple[str, Where | None]]:
    paragraphs: tuple[Paragraph, ...] = block.paragraphs if isinstance(block, Text | Bullets) else ()
    for paragraph in paragraphs:
        yield paragraph.text, next((run.origin for run in paragraph.runs if run.origin), None)


def _right(counted: Counted, slide: str, shown: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers that would be right; none where it is not known what is counted."""
    if counted.noun in shown:
        return (shown[counted.noun],)
    section = next((name for name in shown if slide in (f"section-{name}", f"{name}-list")), "")
    if section:
        return (shown[section],)
    if counted.noun != "reasons":
        return ()
    advantages, benefits = shown.get("advantages", 0), shown.get("benefits", 0)
    return (advantages, benefits, advantages + benefits)


def _finding(counted: Counted, right: int, where: Where | None, investor: str) -> Finding:
    deck = f"the deck for {investor}" if investor else "this deck"
    message = f"the text counts '{counted.said}', and {deck} shows {right}"
    cure = "say it without the number; an investor's file may also give this text anew for its region"
    return Finding("wrong-count", message, cure, where, Severity.WARNING)
