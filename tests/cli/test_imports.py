"""Nothing is imported before it is needed: what each command leaves alone, whatever the machine's speed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONTENT = {"yaml", "deckgen.yaml_source", "deckgen.content"}
DRAWING = {"pptx", "lxml", "PIL", "deckgen.compile", "deckgen.package", "deckgen.master", "deckgen.build"}
SELDOM = {"xlsxwriter", "openpyxl", "resvg_py", "budoux", "fontTools", "hypothesis"}
RUN = "import sys; from deckgen.cli import main; sys.argv = ['deckgen', *sys.argv[1:]]; main()"
TOLD = f"import atexit, sys; atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr)); {RUN}"


def imported(arguments: list[str], folder: Path) -> set[str]:
    """Every module that a command has imported at its end."""
    ran = subprocess.run(
        [sys.executable, "-c", TOLD, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert "click" in ran.stderr, ran.stderr
    return set(ran.stderr.splitlines())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["schema", "--help"]])
def test_help_reads_and_draws_nothing(arguments: list[str], tmp_path: Path) -> None:
    everything = CONTENT | DRAWING | SELDOM | {"json", "difflib"}
    known = imported(arguments, tmp_path)
    assert not known & everything
    assert len(arguments) > 1 or not known & {"msgspec", "deckgen.diagnostics"}


def test_a_file_is_checked_without_what_reads_content(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"no zip")
    known = imported(["check", "a.pptx"], tmp_path)
    assert "deckgen.package.soundness" in known
    assert not known & (CONTENT | SELDOM | {"pptx", "deckgen.build", "deckgen.compile"})


def test_schemas_are_written_without_what_draws(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "brand.yaml").write_text("name: B\n")
    known = imported(["schema"], tmp_path)
    assert (tmp_path / "schemas" / "region.schema.json").exists()
    assert not known & (DRAWING | SELDOM)
