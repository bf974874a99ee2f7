"""``deckgen new``: a commented file to start from."""

from __future__ import annotations

import click

from deckgen.cli.given import Command
from deckgen.cli.project import open_project
from deckgen.cli.telling import tell
from deckgen.content.library import require_library
from deckgen.diagnostics import Exit
from deckgen.starter import FOLDERS, start

_NEXT = {
    "region": "deckgen build {name}",
    "investor": "deckgen build REGION --for {name}",
}


@click.command("new", cls=Command, short_help="Write a commented file to start from.")
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("name")
@click.pass_context
def command(ctx: click.Context, kind: str, name: str) -> int:
    """Write a file for a new region or investor, which builds as it is and says what can be written in it.

    \b
    deckgen new region oita
    deckgen new investor sample-hotel-group
    """
    workspace = open_project(ctx)
    started = start(kind, name, require_library(workspace, ()).brand, workspace)
    tell(started.findings)
    if started.value is None:
        return Exit.FINDINGS
    click.echo(f"{started.value}  (next: {_NEXT[kind].format(name=name)})")
    return Exit.DONE
