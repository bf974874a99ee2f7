"""A template told in words: its layouts, their slots, where these are and what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.master.capacity import capacity_of
from deckgen.template import EMU_PER_INCH, Layout, Slot, Template

_HEADS = ("slot", "kind", "idx", "x", "y", "w", "h", "pt", "lines", "latin", "cjk")
_WORD_COLUMNS = 2


def describe(template: Template) -> str:
    """Return a table of every layout's slots.

    Boxes are in inches; ``lines``, and the characters in them for ``latin`` and ``cjk`` text, are estimates
    at the slot's own size in the template's language.
    """
    size = f"{template.width / EMU_PER_INCH:.3f} x {template.height / EMU_PER_INCH:.3f} in"
    theme = template.theme
    heading = f"{theme.name}: {size}, {len(template.layouts)} layouts, language {template.language}"
    faces = f"fonts: {theme.heading_face}, {theme.body_face}" + "".join(
        f", {face} ({script})" for script, face in theme.scripts.items()
    )
    return "\n".join([heading, faces, *(_layout(layout) for layout in template.layouts.values()), ""])


def _layout(layout: Layout) -> str:
    rows = [_HEADS, *(_row(slot) for slot in layout.slots.values())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    lines = ("  " + "  ".join(_aligned(row, widths)).rstrip() for row in rows)
    return "\n".join(["", f"{layout.name}  ({layout.type}, on {layout.background})", *lines])


def _aligned(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    """Words stand left, numbers right."""
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        yield text.ljust(width) if column < _WORD_COLUMNS else text.rjust(width)


def _row(slot: Slot) -> tuple[str, ...]:
    box = slot.box
    place = tuple(f"{length / EMU_PER_INCH:.2f}" for length in (box.x, box.y, box.w, box.h))
    index = "" if slot.idx is None else str(slot.idx)
    capacity = capacity_of(slot)
    if capacity is None:
        return (slot.name, slot.kind, index, *place, "", "", "", "")
    held = (f"{slot.levels[0].size:g}", str(capacity.lines), str(capacity.latin), str(capacity.cjk))
    return (slot.name, slot.kind, index, *place, *held)
