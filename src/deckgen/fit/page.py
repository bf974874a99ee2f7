"""A slide with its filled fields, kept from deck to deck: what was fitted once is not fitted anew."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from deckgen.blocks import Bullets, Table, Text
from deckgen.diagnostics import Finding
from deckgen.fit.filled import Filled
from deckgen.fit.fitted import FittedSlide
from deckgen.fit.setting import Setting
from deckgen.plan import SlidePlan
from deckgen.slides import slide_kinds


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A slide and its filled fields in the kind's order; ``drawn`` is what it came to be, by their sizes."""

    slide: SlidePlan
    fields: tuple[Filled, ...]
    drawn: dict[tuple[float, ...], FittedSlide] = field(default_factory=dict)

    @property
    def flowing(self) -> Filled | None:
        """The field that may go on to a further slide: the first one that flows."""
        flows = (f for f in self.fields if f.field.flows and isinstance(f.block, Bullets | Text | Table))
        return next(flows, None)


K = TypeVar("K")
V = TypeVar("V")

_KNOWN: dict[Hashable, Page] = {}
_MOST_KNOWN = 192

_BY_SLIDE: dict[int, tuple[SlidePlan, Hashable, Page]] = {}
"""Pages by the very slides, with their settings' digests: of those nobody need look into the slide."""

_SISTERS: dict[Hashable, dict[str, Filled]] = {}
"""The fields of the last slides by name: a slide that is told anew to an investor differs in few of them."""


def page_of(slide: SlidePlan, setting: Setting) -> Page:
    """Return the slide's page, the one of an earlier deck where slide and setting are the same.

    A missing layout, kind or slot is a finding; what gave a finding is not kept, so that it is told again.
    """
    seen = _BY_SLIDE.get(id(slide))
    if seen is not None and seen[0] is slide and seen[1] is setting.digest:
        return _kept(_BY_SLIDE, id(slide), seen, _MOST_KNOWN)[2]
    key = (setting.digest, msgspec.msgpack.encode(slide))
    page = _KNOWN.get(key)
    if page is None:
        told = len(setting.findings)
        page = Page(slide, tuple(_filled_fields(slide, setting)))
        if told != len(setting.findings):
            return page
        _kept(_SISTERS, _sister(slide, setting), {one.field.name: one for one in page.fields}, _MOST_KNOWN)
    _kept(_BY_SLIDE, id(slide), (slide, setting.digest, page), _MOST_KNOWN)
    return _kept(_KNOWN, key, page, _MOST_KNOWN)


def _sister(slide: SlidePlan, setting: Setting) -> Hashable:
    """What slides have in common that may be one slide told anew."""
    return (setting.digest, slide.id, slide.kind, slide.layout)


def _kept(known: dict[K, V], key: K, value: V, most: int) -> V:
    """Keep a value as the last one asked for; the one not asked for longest makes room for a new one."""
    if known.pop(key, None) is None and len(known) >= most:
        del known[next(iter(known))]
    known[key] = value
    return value


def _filled_fields(slide: SlidePlan, setting: Setting) -> list[Filled]:
    kind, layout = slide_kinds().get(slide.kind), setting.template.layouts.get(slide.layout)
    if kind is None or layout is None:
        setting.findings.append(_unknown(slide, "kind" if kind is None else "layout"))
        return []
    found, sister = [], _SISTERS.get(_sister(slide, setting), {})
    for wanted in kind.fields:
        if wanted.name not in slide.slots:
            continue
        slots = tuple(layout.slots[name] for name in wanted.slot_names if name in layout.slots)
        block = slide.slots[wanted.name]
        like = sister.get(wanted.name)
        if slots and like is not None and like.block == block:
            found.append(Filled(slide, wanted, block, slots, like.fitting, like.drawn))
        elif slots:
            found.append(Filled(slide, wanted, block, slots))
        else:
            setting.findings.append(_no_slot(slide, wanted.name))
    return found


def _unknown(slide: SlidePlan, what: str) -> Finding:
    name = slide.kind if what == "kind" else slide.layout
    cure = "add it to the master, or choose another" if what == "layout" else "see the files in slides/"
    return Finding(
        f"{what}-missing",
        f"slide {slide.id} asks for the {what} {name!r}, which is not there",
        cure,
        slide.origin,
    )


def _no_slot(slide: SlidePlan, name: str) -> Finding:
    message = f"slide {slide.id}: the layout {slide.layout!r} has no place for {name!r}"
    return Finding(
        "slot-missing", message, "add a placeholder or area of that name to the layout", slide.origin
    )
