"""A PDF beside each deck of a batch, drawn once by one LibreOffice."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAKE = Path(__file__).parents[1] / "preview" / "fake_soffice.py"
ONLY = ("--only", "iki/general", "--only", "iki/acme")


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """A program that stands in for LibreOffice; tells how many documents it turned into a PDF."""
    program, log = tmp_path / "soffice", tmp_path / "office.log"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{FAKE}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("DECKGEN_SOFFICE", str(program))
    monkeypatch.setenv("FAKE_OFFICE_LOG", str(log))

    def count() -> int:
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return sum(line.startswith("convert") and " pdf " in line for line in lines)

    return count


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_pdfs_are_drawn_once_and_follow_their_decks(
    small: Any, deckgen: Any, drawn: Callable[[], int]
) -> None:
    assert deckgen("batch", *ONLY).code == 0
    assert deckgen("batch", "--pdf", *ONLY).code == 0
    pdfs = sorted(path.relative_to(small.root / "build").as_posix() for path in small.root.rglob("*.pdf"))
    assert pdfs == ["acme/iki.en.pdf", "general/iki.en.pdf"]
    assert drawn() == 2
    assert deckgen("batch", "--pdf", *ONLY).code == 0
    assert drawn() == 2
    small.replace("content/investors/acme.yaml", "Prepared for", "Made for")
    assert deckgen("batch", "--pdf", *ONLY).code == 0
    assert drawn() == 3
    edited = small.root / "build/acme/iki.en.pdf"
    edited.write_bytes(b"edited")
    small.replace("content/investors/acme.yaml", "Made for", "Prepared for")
    answer = deckgen("batch", "--pdf", *ONLY)
    assert answer.code == 4
    assert "build/acme/iki.en.pdf" in answer.err
    assert edited.read_bytes() == b"edited"
    (small.root / "content/investors/acme.yaml").unlink()
    deckgen("batch", "--prune")
    assert edited.exists()
    assert not (small.root / "build/acme/iki.en.pptx").exists()


def test_without_libreoffice_the_decks_are_built_and_it_is_told(
    small: Any, deckgen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_SOFFICE", "no-such-program")
    answer = deckgen("batch", "--pdf", *ONLY)
    assert answer.code == 4
    assert "no-libreoffice" in answer.err
    assert len(small.decks()) == 2
