"""How the command line ends: words, an exit code, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from deckgen.cli import COMMANDS, cli
from deckgen.cli.failures import CRASH_LOG, answering
from deckgen.cli.telling import summary, tell
from deckgen.diagnostics import DeckgenError, Exit, Finding, Severity, Where

FOUND = Finding("a-code", "it is wrong", "do right", Where("f.yaml", 3, 4))


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[BaseException | int], int]:
    """Run a command that ends that way."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["deckgen"])

    def run(ending: BaseException | int) -> int:
        @click.command()
        def command() -> int:
            if isinstance(ending, BaseException):
                raise ending
            return ending

        return answering(command)

    return run


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        (0, 0, ""),
        (3, 3, ""),
        (click.UsageError("no such thing"), Exit.USAGE, "no such thing"),
        (DeckgenError([FOUND]), Exit.FINDINGS, "f.yaml:3:4: error a-code: it is wrong"),
        (DeckgenError([FOUND], Exit.TEMPLATE), Exit.TEMPLATE, "cure: do right"),
        (KeyboardInterrupt(), 130, "stopped"),
        (PermissionError(13, "Permission denied", "deck.pptx"), Exit.FINDINGS, "deck.pptx: error file-fault"),
        (ValueError("odd"), Exit.INTERNAL, "our fault: ValueError: odd"),
    ],
)
def test_every_ending_has_its_code_and_its_words(
    ending: BaseException | int,
    code: int,
    said: str,
    ends: Callable[[BaseException | int], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ends(ending) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err + told.out
    assert Path(CRASH_LOG).exists() == (code == Exit.INTERNAL)


def test_findings_as_text_json_and_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    tell([FOUND])
    assert capsys.readouterr().err == "f.yaml:3:4: error a-code: it is wrong\n    cure: do right\n"
    tell([FOUND], "json")
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "a-code",
            "severity": "error",
            "file": "f.yaml",
            "line": 3,
            "column": 4,
            "message": "it is wrong",
            "cure": "do right",
        }
    ]
    tell([FOUND, Finding("b", "two\nlines", severity=Severity.NOTE)], "github")
    assert capsys.readouterr().out.splitlines() == [
        "::error file=f.yaml,line=3,col=4,title=a-code::it is wrong (do right)",
        "::notice title=b::two%0Alines",
    ]


def test_a_summary_counts() -> None:
    warning = Finding("w", "w", severity=Severity.WARNING)
    assert summary([]) == "no findings"
    assert summary([FOUND, FOUND, warning]) == "2 errors, 1 warning"


def test_every_command_is_there_and_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert len(command.get_help(click.Context(command, info_name=name))) > 100


def test_python_runs_it_by_its_name_too(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "deckgen"]
    ran = subprocess.run([*command, "--version"], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert ran.stdout.startswith("deckgen, version")
    failed = subprocess.run([*command, "check"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert failed.returncode == Exit.USAGE
    assert "content/brand.yaml" in failed.stderr
