"""``deckgen schema``: JSON Schemas for editors."""

from __future__ import annotations

import click

from deckgen.cli.given import Command
from deckgen.cli.project import open_project


@click.command("schema", cls=Command, short_help="Write the JSON Schemas for editors.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Write schemas/*.schema.json, which the first line of each content file points an editor to.

    In VS Code the YAML extension then completes keys and marks mistakes while you write.
    """
    from deckgen.content.schemas import schemas

    workspace = open_project(ctx)
    for name, data in schemas().items():
        path = f"schemas/{name}.schema.json"
        workspace.put(path, data)
        click.echo(path)
