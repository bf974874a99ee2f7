"""Stands between deckgen and a program kept running, so that none outlives a deckgen that was killed.

Run as ``python -m deckgen.preview.guard FOLDER PROGRAM ...``: starts the program and ends it, and removes
the folder, when standard input closes, which the system does however deckgen ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading

from deckgen.preview.process import end, start


def main(folder: str, command: list[str]) -> None:
    """Run the program until it ends by itself or standard input closes."""
    program, left = start(command), threading.Event()
    waiting = threading.Thread(target=_when_left, args=(program, left), daemon=True)
    waiting.start()
    program.communicate()
    if left.is_set():
        waiting.join()
        shutil.rmtree(folder, ignore_errors=True)


def _when_left(program: subprocess.Popen[bytes], left: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    left.set()
    end(program)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
