"""``deckgen build``: a region's decks."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

import click

from deckgen.batch.manifest import Manifest
from deckgen.build import Deck, build_edition
from deckgen.cli.project import open_project, today_option
from deckgen.cli.telling import summary, tell, worse_than_notes
from deckgen.content.deck_date import read_deck_date
from deckgen.content.library import Library, languages_of, load_library
from deckgen.diagnostics import DeckgenError, Exit, Finding, Severity, Where
from deckgen.plan import Edition
from deckgen.preview.office import Office, write_pdf
from deckgen.preview.programs import find_office
from deckgen.workspace import DiskWorkspace
from deckgen.workspace.disk import write_whole


@click.command("build", short_help="Build a region's decks.")
@click.argument("region")
@click.option(
    "--lang", "languages", multiple=True, help="Only this language, such as ja; may be given again."
)
@click.option(
    "--date", default="", help="The deck's date as 2026-12-01; otherwise `date:` in the region file."
)
@click.option("--storyline", default="", help="A storyline in content/storylines/; otherwise the brand's.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="The file to write, for one language.")
@click.option("--force", is_flag=True, help="Overwrite a deck that was edited by hand since.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--pdf", is_flag=True, help="A PDF beside each deck as well, drawn by LibreOffice.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    region: str,
    languages: tuple[str, ...],
    date: str,
    storyline: str,
    output: str | None,
    force: bool,
    strict: bool,
    pdf: bool,
    quiet: bool,
    today: datetime.date | None,
) -> int:
    """Build the decks of REGION, a file in content/regions/, in every language it is written in.

    The decks go to build/general/REGION.LANGUAGE.pptx. An error writes no file; a warning writes it.

    \b
    deckgen build kumamoto
    deckgen build kumamoto --lang ja -o pitch.pptx
    """
    for wrong in read_deck_date(date).findings if date else ():
        raise click.BadParameter(f"{wrong.message}; {wrong.cure}", param_hint="--date")
    workspace = open_project(ctx, today)
    checked = load_library(workspace, [region])
    tell(checked.findings)
    if not checked.ok or checked.value is None or region not in checked.value.regions:
        return Exit.FINDINGS
    library = checked.value
    chosen = languages or tuple(languages_of(library.regions[region]))
    if output and len(chosen) > 1:
        raise click.UsageError("-o names one file, but there are several languages; add --lang")
    story = storyline or library.brand.storyline
    editions = [Edition(region, language, story) for language in chosen]
    job = _Job(workspace, library, date, force, strict, quiet)
    with _Printer(pdf, job) as printer:
        return max(job.run(edition, output, printer) for edition in editions)


class _Job:
    """Builds editions one after the other, each told on one line."""

    def __init__(
        self, workspace: DiskWorkspace, library: Library, date: str, force: bool, strict: bool, quiet: bool
    ) -> None:
        self.workspace, self.library, self.date = workspace, library, date
        self.force, self.strict, self.quiet = force, strict, quiet
        self.manifest = Manifest(workspace.root)
        self.told: set[Finding] = set()

    def run(self, edition: Edition, output: str | None, printer: _Printer) -> int:
        """Build one edition; returns the exit code."""
        place = Path(output) if output else self.workspace.root / _path_of(edition)
        if self.manifest.was_edited(place) and not self.force:
            tell([_edited(place)])
            return Exit.FINDINGS
        start = perf_counter()
        try:
            built = build_edition(self.library, edition, self.workspace, self.date)
        except DeckgenError as stopped:
            return self._refused(place, stopped.findings, stopped.exit_code)
        if built.value is None or (self.strict and worse_than_notes(built.findings)):
            return self._refused(place, built.findings, Exit.FINDINGS)
        self._tell(built.findings)
        code = self._write(place, built.value, perf_counter() - start)
        return code or printer.run(place, built.value)

    def _refused(self, place: Path, findings: Sequence[Finding], code: Exit) -> int:
        self._tell(findings)
        click.echo(f"{_shown(place)}: not written ({summary(findings)})", err=True)
        return code

    def _tell(self, findings: Sequence[Finding]) -> None:
        """Tell what was not told of another language yet."""
        tell(found for found in findings if found not in self.told)
        self.told.update(findings)

    def _write(self, place: Path, deck: Deck, seconds: float) -> int:
        if not self.put(place, deck.data, deck.edition):
            return Exit.FINDINGS
        if not self.quiet:
            steps = ", ".join(f"{name} {time * 1000:.0f}" for name, time in deck.times.items())
            slides = len(deck.fitted.slides)
            click.echo(f"{_shown(place)}  {slides} slides  {seconds:.2f} s  (ms: {steps})")
        return Exit.DONE

    def put(self, place: Path, data: bytes, edition: Edition) -> bool:
        """Write a file and the record of it; False where it cannot be written, which is told."""
        try:
            write_whole(place, data)
        except OSError as error:
            tell([_unwritable(place, error)])
            return False
        try:
            self.manifest.record(place, data, {"region": edition.region, "language": edition.language})
        except OSError as error:
            tell([_unrecorded(place, error)])
        return True


class _Printer:
    """Writes a PDF beside each deck where that is wanted; a context manager that holds LibreOffice."""

    def __init__(self, wanted: bool, job: _Job) -> None:
        self._wanted, self._job = wanted, job
        self._office: Office | None = None
        self._stack = ExitStack()

    def __enter__(self) -> _Printer:
        if self._wanted:
            try:
                self._office = self._stack.enter_context(Office(find_office()))
            except DeckgenError as absent:
                tell(absent.findings)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def run(self, deck_place: Path, deck: Deck) -> int:
        """Write the deck's PDF; returns the exit code."""
        if not self._wanted or self._office is None:
            return Exit.FINDINGS if self._wanted else Exit.DONE
        place, start = deck_place.with_suffix(".pdf"), perf_counter()
        if self._job.manifest.was_edited(place) and not self._job.force:
            tell([_edited(place)])
            return Exit.FINDINGS
        try:
            data = write_pdf(self._office, deck.data).read_bytes()
        except DeckgenError as stopped:
            tell(stopped.findings)
            return Exit.FINDINGS
        if not self._job.put(place, data, deck.edition):
            return Exit.FINDINGS
        if not self._job.quiet:
            click.echo(f"{_shown(place)}  {perf_counter() - start:.2f} s")
        return Exit.DONE


def _path_of(edition: Edition) -> str:
    return f"build/{edition.investor or 'general'}/{edition.region}.{edition.language}.pptx"


def _shown(place: Path) -> str:
    here = Path.cwd()
    return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)


def _edited(place: Path) -> Finding:
    message = (
        "the file there is not the one that deckgen wrote: it was edited by hand or comes from elsewhere"
    )
    cure = "move it away, give another name with -o, or overwrite it with --force"
    return Finding("edited-by-hand", message, cure, Where(_shown(place)))


def _unwritable(place: Path, error: OSError) -> Finding:
    message = f"cannot be written: {error.strerror or error}"
    cure = "close it if it is open, and see that the folder can be written to"
    return Finding("unwritable-file", message, cure, Where(_shown(place)), Severity.ERROR)


def _unrecorded(place: Path, error: OSError) -> Finding:
    message = f"it was written, but the record of it cannot be: {error.strerror or error}"
    cure = "make .deckgen/ writable; until then the deck counts as edited by hand"
    return Finding("no-record", message, cure, Where(_shown(place)), Severity.WARNING)
