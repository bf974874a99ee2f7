"""What a rule on finished files is, and what it is shown of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from deckgen.diagnostics import Severity
from deckgen.package.picture_bytes import end_of

if TYPE_CHECKING:
    from deckgen.package.structure import Structure
    from deckgen.package.view import PackageView

OUR_FAULT = "this is a fault in deckgen unless the file was changed since; please report it"


@dataclass(slots=True)
class Part:
    """One part to look at: its content type, its bytes, and for XML its root.

    Fallbacks for old programs are left out. ``found`` holds the elements by those tags that a rule asked for.
    """

    type: str
    blob: bytes
    root: etree._Element | None = None
    found: dict[str, list[etree._Element]] = field(default_factory=dict)

    _end: int | None = None

    def picture_end(self) -> int:
        """Return where the picture that the part is ends in its bytes; -1 where it is cut off."""
        if self._end is None:
            self._end = end_of(self.blob)
        return self._end

    def all(self, tag: str) -> list[etree._Element]:
        """Return the elements of a tag that some rule or fact asks for, in document order."""
        return self.found.get(tag, [])


PartCheck = Callable[[Part], Iterator[str]]
StructureCheck = Callable[["Structure"], Iterable[tuple[str, str]]]
DeckCheck = Callable[["PackageView"], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class PackageRule:
    """A rule on finished files: its id is its findings' code; ``fault`` and ``why`` are for the docs.

    ``part`` sees one part alone and yields messages: parts of the content types ``types``, or every XML part
    where there are none; ``tags`` are the elements it wants. ``structure`` sees which parts there are and how
    they refer to each other, ``deck`` also what was gathered from each; both yield (part name, message).
    ``severity`` is for decks fresh from deckgen, ``elsewhere`` for files that others saved;
    None is silence. A ``full`` rule runs only when somebody asks for the check of a file. The others judge no
    text of a slide by what it says, since parts of one markup share their facts: see `texts_apart`.
    """

    id: str
    fault: str
    why: str
    part: PartCheck | None = None
    structure: StructureCheck | None = None
    deck: DeckCheck | None = None
    types: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    cure: str = OUR_FAULT
    severity: Severity | None = Severity.ERROR
    elsewhere: Severity | None = Severity.ERROR
    full: bool = False

    @property
    def told(self) -> str:
        """Return how bad its findings are, as the docs say it."""
        if self.severity is self.elsewhere:
            return f"{self.severity}".capitalize()
        ours, others = self.severity or "silent", self.elsewhere or "silent"
        return f"{ours} (in a file saved by another program: {others})".capitalize()
