"""From slides as planned to slides as shown: filled slots, and what goes on to a further slide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from deckgen.blocks import Block, Bullets, Paragraph, Run, Table, Text
from deckgen.diagnostics import Finding
from deckgen.fit.filled import HEADING, Filled
from deckgen.fit.setting import Setting
from deckgen.fit.sizes import Sizes, chosen_sizes, size_key
from deckgen.plan import SlidePlan
from deckgen.slide_kind import Field, SlideKind
from deckgen.slides import slide_kinds
from deckgen.template import Slot


def filled_fields(slide: SlidePlan, setting: Setting) -> list[Filled]:
    """Return the slide's filled fields in the kind's order; a missing layout, kind or slot is a finding."""
    kind, layout = slide_kinds().get(slide.kind), setting.template.layouts.get(slide.layout)
    if kind is None or layout is None:
        setting.findings.append(_unknown(slide, "kind" if kind is None else "layout"))
        return []
    found = []
    for field in kind.fields:
        if field.name not in slide.slots:
            continue
        slots = tuple(layout.slots[name] for name in field.slot_names if name in layout.slots)
        if slots:
            found.append(Filled(slide, field, slide.slots[field.name], slots))
        else:
            setting.findings.append(_no_slot(slide, field))
    return found


def shown_slides(slides: Iterable[SlidePlan], setting: Setting) -> list[SlidePlan]:
    """Return the slides with what does not fit carried on to continuation slides behind them."""
    fields = [(slide, filled_fields(slide, setting)) for slide in slides]
    flowing = {slide.id: found for slide, all_fields in fields if (found := _flowing(all_fields))}
    sizes = chosen_sizes(flowing.values(), setting)
    shown: list[SlidePlan] = []
    for slide, all_fields in fields:
        if not all_fields:
            continue
        one = flowing.get(slide.id)
        shown.extend(_continued(slide, one, sizes, setting) if one else (slide,))
    return shown


def _flowing(fields: Iterable[Filled]) -> Filled | None:
    """The field of a slide that may go on: the first one that flows."""
    return next((f for f in fields if f.field.flows and isinstance(f.block, Bullets | Text | Table)), None)


def _continued(slide: SlidePlan, flowing: Filled, sizes: Sizes, setting: Setting) -> list[SlidePlan]:
    """The slide and its continuations: at the deck's size where that can be, else at the next that can."""
    kind = slide_kinds()[slide.kind]
    rest = _rest(slide, flowing, kind, setting)
    further = tuple(setting.template.layouts[rest.layout].slots[slot.name] for slot in flowing.slots)
    size = sizes[size_key(flowing, setting)]
    if flowing.fits(size, setting):
        return [slide]
    for step in (s for s in flowing.sizes(setting) if s <= size):
        parts = flowing.shares(further, step, setting)
        if parts is not None and len(parts) > 1:
            return _marked(slide, rest, flowing.field.name, parts, setting)
    return [slide]


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
    return field.on_continuation and not field.shapes_layout


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


def _unknown(slide: SlidePlan, what: str) -> Finding:
    name = slide.kind if what == "kind" else slide.layout
    cure = "add it to the master, or choose another" if what == "layout" else "see the files in slides/"
    return Finding(
        f"{what}-missing",
        f"slide {slide.id} asks for the {what} {name!r}, which is not there",
        cure,
        slide.origin,
    )


def _no_slot(slide: SlidePlan, field: Field) -> Finding:
    message = f"slide {slide.id}: the layout {slide.layout!r} has no place for {field.name!r}"
    return Finding(
        "slot-missing", message, "add a placeholder or area of that name to the layout", slide.origin
    )
