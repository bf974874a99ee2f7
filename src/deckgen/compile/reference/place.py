"""Where a shape stands: a box of its own, or a placeholder of its layout."""

from __future__ import annotations

from lxml import etree

from deckgen.compile.reference.elements import add
from deckgen.compile.reference.skeleton import Placeholder
from deckgen.template import Box


def add_transform(parent: etree._Element, name: str, box: Box) -> etree._Element:
    """Append the offset and extent of a box (EMU) under ``name``, ``a:xfrm`` or ``p:xfrm``; return it."""
    transform = add(parent, name)
    add(transform, "a:off", {"x": box.x, "y": box.y})
    add(transform, "a:ext", {"cx": box.w, "cy": box.h})
    return transform


def add_placeholder_mark(parent: etree._Element, placeholder: Placeholder | None) -> None:
    """Append the ``p:ph`` that ties a shape to its layout's placeholder; nothing for None."""
    if placeholder is None:
        return
    mark = parent.get_or_add_ph()  # type: ignore[attr-defined]
    mark.type, mark.orient = placeholder.kind, placeholder.orient
    mark.sz, mark.idx = placeholder.size, placeholder.idx
