"""What an investor's file says in vain: texts for what its deck does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.content.investor import Investor
from deckgen.content.model import where_of
from deckgen.content.overlay import id_of
from deckgen.content.retelling import Retold
from deckgen.diagnostics import Finding, Severity
from deckgen.edition.outline import Outline
from deckgen.edition.selection import SORTS, Choice
from deckgen.yaml_source import Node


def unused_changes(retold: Retold, outline: Outline, choices: Sequence[Choice]) -> Iterator[Finding]:
    """Yield a warning for everything that is said differently and then not shown."""
    if retold.investor is None:
        return
    shown = {part.id for part in outline.parts}
    yield from _of_investor(retold.investor, shown)
    left_out = {one.id: one for one in (*choices, *outline.choices) if not one.shown}
    for name, node in _addressed(retold.changes):
        if name in left_out:
            message = f"this is said of '{name}', which the deck does not show: {left_out[name].why}"
            cure = "leave it out, or include the item"
            where = node.key_where or node.where
            yield Finding("change-unused", message, cure, where, Severity.WARNING)


def _of_investor(investor: Investor, shown: set[str]) -> Iterator[Finding]:
    said = {
        "ask": investor.ask.title if investor.ask else None,
        "next-steps": investor.next_steps.title if investor.next_steps else None,
    }
    for part, text in said.items():
        if text is not None and part not in shown:
            message = f"the storyline has no `{part.replace('-', '_')}`, so this is not shown"
            cure = f"add `- {part.replace('-', '_')}` to the storyline, or leave this out"
            yield Finding("change-unused", message, cure, where_of(text), Severity.WARNING)


def _addressed(changes: Node | None) -> Iterator[tuple[str, Node]]:
    """Every entry of a region's collections that the changes speak of, by its id."""
    for sort in SORTS if changes is not None else ():
        entries = changes.at([sort]) if changes is not None else None
        if entries is None:
            continue
        if isinstance(entries.value, dict):
            yield from entries.value.items()
        elif isinstance(entries.value, list):
            yield from ((id_of(entry), entry) for entry in entries.value)
