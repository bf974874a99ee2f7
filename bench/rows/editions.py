"""The row on decks of one region that differ in few slides, as in a batch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
from bench.decks import SLIDES, name_of
from bench.row import Goal, Row, row
from bench.run import Run
from bench.turns import in_turns, over

from deckgen.blocks import Paragraph, Text
from deckgen.blocks import Run as Words
from deckgen.build import Planned
from deckgen.plan import Edition, SlidePlan

_DIFFERENT = (0, 1, 3, 5, 15)
"""Cover, agenda, an advantage with a photograph, one with a chart, next steps."""


def personalised(run: Run) -> list[Row]:
    """An edition planned, fitted, reviewed, drawn, checked and written, its sisters in the caches."""
    region = run.new("B").planned.plan.edition.region
    shop, out = run.ours.load(region), run.scratch / "edition.pptx"

    def ours(number: int) -> Callable[[], object]:
        def work() -> None:
            planned = shop.plan_of(Edition(region, "en")).require()
            out.write_bytes(shop.finish(_for_one(planned, name_of(number + 7))).require().data)

        return work

    def plain(number: int) -> Callable[[], object]:
        said = run.described(
            run.ours.fit(_for_one(shop.plan_of(Edition(region, "en")).require(), name_of(number)))
        )
        return lambda: out.write_bytes(run.plain(said))

    times = in_turns({"deckgen": ours, "plain": plain}, 25 if run.long else 9)
    what = f"Personalised B: {len(_DIFFERENT)} of {SLIDES} slides differ from every deck before"
    caches = "all, as in a batch: library, master, rulers, photographs, slides that are the same"
    found, goal = over(times["plain"], times["deckgen"]), Goal("at least", 25.0)
    return [row("personalised", what, "times as fast as plain", found, caches, goal=goal)]


def _for_one(planned: Planned, name: str) -> Planned:
    slides = tuple(
        _addressed(slide, name) if place in _DIFFERENT else slide
        for place, slide in enumerate(planned.plan.slides)
    )
    plan = msgspec.structs.replace(planned.plan, slides=slides)
    return replace(planned, plan=plan)


def _addressed(slide: SlidePlan, name: str) -> SlidePlan:
    said = Text((Paragraph((Words(f"What {name} can expect"),)),))
    return msgspec.structs.replace(slide, slots={**slide.slots, "title": said})
