"""What a visual refers to: its sources, its facts, and the categories that it highlights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckgen.content.evidence import ChartOf, Visual
from deckgen.content.model import where_of
from deckgen.content.region import Region
from deckgen.diagnostics import Finding, did_you_mean


def check_visual(visual: Visual | None, region: Region) -> Iterator[Finding]:
    """Yield a finding for everything that a visual names and that the region or the chart does not have."""
    if visual is None:
        return
    if visual.chart:
        yield from _highlights(visual.chart)
    if visual.big_number:
        yield from known(visual.big_number.fact, region.facts, "fact")
    for source in sources_of(visual):
        yield from known(source, region.sources, "source")


def sources_of(visual: Visual) -> Iterator[str]:
    """Yield the sources that a visual names itself."""
    for shown in (visual.chart, visual.table, visual.steps, visual.comparison, visual.quote):
        yield from shown.sources if shown else ()
    for station in visual.timeline.stations if visual.timeline else ():
        yield from station.sources


def dates_of(visual: Visual | None) -> Iterator[str]:
    """Yield the dates that a visual gives."""
    if visual and visual.timeline:
        yield from (station.date for station in visual.timeline.stations)
    if visual and visual.chart and visual.chart.as_of:
        yield visual.chart.as_of


def known(name: str, things: Mapping[str, object], kind: str) -> Iterator[Finding]:
    """Yield a finding where a name is none of the things that there are."""
    if name not in things:
        message = f"there is no {kind} '{name}'"
        yield Finding(f"no-such-{kind}", message, did_you_mean(name, things), where_of(name))


def _highlights(chart: ChartOf) -> Iterator[Finding]:
    there = {*chart.categories, *(series.id for series in chart.series)}
    for name in chart.highlight:
        if name not in there:
            message = f"there is no category or series '{name}' to highlight"
            yield Finding("no-such-category", message, did_you_mean(name, there), where_of(name))
