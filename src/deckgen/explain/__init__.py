"""Where everything in a deck comes from, and why each slide is in it or out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from deckgen.blocks import Run
from deckgen.diagnostics import Where
from deckgen.edition.selection import Choice
from deckgen.fit.fitted import FittedDeck
from deckgen.plan import DeckPlan, SlidePlan


class Said(Struct, frozen=True):
    """One text of a slide: its slot, its words, and where they were written; None for fixed words."""

    slot: str
    text: str
    where: Where | None


class ExplainedSlide(Struct, frozen=True):
    """One slide of the plan: its numbers in the deck, why it is there, and its texts."""

    id: str
    kind: str
    layout: str
    numbers: tuple[int, ...]
    why: str
    where: Where | None
    texts: tuple[Said, ...]


def explain_slides(
    plan: DeckPlan, choices: Iterable[Choice], fitted: FittedDeck | None = None
) -> tuple[ExplainedSlide, ...]:
    """Return what can be told of every slide; numbers are the fitted deck's, where there is one."""
    reasons = {choice.id: choice for choice in choices if choice.shown}
    numbers = _numbers(plan, fitted)
    return tuple(_explained(slide, reasons.get(slide.id), numbers[slide.id]) for slide in plan.slides)


def _numbers(plan: DeckPlan, fitted: FittedDeck | None) -> dict[str, tuple[int, ...]]:
    """The numbers of each slide of the plan, its continuations with it."""
    names = [slide.id for slide in fitted.slides] if fitted else [slide.id for slide in plan.slides]
    planned = {slide.id for slide in plan.slides}
    numbers: dict[str, tuple[int, ...]] = dict.fromkeys(planned, ())
    for number, name in enumerate(names, 1):
        own = name if name in planned else name.rpartition("/")[0]
        numbers[own] = (*numbers.get(own, ()), number)
    return numbers


def _explained(slide: SlidePlan, choice: Choice | None, numbers: tuple[int, ...]) -> ExplainedSlide:
    blocks = {**slide.slots, **({"notes": slide.notes} if slide.notes else {})}
    texts = tuple(said for slot, block in blocks.items() for said in _texts(slot, block))
    why, where = (choice.why, choice.where) if choice else ("the storyline has it", slide.origin)
    return ExplainedSlide(slide.id, slide.kind, slide.layout, numbers, why, where, texts)


def _texts(slot: str, block: object) -> Iterator[Said]:
    for run in _runs(block):
        if run.text.strip():
            yield Said(slot, run.text, run.origin)


def _runs(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _runs(getattr(value, name))
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _runs(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _runs(entry)
