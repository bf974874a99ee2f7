"""Programs that start others: run apart from the terminal's Ctrl-C, ended with all that they started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

from msgspec import Struct


class Ran(Struct, frozen=True):
    """How a program ended; ``code`` is None where its time was up."""

    code: int | None
    said: str


def start(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, piped: bool = False
) -> subprocess.Popen[bytes]:
    """Start a program in a group of its own, silent; ``piped`` gives it a standard input to hold open.

    ``environment`` is added to deckgen's own.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if piped else subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
        creationflags=flags,
    )


def run(command: Sequence[str], timeout: float, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a program to its end, or end it with all that it started after ``timeout`` seconds."""
    process = start(command, environment)
    try:
        _, said = process.communicate(timeout=timeout)
        return Ran(process.returncode, said.decode(errors="replace").strip())
    except subprocess.TimeoutExpired:
        return Ran(None, "")
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started; nothing happens where all have ended."""
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/PID", str(process.pid), "/T", "/F"]
            subprocess.run(kill, check=False, capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stderr):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
