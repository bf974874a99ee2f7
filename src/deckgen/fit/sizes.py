"""One size for a role on all slides of a kind: the largest step at which every slide that can fit does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.blocks import Text
from deckgen.fit.drawings import DRAWINGS
from deckgen.fit.filled import Filled, SizeKey
from deckgen.fit.setting import Setting

Sizes = dict[SizeKey, float]


def size_key(filled: Filled, setting: Setting) -> SizeKey:
    """Return what a field shares its size with; found once, as a field belongs to one setting."""
    if filled.size_key is None:
        block = type(filled.block)
        own_steps = filled.sizes(setting) if block in DRAWINGS else ()
        filled.size_key = (filled.slide.kind, filled.field.role, block.__name__, own_steps)
    return filled.size_key


def chosen_sizes(fields: Iterable[Filled], setting: Setting) -> Sizes:
    """Return the size in pt for each group of fields.

    A field that fits at no step has no say: it goes on to a further slide or is refused, and must not
    make the text of all its neighbours small.
    """
    groups: dict[SizeKey, list[Filled]] = {}
    for filled in fields:
        groups.setdefault(size_key(filled, setting), []).append(filled)
    return {key: _shared_size(members, setting) for key, members in groups.items()}


def _shared_size(members: Sequence[Filled], setting: Setting) -> float:
    """The largest of the steps that all members have at which all that fit somewhere do."""
    steps = members[0].sizes(setting)
    if all(member.known_steps == steps and member.fitting.get(steps[0]) for member in members):
        return steps[0]  # as in most decks, whose members are known from the one before
    if all(member.sizes(setting) == steps and member.fits(steps[0], setting) for member in members):
        return steps[0]
    first, *others = {member.sizes(setting): None for member in members}
    common = [size for size in first if all(size in steps for steps in others)] or first
    needed = [largest_size(member, common, setting) for member in members]
    return min([size for size in needed if size is not None], default=common[0])


def largest_size(filled: Filled, sizes: Sequence[float], setting: Setting) -> float | None:
    """Return the largest of the sizes at which a field fits, its short form tried last; None for none."""
    if filled.fits(sizes[0], setting):
        return sizes[0]
    for candidate in _forms(filled):
        for size in sizes:
            if candidate.fits(size, setting):
                return size
    return None


def serving_form(filled: Filled, size: float, setting: Setting) -> tuple[Filled, float] | None:
    """Return the form of a field and the size to draw it at: the deck's, or the first smaller that serves."""
    if filled.fits(size, setting):
        return filled, size
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
