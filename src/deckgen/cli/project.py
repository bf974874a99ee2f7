"""The project that a command works on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

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


def _read_day(ctx: click.Context, option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write it as 2026-12-01") from None


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--today``: the day to hold the facts' expiry and review dates against."""
    text = "The day to hold expiry and review dates against, as 2026-12-01; otherwise the clock's."
    return click.option("--today", callback=_read_day, help=text)(command)


def _read_date(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if value:
        # Imported here because most commands are given no date.
        from deckgen.content.deck_date import read_deck_date

        for wrong in read_deck_date(value).findings:
            raise click.BadParameter(f"{wrong.message}; {wrong.cure}")
    return value


def date_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--date``: the date of the decks."""
    text = "The deck's date as 2026-12-01; otherwise `date:` in the region file."
    return click.option("--date", default="", callback=_read_date, help=text)(command)
