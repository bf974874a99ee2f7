"""A PDF beside each deck of a run, drawn by one LibreOffice that is kept warm."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path

from deckgen.batch.decide import edited
from deckgen.batch.job import unwritable
from deckgen.batch.manifest import name_of
from deckgen.batch.record import Record
from deckgen.batch.run import Run, unrecorded
from deckgen.diagnostics import Checked, DeckgenError
from deckgen.plan import Edition
from deckgen.preview.office import Office, write_pdf
from deckgen.preview.programs import find_office
from deckgen.workspace.disk import write_whole


class PdfPrinter:
    """Writes PDFs; a context manager that holds LibreOffice from the first one on.

    Raises DeckgenError where LibreOffice is not there.
    """

    def __init__(self, run: Run) -> None:
        self._run, self._stack = run, ExitStack()
        self._program = find_office()
        self._office: Office | None = None

    def __enter__(self) -> PdfPrinter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def print(self, edition: Edition, deck: str) -> Checked[str]:
        """Bring the PDF of a deck up to date; returns its path, or an empty one where it is already."""
        manifest, source = self._run.manifest, self._run.manifest.root / deck
        place = source.with_suffix(".pdf")
        file, record, built = name_of(place, manifest.root), manifest.at(place), manifest.at(source)
        state = manifest.state(place)
        if state == "ours" and record and built and record.drawn_from == built.sha256:
            return Checked("")
        if state == "edited" and not self._run.wishes.force:
            return Checked(None, (edited(file),))
        try:
            self._write(edition, place, file, source.read_bytes())
        except DeckgenError as stopped:
            return Checked(None, stopped.findings)
        except OSError as error:
            return Checked(None, (unwritable(file, error),))
        return Checked(file)

    def _write(self, edition: Edition, place: Path, file: str, deck: bytes) -> None:
        if self._office is None:
            self._office = self._stack.enter_context(Office(self._program))
        pdf = write_pdf(self._office, deck).read_bytes()
        digest = hashlib.sha256(pdf).hexdigest()
        if self._run.recorded:
            self._run.journal.intend(place, digest)
        stamp = write_whole(place, pdf)
        record = Record(
            file,
            digest,
            edition.region,
            edition.language,
            edition.storyline,
            edition.investor,
            stamp=stamp,
            batch=self._run.wishes.batch,
            output=self._run.wishes.output,
            drawn_from=hashlib.sha256(deck).hexdigest(),
        )
        try:
            self._run.manifest.add(record)
        except OSError as error:
            self._run.findings.append(unrecorded(file, error))
