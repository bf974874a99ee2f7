"""``deckgen build``: a region's decks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import click

from deckgen.batch.manifest import Manifest
from deckgen.build import Deck, build_edition
from deckgen.cli.project import open_project
from deckgen.cli.telling import summary, tell, worse_than_notes
from deckgen.content.deck_date import read_deck_date
from deckgen.content.library import Library, languages_of, load_library
from deckgen.diagnostics import DeckgenError, Exit, Finding, Severity, Where
from deckgen.plan import Edition
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
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
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
    quiet: bool,
) -> int:
    """Build the decks of REGION, a file in content/regions/, in every language it is written in.

    The decks go to build/general/REGION.LANGUAGE.pptx. An error writes no file; a warning writes it.

    \b
    deckgen build kumamoto
    deckgen build kumamoto --lang ja -o pitch.pptx
    """
    for wrong in read_deck_date(date).findings if date else ():
        raise click.BadParameter(f"{wrong.message}; {wrong.cure}", param_hint="--date")
    workspace = open_project(ctx)
    checked = load_library(workspace, [region])
    tell(checked.findings)
    if not checked.ok or checked.value is None or region not in checked.value.regions:
        return Exit.FINDINGS
    library = checked.value
    chosen = languages or tuple(languages_of(library.regions[region]))
    if output and len(chosen) > 1:
        raise click.UsageError("-o names one file, but there are several languages; add --lang")
    story = storyline or library.brand.storyline
    job = _Job(workspace, library, date, force, strict, quiet)
    codes = [job.run(Edition(region, language, story), output) for language in chosen]
    return max(codes)


class _Job:
    """Builds editions one after the other, each told on one line."""

    def __init__(
        self, workspace: DiskWorkspace, library: Library, date: str, force: bool, strict: bool, quiet: bool
    ) -> None:
        self.workspace, self.library, self.date = workspace, library, date
        self.force, self.strict, self.quiet = force, strict, quiet
        self.manifest = Manifest(workspace.root)
        self.told: set[Finding] = set()

    def run(self, edition: Edition, output: str | None) -> int:
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
        return self._write(place, built.value, perf_counter() - start)

    def _refused(self, place: Path, findings: Sequence[Finding], code: Exit) -> int:
        self._tell(findings)
        click.echo(f"{_shown(place)}: not written ({summary(findings)})", err=True)
        return code

    def _tell(self, findings: Sequence[Finding]) -> None:
        """Tell what was not told of another language yet."""
        tell(found for found in findings if found not in self.told)
        self.told.update(findings)

    def _write(self, place: Path, deck: Deck, seconds: float) -> int:
        try:
            write_whole(place, deck.data)
        except OSError as error:
            tell([_unwritable(place, error)])
            return Exit.FINDINGS
        edition = deck.edition
        try:
            self.manifest.record(place, deck.data, {"region": edition.region, "language": edition.language})
        except OSError as error:
            tell([_unrecorded(place, error)])
        if not self.quiet:
            steps = ", ".join(f"{name} {time * 1000:.0f}" for name, time in deck.times.items())
            slides = len(deck.fitted.slides)
            click.echo(f"{_shown(place)}  {slides} slides  {seconds:.2f} s  (ms: {steps})")
        return Exit.DONE


def _path_of(edition: Edition) -> str:
    return f"build/{edition.investor or 'general'}/{edition.region}.{edition.language}.pptx"


def _shown(place: Path) -> str:
    here = Path.cwd()
    return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)


def _edited(place: Path) -> Finding:
    message = (
        "the deck there is not the one that deckgen wrote: it was edited by hand or comes from elsewhere"
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
