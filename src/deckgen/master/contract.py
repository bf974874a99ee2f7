"""Does a template serve the slide kinds: a layout for every variant, a fitting slot for every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckgen.blocks import (
    BigNumber,
    Bullets,
    Chart,
    KeyFigures,
    Map,
    Picture,
    QrCode,
    Quote,
    SlideNumber,
    Steps,
    Table,
    Text,
    Timeline,
)
from deckgen.diagnostics import Finding, did_you_mean
from deckgen.master.capacity import line_height
from deckgen.slide_kind import Field, SlideKind, Variant
from deckgen.template import EMU_PER_INCH, EMU_PER_PT, Layout, Slot, Template, TypeScale

_TO_BE_NAMED_ONE_BY_ONE = 5
"""With more layouts missing, a template is another one, and not one in which a name was misspelt."""

_WORDS = frozenset({"title", "ctrTitle", "subTitle", "body", "obj", "dt", "ftr", "sldNum"})
_DRAWN = frozenset({"area"})
_TAKES: Mapping[type, tuple[frozenset[str], str]] = {
    Text: (_WORDS, "a text placeholder"),
    Bullets: (_WORDS, "a text placeholder"),
    SlideNumber: (_WORDS, "a slide number or text placeholder"),
    Picture: (frozenset({"pic", "clipArt", "obj"}), "a picture placeholder"),
    Table: (frozenset({"tbl", "obj"}), "a content placeholder"),
    Chart: (frozenset({"chart", "obj"}), "a content placeholder"),
    **dict.fromkeys(
        (KeyFigures, Timeline, Map, Steps, Quote, BigNumber, QrCode),
        (_DRAWN, "a rectangle that shows nothing"),
    ),
}


def check_contract(
    template: Template,
    kinds: Mapping[str, SlideKind],
    scale: TypeScale | None = None,
) -> tuple[Finding, ...]:
    """Return a finding for each layout or slot that a slide kind needs and the template does not offer.

    A text slot must hold one line of at least one full-width character at the least size of its role in
    ``scale``, or at the slot's own size where no scale is given.
    """
    variants = [(kind, variant) for kind in kinds.values() for variant in kind.variants]
    missing = [pair for pair in variants if pair[1].layout not in template.layouts]
    names = tuple(dict.fromkeys(variant.layout for _, variant in missing))
    if len(names) > _TO_BE_NAMED_ONE_BY_ONE:
        return (_another_template(template, names),)
    found = [_missing_layout(template, kind, variant) for kind, variant in missing]
    for kind, variant in variants:
        if layout := template.layouts.get(variant.layout):
            found += _check_variant(layout, kind, variant, scale)
    return tuple(dict.fromkeys(found))


def _check_variant(
    layout: Layout,
    kind: SlideKind,
    variant: Variant,
    scale: TypeScale | None,
) -> Iterator[Finding]:
    for field in kind.fields:
        if variant.has(field):
            for name in field.slot_names:
                yield from _check_slot(kind, variant, field, name, layout, scale)


def _missing_layout(template: Template, kind: SlideKind, variant: Variant) -> Finding:
    return Finding(
        "layout-missing",
        f"slide kind '{kind.name}' needs a layout named '{variant.layout}', which the template lacks",
        f"add it or rename one (View > Slide Master); {did_you_mean(variant.layout, template.layouts)}",
    )


def _another_template(template: Template, names: tuple[str, ...]) -> Finding:
    """One finding for a template that was not made for deckgen: its layouts have names of their own."""
    return Finding(
        "layout-missing",
        f"{len(names)} layouts that slides need are not in the template, such as {', '.join(names[:4])}; "
        f"it has {', '.join([*template.layouts][:8]) or 'none'}",
        "start from the master that `deckgen master make` writes and bring your design into its layouts; "
        "where it was that one, another program that saved it took the layouts' names away",
    )


def _check_slot(
    kind: SlideKind,
    variant: Variant,
    field: Field,
    name: str,
    layout: Layout,
    scale: TypeScale | None,
) -> Iterator[Finding]:
    blocks = variant.holds[field.name] if field.shapes_layout else field.blocks
    place = f"slide kind '{kind.name}', layout '{layout.name}'"
    slot = layout.slots.get(name)
    if slot is None:
        yield _missing(place, name, layout, blocks)
    elif wrong := [block for block in blocks if slot.kind not in _TAKES[block][0]]:
        yield _wrong_sort(place, slot, wrong)
    elif not _has_room(slot, field.role, scale):
        yield _too_small(place, slot, field.role)


def _missing(place: str, name: str, layout: Layout, blocks: tuple[type, ...]) -> Finding:
    sort = _TAKES[blocks[0]][1]
    shape = f"area {name}" if _TAKES[blocks[0]][0] is _DRAWN else name
    return Finding(
        "slot-missing",
        f"{place}: there is no slot '{name}'",
        f"add {sort} and name it '{shape}' in the Selection Pane; {did_you_mean(name, layout.slots)}",
    )


def _wrong_sort(place: str, slot: Slot, wrong: list[type]) -> Finding:
    sorts = " and ".join(dict.fromkeys(_TAKES[block][1] for block in wrong))
    words = ", ".join(block.__name__ for block in wrong)
    found = "an area to draw in" if slot.kind == "area" else f"a placeholder of type '{slot.kind}'"
    return Finding(
        "slot-wrong-sort",
        f"{place}: slot '{slot.name}' is {found}, which cannot take {words}",
        f"replace it with {sorts} of the same name",
    )


def _has_room(slot: Slot, role: str, scale: TypeScale | None) -> bool:
    width = slot.box.w - slot.insets.left - slot.insets.right
    height = slot.box.h - slot.insets.top - slot.insets.bottom
    if not slot.levels:
        return width > 0 and height > 0
    size = _least_size(slot, role, scale)
    needed = line_height(slot.levels[0]) / slot.levels[0].size * size
    return height >= needed * EMU_PER_PT and width >= size * EMU_PER_PT


def _least_size(slot: Slot, role: str, scale: TypeScale | None) -> float:
    steps = scale.steps.get(role) if scale else None
    return steps[-1] if steps else slot.levels[0].size


def _too_small(place: str, slot: Slot, role: str) -> Finding:
    width, height = slot.box.w / EMU_PER_INCH, slot.box.h / EMU_PER_INCH
    return Finding(
        "slot-too-small",
        f"{place}: slot '{slot.name}' is {width:.2f} x {height:.2f} in, too small for one line of '{role}'",
        "make it larger on the layout, or give the role a smaller size in brand.yaml",
    )
