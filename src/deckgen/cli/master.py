"""``deckgen master``: make, check or inspect the template, and measure its fonts."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click
import msgspec

from deckgen.build import MASTER, MasterFor, placed
from deckgen.cli.given import Command
from deckgen.cli.project import open_project
from deckgen.cli.telling import summary, tell
from deckgen.content.brand import Logo
from deckgen.content.library import known_languages, require_library
from deckgen.diagnostics import Checked, Exit, Finding, Where, has_errors
from deckgen.fit.rulers import BOLD_EASE
from deckgen.master.contract import check_contract
from deckgen.master.fonts import keep_ruler, read_font, ruler_file
from deckgen.master.inspect import describe
from deckgen.master.legible import faint_colours
from deckgen.master.make import is_as_made, make_master
from deckgen.master.parts import for_language, open_master
from deckgen.master.read import read_template
from deckgen.pictures.intake import ASSETS
from deckgen.slides import slide_kinds
from deckgen.workspace import DiskWorkspace


@click.group("master", short_help="Make, check or inspect the master template.")
def command() -> None:
    """The branded template: named layouts whose placeholders the slide kinds fill."""


@command.command("make", cls=Command)
@click.option("-o", "--output", default=MASTER, show_default=True, help="Where to write it, in the project.")
@click.option("--force", is_flag=True, help="Overwrite a master that somebody worked on.")
@click.pass_context
def make(ctx: click.Context, output: str, force: bool) -> int:
    """Make templates/master.pptx from content/brand.yaml: the same bytes for the same brand."""
    workspace = open_project(ctx)
    library = require_library(workspace, [])
    brand = library.brand
    data = make_master(brand, _logo(brand.logo, workspace))
    if not force and _has_work_in_it(workspace, output):
        message = "the master there is not as `deckgen master make` wrote it: somebody worked on it"
        cure = "write beside it with -o templates/other.pptx, or overwrite it with --force"
        tell([Finding("master-edited", message, cure, Where(output))])
        return Exit.FINDINGS
    workspace.put(output, data)
    tell(faint_colours(brand, library.brand_node))
    click.echo(f"{output}  {len(data) // 1024} KB")
    return Exit.DONE


@command.command("check", cls=Command)
@click.argument("file", required=False)
@click.pass_context
def check(ctx: click.Context, file: str | None) -> int:
    """Tell whether FILE (templates/master.pptx where none is given) serves every slide kind."""
    # Imported here because python-pptx is slow to import, and only this command asks it.
    from deckgen.compile.reference.strings import check_layouts

    read = _read(ctx, file, "en")
    findings = [*read.findings]
    if read.value is not None:
        served = check_contract(read.value.template, slide_kinds())
        findings += placed([*served, *check_layouts(read.value.master)], file or MASTER)
    tell(findings)
    kinds = len(slide_kinds())
    click.echo(f"serves all {kinds} slide kinds" if not has_errors(findings) else summary(findings))
    return Exit.TEMPLATE if has_errors(findings) else Exit.DONE


@command.command("inspect", cls=Command)
@click.argument("file", required=False)
@click.option("--lang", "language", default="en", show_default=True, help="Count room for this language.")
@click.pass_context
def inspect(ctx: click.Context, file: str | None, language: str) -> int:
    """List the layouts of FILE, their slots, and what each slot holds."""
    if language not in known_languages():
        raise click.BadParameter(f"known are: {', '.join(known_languages())}", param_hint="--lang")
    read = _read(ctx, file, language)
    tell(read.findings)
    if read.value is None:
        return Exit.TEMPLATE
    click.echo(describe(read.value.template))
    return Exit.DONE


@command.command("font", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--face", help="The name that the brand calls it by, where the file has another.")
@click.pass_context
def font(ctx: click.Context, file: Path, face: str | None) -> int:
    """Measure a font FILE (TTF, OTF or TTC), so that text in its face fits; the font is not copied."""
    workspace = open_project(ctx)
    try:
        read = read_font(file.read_bytes(), Where(str(file)))
    except OSError as error:
        missing = Finding(
            "not-a-font", f"cannot be read: {error.strerror}", "check the name", Where(str(file))
        )
        read = Checked(None, (missing,))
    tell(read.findings)
    for ruler in read.value or ():
        named = msgspec.structs.replace(ruler, face=face or ruler.face)
        kept = keep_ruler(named, workspace)
        weights = " and ".join(name for name in ("regular", "bold") if getattr(kept, name))
        click.echo(f"{ruler_file(kept.face)}  {kept.face}: {weights}")
        if not kept.bold:
            click.echo(f"  bold text counts {BOLD_EASE - 1:.0%} wider until its bold file is given too")
    return Exit.DONE if read.ok else Exit.FINDINGS


def _has_work_in_it(workspace: DiskWorkspace, path: str) -> bool:
    try:
        return not is_as_made((workspace.root / path).read_bytes())
    except FileNotFoundError:
        return False


def _logo(logo: Logo, workspace: DiskWorkspace) -> dict[str, bytes]:
    """The logo's files by their names under assets/; `make_master` tells of one that is missing."""
    found = {}
    for file in (logo.file, logo.on_dark):
        if file:
            with contextlib.suppress(OSError):
                found[str(file)] = workspace.read(f"{ASSETS}/{file}")
    return found


def _read(ctx: click.Context, file: str | None, language: str) -> Checked[MasterFor]:
    path = Path(file) if file else open_project(ctx).root / MASTER
    try:
        data = path.read_bytes()
    except OSError as error:
        cure = "check the name, or run `deckgen master make`"
        return Checked(
            None, (Finding("no-master", f"cannot be read: {error.strerror}", cure, Where(str(path))),)
        )
    opened = open_master(data)
    if opened.value is None:
        return Checked(None, placed(opened.findings, file or MASTER))
    pack = known_languages()[language]
    master = for_language(opened.value, pack.script)
    read = read_template(master, pack)
    ready = None if read.value is None else MasterFor(master, read.value)
    return Checked(ready, placed((*opened.findings, *read.findings), file or MASTER))
