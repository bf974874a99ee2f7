"""``deckgen preview``: a region's decks as pictures."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from deckgen.cli.given import Command, by_name, languages_option, require_place
from deckgen.cli.project import open_project
from deckgen.cli.telling import summary, tell
from deckgen.content.deck_date import read_deck_date
from deckgen.diagnostics import DeckgenError, Exit, Finding
from deckgen.preview.gallery import CONTACT_SHEET, slide_file
from deckgen.preview.office import Office
from deckgen.preview.programs import find_office, find_rasteriser
from deckgen.preview.session import Round, Session
from deckgen.preview.watch import WATCHED, changed_since, snapshot
from deckgen.workspace import DiskWorkspace

FOLDER = "build/preview"
_IDLE_SECONDS = 4.0


@click.command("preview", cls=Command, short_help="Draw a region's decks as pictures.")
@click.argument("region", callback=by_name)
@click.option(
    "--for", "investor", default="", callback=by_name, help="The investor, a file in content/investors/."
)
@languages_option
@click.option(
    "--date", default="", help="The deck's date as 2026-12-01; otherwise `date:` in the region file."
)
@click.option("--storyline", default="", help="A storyline in content/storylines/; otherwise the usual one.")
@click.option("--watch", is_flag=True, help="Stay, and redraw what changed whenever a file is saved.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False),
    help=f"The folder; otherwise {FOLDER}/ in the project.",
)
@click.pass_context
def command(
    ctx: click.Context,
    region: str,
    investor: str,
    languages: tuple[str, ...],
    date: str,
    storyline: str,
    watch: bool,
    output: str | None,
) -> int:
    """Draw REGION's decks into build/preview/REGION.LANGUAGE/: a PNG per slide, a contact sheet and a PDF.

    An investor's are drawn into build/preview/INVESTOR/.

    LibreOffice draws them, so a face that is not on this computer is shown as another, which is told.

    \b
    deckgen preview kumamoto --lang ja
    deckgen preview kumamoto --watch
    """
    for wrong in read_deck_date(date).findings if date else ():
        raise click.BadParameter(f"{wrong.message}; {wrong.cure}", param_hint="--date")
    workspace = open_project(ctx)
    require_place(output, workspace.root, "--output")
    folder = Path(output) if output else workspace.root / FOLDER / investor
    with Office(find_office()) as office:
        rasteriser = find_rasteriser()
        session = Session(workspace, region, languages, date, office, folder, rasteriser, investor, storyline)
        teller = _Teller(folder)
        if watch:
            return _watch(workspace, session, teller)
        return max(teller.tell_rounds(session))


def _watch(workspace: DiskWorkspace, session: Session, teller: _Teller) -> int:
    """Draw, and again at each save, until Ctrl-C; the PDFs follow when nothing is being saved."""
    try:
        seen = snapshot(workspace.root)
        teller.tell_rounds(session)
        click.echo(f"watching {', '.join(f'{name}/' for name in WATCHED)}; Ctrl-C ends it")
        while True:
            now = changed_since(workspace.root, seen, _IDLE_SECONDS)
            if now is None:
                teller.print_pdfs(session)
            else:
                seen = now
                teller.tell_rounds(session)
    except KeyboardInterrupt:
        click.echo("\nno longer watching")
        return Exit.DONE


class _Teller:
    """Tells each round on one line, and findings and faces when they are new."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: set[Finding] = set()
        self._faces: dict[str, tuple[str, ...]] = {}

    def tell_rounds(self, session: Session) -> list[int]:
        """Draw everything that changed and tell of it; returns an exit code for each deck."""
        codes, start, told = [], perf_counter(), set[Finding]()
        for done in session.draw():
            tell(found for found in done.findings if found not in self._known | told)
            told.update(done.findings)
            self._tell_round(done, perf_counter() - start)
            codes.append(int(done.code))
            start = perf_counter()
        self._known = told
        return codes

    def print_pdfs(self, session: Session) -> None:
        """Bring PDFs up to date; a fault is told, not raised."""
        try:
            session.print_pdfs()
        except DeckgenError as stopped:
            tell(stopped.findings)

    def _tell_round(self, done: Round, seconds: float) -> None:
        said = summary(done.findings)
        place = self._folder / done.name
        if done.shown is None:
            click.echo(f"{done.name}: not drawn ({said})", err=True)
            return
        drawn, count = done.shown.drawn, done.shown.slides
        if len(drawn) == count:
            what = f"{count} slides, {CONTACT_SHEET}, {done.name}.pdf"
        else:
            what = ", ".join(map(slide_file, drawn)) or "nothing to redraw"
        click.echo(f"{_shown(place)}  {what}  {seconds:.2f} s  ({said})")
        if done.shown.faces != self._faces.get(done.name):
            self._faces[done.name] = done.shown.faces
            for sentence in done.shown.faces:
                click.echo(f"    {sentence}")


def _shown(place: Path) -> str:
    here = Path.cwd()
    return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)
