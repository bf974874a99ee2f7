"""A program that stands in for LibreOffice."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

FAKE = Path(__file__).with_name("fake_soffice.py")


class FakeOffice:
    """The program, and what it was called for."""

    def __init__(self, program: Path, log: Path) -> None:
        self.program, self._log = program, log

    def calls(self, kind: str) -> list[list[str]]:
        """Return the words after ``listen`` or ``convert`` of every such call: process id first."""
        lines = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        return [line.split()[1:] for line in lines if line.startswith(kind)]

    def running(self) -> list[int]:
        """Return which of its processes still run, once those that are being ended have had a moment."""
        ids = [int(call[0]) for kind in ("listen", "convert") for call in self.calls(kind)]
        until = monotonic() + 5
        while monotonic() < until and any(map(_runs, ids)):
            sleep(0.02)
        return [number for number in ids if _runs(number)]


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeOffice]:
    """LibreOffice's stand-in as the program that DECKGEN_SOFFICE names; no other program is found."""
    if sys.platform == "win32":
        pytest.skip("a script with a first line that names its program is no program here")
    folder = tmp_path / "fake office"
    folder.mkdir()
    program, log = folder / "soffice", folder / "log"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{FAKE}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("DECKGEN_SOFFICE", str(program))
    monkeypatch.setenv("FAKE_OFFICE_LOG", str(log))
    monkeypatch.setenv("FAKE_OFFICE", "")
    yield FakeOffice(program, log)


@pytest.fixture
def some_deck(tmp_path: Path) -> Path:
    """A file that the stand-in takes for a deck of two slides."""
    import zipfile

    file = tmp_path / "deck.pptx"
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("ppt/slides/slide1.xml", "")
        parts.writestr("ppt/slides/slide2.xml", "")
    return file


Fails = Callable[[str], None]


@pytest.fixture
def office_that(monkeypatch: pytest.MonkeyPatch) -> Fails:
    """Make the stand-in fail: ``fails``, ``hangs`` or ``deaf``; an empty word makes it serve."""
    return lambda how: monkeypatch.setenv("FAKE_OFFICE", how)
