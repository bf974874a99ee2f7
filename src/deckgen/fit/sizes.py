"""One size for a role on all slides of a kind: the largest step at which every slide that can fit does."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blocks import Text
from deckgen.fit.filled import Filled
from deckgen.fit.setting import Setting

SizeKey = tuple[str, str, str, tuple[float, ...]]
"""A kind, a role, a block's class and the steps: what shares one size in a deck."""

Sizes = dict[SizeKey, float]


def size_key(filled: Filled, setting: Setting) -> SizeKey:
    """Return what a field shares its size with."""
    return (filled.slide.kind, filled.field.role, type(filled.block).__name__, filled.sizes(setting))


def chosen_sizes(fields: Iterable[Filled], setting: Setting) -> Sizes:
    """Return the size in pt for each group of fields.

    A field that fits at no step has no say: it goes on to a further slide or is refused, and must not
    make the text of all its neighbours small.
    """
    steps_needed: dict[SizeKey, int] = {}
    for filled in fields:
        key = size_key(filled, setting)
        step = least_step(filled, setting)
        steps_needed[key] = max(steps_needed.get(key, 0), step or 0)
    return {key: key[3][step] for key, step in steps_needed.items()}


def least_step(filled: Filled, setting: Setting) -> int | None:
    """Return the number of the first step at which a field fits, its short form tried last; None for none."""
    for candidate in _forms(filled):
        for number, size in enumerate(filled.sizes(setting)):
            if candidate.fits(size, setting):
                return number
    return None


def serving_form(filled: Filled, size: float, setting: Setting) -> tuple[Filled, float] | None:
    """Return the form of a field and the size to draw it at: the deck's, or the first smaller that serves."""
    sizes = [size, *(step for step in filled.sizes(setting) if step < size)]
    for candidate in _forms(filled):
        for step in sizes:
            if candidate.fits(step, setting):
                return candidate, step
    return None


def _forms(filled: Filled) -> Iterable[Filled]:
    """The field as written, then with its short text where it has one."""
    yield filled
    if isinstance(filled.block, Text) and filled.block.short:
        short = Text(filled.block.short)
        yield Filled(filled.slide, filled.field, short, filled.slots)
