"""``deckgen check``: every finding, nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from deckgen.cli.project import open_project, today_option
from deckgen.cli.telling import summary, tell, worse_than_notes
from deckgen.diagnostics import Checked, DeckgenError, Exit, Finding, Where, has_errors, in_order
from deckgen.workspace import DiskWorkspace


@click.command("check", short_help="Tell every finding; write nothing.")
@click.argument("names", nargs=-1)
@click.option("--lang", "languages", multiple=True, help="Only this language; may be given again.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    strict: bool,
    today: date | None,
) -> int:
    """Check regions by NAME (all of them where none is given), or .pptx files from anywhere.

    \b
    deckgen check
    deckgen check kumamoto --lang ja --format json
    deckgen check build/general/kumamoto.en.pptx
    """
    files = [name for name in names if name.endswith((".pptx", ".potx"))]
    regions = [name for name in names if name not in files]
    findings = [found for file in files for found in _file(file)]
    template_fault = False
    if regions or not files:
        content, template_fault = _content(open_project(ctx, today), regions, languages)
        findings.extend(content)
    told = in_order(findings)
    tell(told, form)
    if form == "text":
        click.echo(summary(told))
    if template_fault:
        return Exit.TEMPLATE
    return Exit.FINDINGS if has_errors(told) or (strict and worse_than_notes(told)) else Exit.DONE


def _file(name: str) -> Sequence[Finding]:
    from deckgen.package.soundness import check_package  # a file is checked without what reads content

    try:
        data = Path(name).read_bytes()
    except OSError as error:
        return [
            Finding("unreadable-file", f"cannot be read: {error.strerror}", "check the name", Where(name))
        ]
    return [
        Finding(found.code, found.message, found.cure, found.where or Where(name), found.severity)
        for found in check_package(data)
    ]


def _content(
    workspace: DiskWorkspace, regions: Sequence[str], languages: Sequence[str]
) -> tuple[Sequence[Finding], bool]:
    """Every finding, and whether the template stands in the way."""
    from deckgen.build import build_edition
    from deckgen.content.library import Library, languages_of, load_library
    from deckgen.plan import Edition

    loaded: Checked[Library] = load_library(workspace, regions or None)
    if loaded.value is None:
        return loaded.findings, False
    findings = list(loaded.findings)
    for name, files in loaded.value.regions.items():
        for language in languages or languages_of(files):
            edition = Edition(name, language, loaded.value.brand.storyline)
            try:
                findings.extend(build_edition(loaded.value, edition, workspace).findings)
            except DeckgenError as stopped:
                return [*findings, *stopped.findings], True
    return findings, False
