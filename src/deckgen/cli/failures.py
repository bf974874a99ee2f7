"""How the command line ends: every failure answered in words and with its exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from deckgen.diagnostics import Finding

DONE, USAGE, INTERNAL, STOPPED = 0, 2, 70, 130
"""Exit codes that are given before anything else of deckgen is loaded; 130 as shells have it."""

CRASH_LOG = ".deckgen/crash.log"


def answering(command: click.Command) -> int:
    """Run the command and return its exit code; what went wrong is told on standard error."""
    try:
        code = command.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was left half written", err=True)
        return STOPPED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  (kept open: the interpreter flushes it at exit)
        return DONE
    except Exception as error:
        return _failed(error)
    return code if isinstance(code, int) else DONE


def _failed(error: Exception) -> int:
    from deckgen.cli.telling import tell  # only after a failure: help loads nothing of deckgen
    from deckgen.diagnostics import DeckgenError, Exit

    if isinstance(error, DeckgenError):
        tell(error.findings)
        return error.exit_code
    if not isinstance(error, OSError):
        return _our_fault(error)
    tell([_file_fault(error)])
    return Exit.FINDINGS


def _file_fault(error: OSError) -> Finding:
    from deckgen.diagnostics import Finding, Where
    from deckgen.workspace.faults import cure_of

    where = Where(str(error.filename)) if error.filename else None
    usual = "see that the file and its folder are there, can be read and written, and are not open elsewhere"
    cure = cure_of(error, usual)
    return Finding("file-fault", f"cannot be read or written: {error.strerror or error}", cure, where)


def _our_fault(error: Exception) -> int:
    import traceback  # only after a fault

    click.echo(f"deckgen failed, and this is our fault: {type(error).__name__}: {error}", err=True)
    kept = f"details are in {CRASH_LOG}; " if log_fault(traceback.format_exc()) else ""
    click.echo(f"{kept}nothing was left half written", err=True)
    return INTERNAL


def log_fault(trace: str) -> bool:
    """Keep a traceback for those who look into it; False where it cannot be written."""
    from pathlib import Path  # only after a fault

    try:
        log = Path(CRASH_LOG)
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(trace, encoding="utf-8")
    except OSError:
        return False
    return True
