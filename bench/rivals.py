"""Other libraries' ways to the same deck, where they are installed: each is asked for a deck in its turn."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.decks import ROOT

_MODULES = ROOT / ".judges" / "node_modules"
SCRIPT = ROOT / "bench" / "pptxgenjs.cjs"


def why_no_pptxgenjs() -> str:
    """Return what is missing for PptxGenJS, or an empty string."""
    if not shutil.which("node"):
        return "node is not installed"
    return (
        ""
        if (_MODULES / "pptxgenjs").is_dir()
        else "PptxGenJS is not installed; `make bench` does it where npm is"
    )


def node_environment() -> dict[str, str]:
    """Return the environment in which node finds PptxGenJS."""
    return {**os.environ, "NODE_PATH": str(_MODULES)}


class PptxGenJS(AbstractContextManager["PptxGenJS"]):
    """A node process that is kept running, as deckgen's own is."""

    def __init__(self, assets: Path, scratch: Path) -> None:
        self._said = scratch / "described.json"
        self._process = subprocess.Popen(
            ["node", str(SCRIPT), str(assets)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=node_environment(),
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()

    def read(self, said: dict[str, Any]) -> None:
        """Have it read a described deck."""
        self._said.write_text(json.dumps(said), encoding="utf-8")
        self._ask(str(self._said))

    def make(self) -> None:
        """Have it make the deck that it read."""
        if not int(self._ask("make")):
            raise RuntimeError("PptxGenJS made nothing")

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()
