"""What may stand at a place of a content file, and how it is read."""

from __future__ import annotations

from typing import Any, Protocol

from deckgen.content.model import FaultAtError, Translated
from deckgen.diagnostics import Finding, Severity
from deckgen.yaml_source import Node

Path = tuple[str | int, ...]
Schema = dict[str, Any]

FAILED: Any = object()
"""What is read where there is a fault, which has been told."""

NO_MAPPING = ValueError(
    "should be a mapping of keys and values; write `key: value` lines below it, indented by two spaces"
)
"""What is wrong where a mapping should stand."""

MOST_FINDINGS = 200
"""How many faults of one file are told at once; whoever has more has one that repeats."""


class Reading:
    """Where in a file the reading is, and what was found wrong on the way."""

    __slots__ = ("findings", "trail")

    def __init__(self) -> None:
        self.trail: list[str | int] = []
        self.findings: list[Finding] = []

    @property
    def full(self) -> bool:
        """True where there are more findings than are told."""
        return len(self.findings) > MOST_FINDINGS

    def wrong(self, node: Node, fault: ValueError) -> Any:
        """Note that a value is wrong, as the fault says; returns `FAILED`."""
        if self.full:
            return FAILED
        path, where = tuple(self.trail), node.where
        if isinstance(fault, FaultAtError):
            node, path = node.nearest(fault.path), (*path, *fault.path)
            where = node.key_where or node.where
        message, _, cure = str(fault).partition("; ")
        self.findings.append(Finding("wrong-value", f"{named(path)} {message}", cure, where))
        return FAILED

    def found(
        self,
        code: str,
        message: str,
        cure: str,
        node: Node,
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note what was found at a node, or at its ``key``."""
        if not self.full:
            where = (node.key_where if key else None) or node.where
            self.findings.append(Finding(code, message, cure, where, severity))


def named(path: Path) -> str:
    """Return a path as a writer would say it, with positions counted from 1."""
    steps = (str(step + 1) if isinstance(step, int) else step for step in path)
    return f"`{'.'.join(steps)}`" if path else "the file"


class OfForm(Protocol):
    """Tells an editor of the forms that shapes lead to."""

    def told(self, form: Any) -> Schema:
        """Return the schema of a form, or a reference to it."""

    def addressed(self, listed: Schema) -> Schema:
        """Return the schema of a list whose entries have ids."""


class Shape:
    """What may stand at a place.

    ``mark`` says that a text there is to be translated, ``addressable`` that it is a form with an id.
    """

    mark: Translated | None = None
    addressable = False

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value that a node holds, or `FAILED` where a fault in it has been noted."""
        raise NotImplementedError

    def at(self, step: str | int) -> Shape | None:
        """Return the shape one step further, or None where nothing is known of it."""
        return None

    def schema(self, of_form: OfForm) -> Schema:
        """Return what an editor is to know, as JSON Schema; forms are told by their own."""
        raise NotImplementedError
