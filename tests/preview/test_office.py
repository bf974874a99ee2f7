"""LibreOffice kept warm, failing, hanging and left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from deckgen.diagnostics import DeckgenError
from deckgen.preview import programs
from deckgen.preview.office import Office


def test_one_listener_serves_every_conversion(fake_office, some_deck: Path, tmp_path: Path) -> None:
    with Office(fake_office.program) as office:
        for _ in range(3):
            (made,) = office.convert([some_deck], "pdf", tmp_path)
            assert made == tmp_path / "deck.pdf"
            assert made.read_bytes().startswith(b"%PDF")
    assert len(fake_office.calls("listen")) == 1
    assert [call[1:] for call in fake_office.calls("convert")] == [["pdf", "2"]] * 3


def test_nothing_stays_behind(fake_office, some_deck: Path, tmp_path: Path) -> None:
    with Office(fake_office.program) as office:
        office.convert([some_deck], "pdf", tmp_path)
        folder = office.folder
        assert folder.is_dir()
    assert fake_office.running() == []
    assert not folder.exists()


def test_a_failure_is_told_in_the_programs_own_words_after_a_second_try(
    fake_office, office_that: Callable[[str], None], some_deck: Path, tmp_path: Path
) -> None:
    office_that("fails")
    with Office(fake_office.program) as office, pytest.raises(DeckgenError) as stopped:
        office.convert([some_deck], "pdf", tmp_path)
    (told,) = stopped.value.findings
    assert told.code == "libreoffice-failed"
    assert "no more memory" in told.message
    assert len(fake_office.calls("convert")) == 2
    assert fake_office.running() == []


@pytest.mark.parametrize("how", ["hangs", "deaf"])
def test_a_program_that_hangs_is_ended_in_time_and_the_next_try_serves(
    how: str, fake_office, office_that: Callable[[str], None], some_deck: Path, tmp_path: Path
) -> None:
    office_that(how)
    with Office(fake_office.program, seconds=1.5) as office:
        started = monotonic()
        with pytest.raises(DeckgenError) as stopped:
            office.convert([some_deck], "pdf", tmp_path)
        assert monotonic() - started < 15
        assert [told.code for told in stopped.value.findings] == ["libreoffice-hangs"]
        assert fake_office.running() == []
        office_that("")
        assert office.convert([some_deck], "pdf", tmp_path)


def test_an_old_picture_is_not_taken_for_a_new_one(
    fake_office, office_that: Callable[[str], None], some_deck: Path, tmp_path: Path
) -> None:
    with Office(fake_office.program) as office:
        office.convert([some_deck], "pdf", tmp_path)
        office_that("fails")
        with pytest.raises(DeckgenError):
            office.convert([some_deck], "pdf", tmp_path)


def test_a_listener_that_died_is_started_again(fake_office, some_deck: Path, tmp_path: Path) -> None:
    with Office(fake_office.program) as office:
        office.convert([some_deck], "pdf", tmp_path)
        os.kill(int(fake_office.calls("listen")[0][0]), signal.SIGKILL)
        assert fake_office.running() == []
        sleep(0.3)  # the guard goes with it
        office.convert([some_deck], "pdf", tmp_path)
    assert len(fake_office.calls("listen")) == 2
    assert fake_office.running() == []


def test_no_listener_outlives_a_deckgen_that_was_killed(fake_office, some_deck: Path, tmp_path: Path) -> None:
    lines = (
        "import os, signal, sys",
        "from pathlib import Path",
        "from deckgen.preview.office import Office",
        "office = Office(Path(sys.argv[1])).__enter__()",
        "office.convert([Path(sys.argv[2])], 'pdf', Path(sys.argv[3]))",
        "print(office.folder, flush=True)",
        "os.kill(os.getpid(), signal.SIGKILL)",
    )
    command = [
        sys.executable,
        "-c",
        "\n".join(lines),
        str(fake_office.program),
        str(some_deck),
        str(tmp_path),
    ]
    killed = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(fake_office.calls("listen")) == 1
    assert fake_office.running() == []
    until = monotonic() + 5
    while Path(killed.stdout.strip()).exists() and monotonic() < until:
        sleep(0.05)
    assert not Path(killed.stdout.strip()).exists()


def test_a_wrong_name_in_the_environment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKGEN_SOFFICE", "no/such/office")
    with pytest.raises(DeckgenError) as stopped:
        programs.find_office()
    assert "DECKGEN_SOFFICE" in stopped.value.findings[0].message


@pytest.mark.parametrize(
    ("system", "how"), [("linux", "apt install"), ("darwin", "brew"), ("win32", "winget")]
)
def test_where_it_is_absent_each_system_is_told_how_to_install_it(
    system: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DECKGEN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "usual_places", lambda system: ())
    monkeypatch.setattr("deckgen.preview.programs.sys.platform", system)
    with pytest.raises(DeckgenError) as stopped:
        programs.find_office()
    (told,) = stopped.value.findings
    assert told.code == "no-libreoffice"
    assert how in told.cure


def test_programs_are_looked_for_where_each_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert tmp_path / "LibreOffice" / "program" / "soffice.com" in programs.usual_places("win32")
    assert Path("/Applications/LibreOffice.app/Contents/MacOS/soffice") in programs.usual_places("darwin")
    assert Path("/usr/lib/libreoffice/program/soffice") in programs.usual_places("linux")
