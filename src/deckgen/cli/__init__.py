"""The command line: one file per command, loaded only when it is called; no logic here."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import os
import signal
import sys
from typing import NoReturn

import click

from deckgen import __version__
from deckgen.cli.failures import STOPPED, answering

_ALLOCATIONS = 20_000
"""How often rings of objects are searched for: Python's own 700 take a tenth of a short process."""

COMMANDS = {
    "batch": "Build every region for every investor in every language; only what changed.",
    "build": "Build a region's decks, in one language or in all.",
    "check": "Tell every finding in the content or in a .pptx file; write nothing.",
    "master": "Make, check or inspect the master template.",
    "explain": "Tell where each text came from, why a slide is in or out, why a deck was built.",
    "new": "Write a commented file to start from: a region or an investor.",
    "preview": "Draw a region's decks as pictures; --watch redraws what changed on each save.",
    "schema": "Write the JSON Schemas that give editors completion.",
}
"""Every command with its one line of help, so that help itself loads none of them."""


class LazyCommands(click.Group):
    """A group that imports a command's file when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"deckgen.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="deckgen")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False),
    help="The project folder; otherwise the nearest one upwards with content/brand.yaml.",
)
@click.pass_context
def cli(ctx: click.Context, project: str | None) -> None:
    """Plain YAML content in, branded, native, editable PowerPoint decks out.

    \b
    A first deck:      deckgen build kumamoto
    In Japanese:       deckgen build kumamoto --lang ja
    Before you build:  deckgen check kumamoto

    Content stands in content/, the template in templates/master.pptx, pictures in assets/.
    Exit codes: 0 done, 1 findings in the content, 2 usage, 3 the template cannot serve,
    4 some decks of a batch failed, 70 our fault.
    """
    ctx.obj = project


def main() -> None:
    """Run the command line; never ends in a traceback."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        code = answering(cli)
    except KeyboardInterrupt:  # pressed once more while the first was being answered
        code = STOPPED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only a traceback could come of it now
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking apart what goes with it anyway is a fifteenth of a short one."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
