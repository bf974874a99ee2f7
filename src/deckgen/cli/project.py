"""The project that a command works on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from deckgen.workspace import DiskWorkspace, find_project


def open_project(ctx: click.Context, today: date | None = None) -> DiskWorkspace:
    """Return the project's workspace; raises UsageError where there is no project."""
    root = Path(ctx.obj) if ctx.obj else find_project(Path.cwd())
    if root is None or not (root / "content" / "brand.yaml").is_file():
        raise click.UsageError(
            "there is no project here: no content/brand.yaml in this folder or above it; "
            "change to your project's folder or name it with --project",
        )
    return DiskWorkspace(root, today)
