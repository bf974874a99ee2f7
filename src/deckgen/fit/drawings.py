"""Blocks that are drawn in an area: at which sizes, whether they fit, their shapes, what to shorten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from deckgen.blocks import BigNumber, KeyFigures, Paragraph, QrCode, Quote, Run, Steps, Timeline
from deckgen.fit import figures, numbers, qr_codes, quotes, steps, timelines
from deckgen.fit.fitted import Shape
from deckgen.fit.setting import Setting
from deckgen.template import Slot


class Drawing(NamedTuple):
    """How blocks of one class are drawn; a block is drawn at one of its ``sizes`` at which it ``fits``."""

    sizes: Callable[[Slot, Setting], tuple[float, ...]]
    fits: Callable[[Any, Slot, float, Setting], bool]
    shapes: Callable[[Any, Slot, float, Setting], tuple[Shape, ...]]
    longest: Callable[[Any], Paragraph]


def _alone(draw: Callable[[Any, Slot, float, Setting], Shape]) -> Callable[..., tuple[Shape, ...]]:
    """A drawing of one shape."""
    return lambda block, slot, size, setting: (draw(block, slot, size, setting),)


DRAWINGS: Mapping[type, Drawing] = {
    KeyFigures: Drawing(
        figures.figure_sizes, figures.figures_fit, figures.draw_figures, figures.longest_text
    ),
    Timeline: Drawing(
        timelines.timeline_sizes,
        timelines.timeline_fits,
        _alone(timelines.draw_timeline),
        timelines.longest_text,
    ),
    Steps: Drawing(steps.step_sizes, steps.steps_fit, _alone(steps.draw_steps), steps.longest_text),
    Quote: Drawing(quotes.quote_sizes, quotes.quote_fits, _alone(quotes.draw_quote), quotes.longest_text),
    BigNumber: Drawing(numbers.number_sizes, numbers.number_fits, numbers.draw_number, numbers.longest_text),
    QrCode: Drawing(
        lambda slot, setting: (0.0,),
        lambda block, slot, size, setting: True,
        lambda block, slot, size, setting: (qr_codes.draw_qr_code(block, slot),),
        lambda block: Paragraph((Run(block.link),)),
    ),
}
"""Blocks by class; their sizes depend on their area rather than on their field's role."""
