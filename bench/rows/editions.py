"""The row on decks of one region that differ in few slides, as in a batch."""

from __future__ import annotations

from collections.abc import Callable

from bench.decks import DIFFERENT, SLIDES, add_investor
from bench.row import Goal, Row, row
from bench.run import Run
from bench.turns import in_turns, over


def personalised(run: Run) -> list[Row]:
    """An investor's deck from the investor's file to the deck's, its sisters in the caches."""
    general = run.new("B")
    region, out = general.planned.plan.edition.region, run.scratch / "edition.pptx"

    def ours(number: int) -> Callable[[], object]:
        investor = add_investor(run.root, region, next(run.numbers))
        return lambda: out.write_bytes(run.ours.finished(run.ours.for_investor(region, investor)).data)

    def plain(number: int) -> Callable[[], object]:
        investor = add_investor(run.root, region, next(run.numbers))
        ready = run.ours.fit(run.ours.for_investor(region, investor))
        same = sum(one in general.fitted.slides for one in ready.fitted.slides)
        assert same == SLIDES - DIFFERENT, f"{same} slides are the general deck's"
        said = run.described(ready)
        return lambda: out.write_bytes(run.plain(said))

    times = in_turns({"deckgen": ours, "plain": plain}, 25 if run.long else 9)
    what = f"Personalised B: {DIFFERENT} of {SLIDES} slides are the investor's, the investor's file read"
    caches = "all, as in a batch: the region's content, master, rulers, photographs, the other slides"
    found, goal = over(times["plain"], times["deckgen"]), Goal("at least", 25.0)
    return [row("personalised", what, "times as fast as plain", found, caches, goal=goal)]
