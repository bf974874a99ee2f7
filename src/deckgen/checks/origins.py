"""Where a text on a slide was written: looked up in the plan when a finding asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from deckgen.blocks import Block, Run
from deckgen.diagnostics import Where


def origin_in(block: Block, text: str) -> Where | None:
    """Return where the part of a block that a text shows was written; its first place where none is alike."""
    runs = [run for run in _runs(block) if run.origin]
    shown = _bare(text)
    alike = (run.origin for run in runs if (bare := _bare(run.text)) and bare in shown)
    return next(alike, None) or (runs[0].origin if runs else getattr(block, "origin", None))


def _runs(data: Any) -> Iterator[Run]:
    """Every run inside a block, in order."""
    if isinstance(data, Run):
        yield data
    elif isinstance(data, msgspec.Struct):
        for name in data.__struct_fields__:
            yield from _runs(getattr(data, name))
    elif isinstance(data, tuple):
        for part in data:
            yield from _runs(part)
    elif isinstance(data, dict):
        yield from _runs(tuple(data.values()))


def _bare(text: str) -> str:
    """The text without spaces, which fitting changes at line ends."""
    return "".join(text.split())
