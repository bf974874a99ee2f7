"""A chart in its place: the label size at which its category names stay within their share of the axis."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blocks import Chart
from deckgen.fit.fitted import PlacedChart
from deckgen.fit.setting import Setting, line_limit
from deckgen.fit.words import words_of
from deckgen.template import Slot

_PLOT_SHARE = 0.9
_SIDEWAYS = {"bar", "stacked_bar"}
_LABEL_SHARE = 0.4


def chart_fits(block: Chart, slot: Slot, size: float, setting: Setting) -> bool:
    """Return True where no word of a category's name is wider than its share of the plot at ``size`` pt."""
    style = setting.drawn_style(size)
    if block.chart_type in _SIDEWAYS:
        width = int(slot.box.w * _LABEL_SHARE)
    else:
        width = int(slot.box.w * _PLOT_SHARE / max(1, len(block.categories)))
    limit = line_limit(width, size)
    return all(
        words_of(run.text, setting.widths(style, False, run.lang)).widest <= limit for run in block.categories
    )


def place_chart(block: Chart, slot: Slot, size: float, setting: Setting) -> PlacedChart:
    """Return the chart filling the slot with its texts at ``size`` pt."""
    language, chart = setting.language, _anywhere(block)
    return PlacedChart(slot.name, slot.name, slot.box, block.alt, chart, size, language.tag, language.alt_tag)


def _anywhere(block: Chart) -> Chart:
    """The chart without where it was written: a moved line is no other slide."""
    categories = tuple(replace(run, origin=None) for run in block.categories)
    series = tuple(replace(one, name=replace(one.name, origin=None)) for one in block.series)
    return replace(block, categories=categories, series=series)
