"""``deckgen check``: every finding, nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.given import Command, by_name, languages_option
from deckgen.cli.project import open_project, today_option
from deckgen.cli.telling import summary, tell, worse_than_notes
from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, has_errors, in_order
from deckgen.workspace import DiskWorkspace, find_project

if TYPE_CHECKING:
    from deckgen.content.library import Library
    from deckgen.plan import Edition

_DECKS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".ppt")


@click.command("check", cls=Command, short_help="Tell every finding; write nothing.")
@click.argument("names", nargs=-1, callback=by_name)
@click.option(
    "--for",
    "investor",
    default="",
    callback=by_name,
    help="As told to this investor; otherwise as told to nobody.",
)
@languages_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    investor: str,
    languages: tuple[str, ...],
    form: str,
    strict: bool,
    today: date | None,
) -> int:
    """Check regions by NAME, or PowerPoint files or folders of them; without any, every deck of the batch.

    Of a file it tells what keeps PowerPoint from opening it whole, what keeps people from reading it, and
    what was left in it: hidden slides, comments, names, what pictures tell of where they were taken.

    \b
    deckgen check
    deckgen check kumamoto --lang ja --format json
    deckgen check build/general/kumamoto.en.pptx
    """
    folders = [name for name in names if Path(name).is_dir() and not _is_region(ctx, name)]
    decks = [deck for folder in folders for deck in _decks_in(folder)]
    files = [name for name in names if name.lower().endswith(_DECKS)]
    regions = [name for name in names if name not in files and name not in folders]
    files += decks
    findings = [found for file in files for found in _file(file)]
    template_fault = False
    if regions or not names:
        content, template_fault = _content(open_project(ctx, today), regions, investor, languages)
        findings.extend(content)
    told = in_order(findings)
    tell(told, form)
    if form == "text":
        click.echo(summary(told))
    if template_fault:
        return Exit.TEMPLATE
    return Exit.FINDINGS if has_errors(told) or (strict and worse_than_notes(told)) else Exit.DONE


def _is_region(ctx: click.Context, name: str) -> bool:
    root = Path(ctx.obj) if ctx.obj else find_project(Path.cwd())
    return root is not None and (root / "content" / "regions" / f"{name}.yaml").is_file()


def _decks_in(folder: str) -> list[str]:
    """The decks in a folder and below; a program's marks of open files are none."""
    found = (place for place in Path(folder).rglob("*") if place.suffix.lower() in _DECKS)
    decks = sorted(str(place) for place in found if not place.name.startswith(("~$", ".")))
    if not decks:
        raise click.BadParameter(f"there is no deck in the folder '{folder}'", param_hint="NAMES")
    return decks


def _file(name: str) -> Sequence[Finding]:
    from deckgen.package.file_check import check_file  # a file is checked without what reads content

    return check_file(name)


def _content(
    workspace: DiskWorkspace, regions: Sequence[str], investor: str, languages: Sequence[str]
) -> tuple[Sequence[Finding], bool]:
    """Every finding, and whether the template stands in the way."""
    from deckgen.build import Workshop
    from deckgen.content.library import load_library

    editions = _editions(workspace, regions, investor, languages)
    findings = list(editions.findings)
    names = list(dict.fromkeys(edition.region for edition in editions.value or ()))
    investors = list(dict.fromkeys(edition.investor for edition in editions.value or () if edition.investor))
    loaded = load_library(workspace, names or None, investors)
    findings += loaded.findings
    if loaded.value is None:
        return findings, False
    workshop = Workshop(workspace, loaded.value)
    for edition in editions.value or ():
        if has_errors(loaded.findings) and not _is_loaded(edition, loaded.value):
            continue  # its file was told of
        try:
            findings.extend(workshop.build(edition).findings)
        except DeckgenError as stopped:
            return [*findings, *stopped.findings], True
    return findings, False


def _is_loaded(edition: Edition, library: Library) -> bool:
    known = library.regions.keys() | library.investors.keys()
    return edition.region in known and (not edition.investor or edition.investor in known)


def _editions(
    workspace: DiskWorkspace, regions: Sequence[str], investor: str, languages: Sequence[str]
) -> Checked[tuple[Edition, ...]]:
    """The editions of the named regions, or of the whole batch."""
    from deckgen.batch.index import ContentIndex
    from deckgen.batch.inputs import REGIONS, Tracing
    from deckgen.batch.matrix import editions_of, matrix_of, read_batch_file

    index = ContentIndex(workspace.root, Tracing(workspace))
    if not regions and not investor:
        read = read_batch_file(workspace)
        made = matrix_of(read.value, index) if read.value is not None else None
        editions = made.value.editions if made and made.value else ()
        wanted = tuple(one for one in editions if not languages or one.language in languages)
        return Checked(wanted, (*read.findings, *(made.findings if made else ())))
    found = [
        editions_of(index, name, investor, "", tuple(languages)) for name in regions or index.named(REGIONS)
    ]
    told = [finding for one in found for finding in one.findings]
    return Checked(tuple(edition for one in found for edition in one.value or ()), tuple(told))
