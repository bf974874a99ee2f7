"""From slides as planned to slides as shown: filled slots, and what goes on to a further slide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from deckgen.blocks import Block, Paragraph, Run, Text
from deckgen.fit.filled import HEADING, Filled
from deckgen.fit.page import Page, page_of
from deckgen.fit.setting import Setting
from deckgen.fit.sizes import Sizes, chosen_sizes, size_key
from deckgen.plan import SlidePlan
from deckgen.slide_kind import Field, SlideKind
from deckgen.slides import slide_kinds
from deckgen.template import Slot


def shown_pages(slides: Iterable[SlidePlan], setting: Setting) -> list[Page]:
    """Return the pages of the slides, what does not fit carried on to continuation slides behind them."""
    pages = [page for slide in slides if (page := page_of(slide, setting)).fields]
    sizes = chosen_sizes([flowing for page in pages if (flowing := page.flowing)], setting)
    return [shown for page in pages for shown in _continued(page, sizes, setting)]


def _continued(page: Page, sizes: Sizes, setting: Setting) -> list[Page]:
    """The page and its continuations: at the deck's size where that can be, else at the next that can.

    A list in columns is looked up in and not read: it takes the size at which it goes on least.
    """
    slide, flowing = page.slide, page.flowing
    if flowing is None or flowing.fits(size := sizes[size_key(flowing, setting)], setting):
        return [page]
    rest = _rest(slide, flowing, slide_kinds()[slide.kind], setting)
    further = tuple(setting.template.layouts[rest.layout].slots[slot.name] for slot in flowing.slots)
    steps = (step for step in flowing.sizes(setting) if step <= size)
    ways = (parts for step in steps if (parts := flowing.shares(further, step, setting)) and len(parts) > 1)
    parts = min(ways, key=len, default=None) if len(flowing.slots) > 1 else next(ways, None)
    if parts is None:
        return [page]
    return [page_of(one, setting) for one in _marked(slide, rest, flowing.field.name, parts, setting)]


def _rest(slide: SlidePlan, flowing: Filled, kind: SlideKind, setting: Setting) -> SlidePlan:
    """What a continuation repeats, on the layout for just that."""
    kept = {
        name: block
        for name, block in slide.slots.items()
        if name == flowing.field.name or _repeats(kind.field(name))
    }
    layout = setting.template.layouts.get(kind.layout_for(kept) or "")
    if layout is None or not all(slot.name in layout.slots for slot in flowing.slots):
        layout = setting.template.layouts[slide.layout]
    slots = {name: block for name, block in kept.items() if _stands_in(kind.field(name), layout.slots)}
    return SlidePlan(slide.id, slide.kind, layout.name, slots, slide.section, None, slide.origin)


def _repeats(field: Field) -> bool:
    return field.on_every_page or (field.on_continuation and not field.shapes_layout)


def _stands_in(field: Field, slots: Mapping[str, Slot]) -> bool:
    return all(name in slots for name in field.slot_names)


def _marked(
    slide: SlidePlan, rest: SlidePlan, name: str, parts: list[Block], setting: Setting
) -> list[SlidePlan]:
    """The slides of the parts, each with its number in the title."""
    shown = []
    for number, part in enumerate(parts, start=1):
        base = slide if number == 1 else rest
        slots: dict[str, Block] = {**base.slots, name: part}
        mark = setting.language.words["continued"].format(n=number, total=len(parts))
        heading = slots.get(HEADING)
        if isinstance(heading, Text):
            slots[HEADING] = Text(_with_mark(heading.paragraphs, mark), _with_mark(heading.short, mark))
        slide_id = slide.id if number == 1 else f"{slide.id}/{number}"
        shown.append(msgspec.structs.replace(base, id=slide_id, slots=slots))
    return shown


def _with_mark(paragraphs: tuple[Paragraph, ...], mark: str) -> tuple[Paragraph, ...]:
    if not paragraphs:
        return ()
    last = paragraphs[-1]
    space = "\xa0" if mark.isascii() else ""
    run = (
        msgspec.structs.replace(last.runs[-1], text=f"{last.runs[-1].text}{space}{mark}")
        if last.runs
        else Run(mark)
    )
    return (*paragraphs[:-1], msgspec.structs.replace(last, runs=(*last.runs[:-1], run)))
