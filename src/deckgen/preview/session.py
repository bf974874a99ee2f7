"""A region's decks drawn again and again: content to pictures, with the findings of every round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.build import build_edition
from deckgen.content.library import Library, load_library
from deckgen.content.retelling import languages_for, storyline_for
from deckgen.diagnostics import DeckgenError, Exit, Finding, in_order
from deckgen.plan import Edition
from deckgen.preview.gallery import Gallery, Shown
from deckgen.preview.office import Office
from deckgen.workspace import Workspace


class Round(Struct, frozen=True):
    """What came of one deck: ``shown`` is None where nothing was drawn, and ``code`` says why.

    ``name`` is such as ``kumamoto.en``, or the region's alone where its content cannot be loaded.
    """

    name: str
    findings: tuple[Finding, ...]
    shown: Shown | None = None
    code: Exit = Exit.DONE


class Session:
    """A region's galleries, one a language, under ``folder``; no ``languages`` means all there are."""

    def __init__(
        self,
        workspace: Workspace,
        region: str,
        languages: Sequence[str],
        date: str,
        office: Office,
        folder: Path,
        rasteriser: Path | None = None,
        investor: str = "",
        storyline: str = "",
    ) -> None:
        self._workspace, self._region, self._languages, self._date = workspace, region, languages, date
        self._investor, self._storyline = investor, storyline
        self._office, self._folder, self._rasteriser = office, folder, rasteriser
        self.galleries: dict[str, Gallery] = {}

    def draw(self) -> Iterator[Round]:
        """Build every language's deck from the content as it stands, and draw what changed."""
        investors = [self._investor] if self._investor else ()
        loaded = load_library(self._workspace, [self._region], investors)
        library = loaded.value
        if not loaded.ok or library is None or self._region not in library.regions:
            yield Round(self._region, loaded.findings, None, Exit.FINDINGS)
            return
        for language in self._languages or languages_for(library, self._region, self._investor):
            yield self._round(library, language, loaded.findings)

    def print_pdfs(self) -> bool:
        """Bring one PDF that is behind its pictures up to date; False where none is."""
        return any(gallery.print_pdf() for gallery in self.galleries.values())

    def _round(self, library: Library, language: str, known: Sequence[Finding]) -> Round:
        storyline = self._storyline or storyline_for(library, self._investor)
        edition = Edition(self._region, language, storyline, self._investor)
        name = f"{edition.region}.{edition.language}"
        findings = tuple(known)
        try:
            built = build_edition(library, edition, self._workspace, self._date)
            findings = in_order([*findings, *built.findings])
            if built.value is None:
                return Round(name, findings, None, Exit.FINDINGS)
            return Round(name, findings, self._gallery(name).show(built.value))
        except DeckgenError as stopped:
            return Round(name, in_order([*findings, *stopped.findings]), None, stopped.exit_code)

    def _gallery(self, name: str) -> Gallery:
        if name not in self.galleries:
            folder = self._folder / name
            self.galleries[name] = Gallery(self._office, folder, name, self._rasteriser)
        return self.galleries[name]
