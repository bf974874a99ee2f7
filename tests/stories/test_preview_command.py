"""``deckgen preview`` and ``build --pdf``, with a stand-in for LibreOffice and with the real one."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from PIL import Image, ImageChops

from deckgen.preview.gallery import Shown, slide_file
from deckgen.preview.office import Office
from deckgen.preview.programs import find_rasteriser
from deckgen.preview.session import Round, Session
from deckgen.workspace import DiskWorkspace

FAKE = Path(__file__).parents[1] / "preview" / "fake_soffice.py"
REGION = "content/regions/demo.yaml"
POINT = "Their courses follow what employers ask for"


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """LibreOffice's stand-in, and nothing else, on this computer; returns its log."""
    if sys.platform == "win32":
        pytest.skip("a script with a first line that names its program is no program here")
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{FAKE}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("DECKGEN_SOFFICE", raising=False)
    monkeypatch.setenv("FAKE_OFFICE_LOG", str(folder / "log"))
    monkeypatch.setenv("FAKE_OFFICE", "")
    return folder / "log"


@pytest.fixture
def no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECKGEN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("deckgen.preview.programs.usual_places", lambda system: ())


def _slides_drawn(done: Round) -> tuple[int, ...]:
    assert done.shown is not None, done.findings
    return done.shown.drawn


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_decks_are_built_and_the_way_to_it_is_told(demo, deckgen) -> None:
    answer = deckgen("preview", "demo")
    assert answer.code == 1
    assert [told.code for told in answer.errors] == ["no-libreoffice"]
    assert "install" in answer.errors[0].cure
    assert deckgen("build", "demo", "--lang", "en").code == 0
    answer = deckgen("build", "demo", "--lang", "ja", "--pdf")
    assert answer.code == 1
    assert [told.code for told in answer.errors] == ["no-libreoffice"]
    built = {path for path in demo.files() if path.startswith("build/")}
    assert built == {"build/general/demo.en.pptx", "build/general/demo.ja.pptx"}


@pytest.mark.usefixtures("fake_office")
def test_each_language_has_a_picture_a_slide_a_sheet_and_a_pdf(demo, deckgen) -> None:
    answer = deckgen("preview", "demo", "--lang", "en", "--lang", "ja")
    assert answer.code == 0, answer.err
    for name in ("demo.en", "demo.ja"):
        made = {path.removeprefix(f"build/preview/{name}/") for path in demo.files() if f"/{name}/" in path}
        slides = len(made) - 2
        wanted = {slide_file(number) for number in range(1, slides + 1)}
        assert made == wanted | {"contact-sheet.png", f"{name}.pdf"}
        assert f"{slides} slides" in answer.out
    assert "Arial is shown as Liberation Sans (same widths)" in answer.out
    assert "Yu Gothic is shown as Noto Sans CJK" in answer.out
    assert demo.stray() == []


@pytest.mark.usefixtures("fake_office")
def test_another_folder_may_be_named_and_only_our_own_pictures_are_removed(demo, deckgen, tmp_path) -> None:
    folder = tmp_path / "elsewhere" / "demo.en"
    folder.mkdir(parents=True)
    for name in ("slide-99.png", "slide-notes.png", "holiday.png"):
        (folder / name).write_bytes(b"")
    assert deckgen("preview", "demo", "--lang", "en", "-o", str(folder.parent)).code == 0
    names = {file.name for file in folder.iterdir()}
    assert {"slide-01.png", "slide-notes.png", "holiday.png"} <= names
    assert "slide-99.png" not in names


@pytest.mark.usefixtures("fake_office")
def test_wrong_content_and_a_wrong_name_are_findings(demo, deckgen) -> None:
    assert deckgen("preview", "dmeo").code == 1
    assert deckgen("preview", "demo", "--date", "soon").code == 2
    demo.write(REGION, "language: en\n  : [")
    answer = deckgen("preview", "demo")
    assert answer.code == 1
    assert answer.errors[0].place.startswith(f"{REGION}:2")
    assert "not drawn" in answer.err


@pytest.mark.usefixtures("fake_office")
def test_a_libreoffice_that_fails_is_told_of(deckgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_OFFICE", "fails")
    answer = deckgen("preview", "demo", "--lang", "en")
    assert answer.code == 1
    assert [told.code for told in answer.errors] == ["libreoffice-failed"]


@pytest.mark.usefixtures("fake_office")
def test_a_pdf_stands_beside_the_deck_and_one_of_your_own_is_kept(demo, deckgen) -> None:
    assert deckgen("build", "demo", "--lang", "en", "--pdf").code == 0
    assert deckgen("build", "demo", "--lang", "en", "--pdf").code == 0
    demo.write("build/general/demo.en.pdf", "signed by hand")
    answer = deckgen("build", "demo", "--lang", "en", "--pdf")
    assert answer.code == 1
    assert [(told.code, told.place) for told in answer.errors] == [
        ("edited-by-hand", str(Path("build", "general", "demo.en.pdf")))
    ]
    assert demo.text("build/general/demo.en.pdf") == "signed by hand"
    assert deckgen("build", "demo", "--lang", "en", "--pdf", "--force").code == 0


@pytest.fixture
def session(demo, fake_office: Path) -> Iterator[Session]:
    workspace = DiskWorkspace(demo.root)
    with Office(fake_office.with_name("soffice")) as office:
        yield Session(workspace, "demo", ["en"], "", office, demo.root / "build" / "preview")


def test_only_what_changed_is_drawn_again_and_the_pdf_follows(demo, session: Session, fake_office) -> None:
    (first,) = session.draw()
    shown = first.shown
    assert isinstance(shown, Shown)
    assert shown.drawn == tuple(range(1, shown.slides + 1))
    assert not session.print_pdfs()
    (again,) = session.draw()
    assert _slides_drawn(again) == ()
    drawn_before = fake_office.read_text()
    demo.replace(REGION, POINT, f"{POINT}, as of today")
    (saved,) = session.draw()
    (number,) = _slides_drawn(saved)
    assert 1 < number < shown.slides
    assert "pdf 1\n" in fake_office.read_text().removeprefix(drawn_before)
    assert session.print_pdfs()
    assert fake_office.read_text().endswith(f"pdf {shown.slides}\n")
    assert not session.print_pdfs()


def test_broken_content_keeps_the_pictures_and_the_next_good_save_draws(demo, session: Session) -> None:
    (first,) = session.draw()
    right = demo.text(REGION)
    demo.write(REGION, right[: len(right) // 2] + "\n : [")
    (broken,) = session.draw()
    assert broken.shown is None
    assert broken.findings
    assert broken.code == 1
    demo.write(REGION, right.replace(POINT, f"{POINT}, as of today"))
    (good,) = session.draw()
    assert len(_slides_drawn(good)) == 1
    assert first.shown is not None


def test_a_brand_or_template_that_changed_draws_every_slide(demo, session: Session, deckgen) -> None:
    (first,) = session.draw()
    demo.replace("content/brand.yaml", '"0F4C81"', '"7A1F5C"')
    assert deckgen("master", "make").code == 0
    (again,) = session.draw()
    assert first.shown is not None
    assert len(_slides_drawn(again)) == first.shown.slides


def test_after_a_fault_the_slide_is_drawn_at_the_next_save(
    demo, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(session.draw())
    demo.replace(REGION, POINT, f"{POINT}, as of today")
    monkeypatch.setenv("FAKE_OFFICE", "fails")
    (failed,) = session.draw()
    assert [found.code for found in failed.findings if found.code.startswith("libre")] == [
        "libreoffice-failed"
    ]
    monkeypatch.setenv("FAKE_OFFICE", "")
    (drawn,) = session.draw()
    assert len(_slides_drawn(drawn)) == 1


@pytest.fixture
def real_office() -> Path:
    found = shutil.which("soffice")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) is not installed, and CI=true")
        pytest.skip("LibreOffice (soffice) is not installed")
    return Path(found)


@pytest.mark.slow
@pytest.mark.parametrize("poppler", [True, False])
def test_a_slide_drawn_alone_looks_as_in_its_deck(poppler: bool, demo, real_office: Path, tmp_path) -> None:
    rasteriser = find_rasteriser() if poppler else None
    if poppler and rasteriser is None:
        pytest.skip("pdftoppm is not installed")
    workspace, folder = DiskWorkspace(demo.root), tmp_path / "pictures"
    with Office(real_office) as office:
        session = Session(workspace, "demo", ["en"], "", office, folder, rasteriser)
        (first,) = session.draw()
        pictures = {
            number: (folder / "demo.en" / slide_file(number)).read_bytes() for number in _slides_drawn(first)
        }
        demo.replace(REGION, "value: 8.6", "value: 9.7")
        assert _slides_drawn(*session.draw())
        demo.replace(REGION, "value: 9.7", "value: 8.6")
        alone = _slides_drawn(*session.draw())
    assert 0 < len(alone) < len(pictures)
    for number in alone:
        with (
            Image.open(folder / "demo.en" / slide_file(number)) as one,
            Image.open(io.BytesIO(pictures[number])) as other,
        ):
            assert one.width == 1280
            difference = ImageChops.difference(one.convert("L"), other.convert("L"))
            assert sum(difference.histogram()[64:]) == 0, f"slide {number}"


@pytest.mark.slow
def test_a_save_under_watch_shows_on_the_slide_and_ctrl_c_ends_everything(
    demo, real_office: Path, tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-c",
        _ANSWERING_CTRL_C,
        "preview",
        "demo",
        "--lang",
        "en",
    ]
    temporary, log = tmp_path / "temporary", (demo.root / "log").open("w")
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    watching = subprocess.Popen([*command, "--watch"], cwd=demo.root, stdout=log, stderr=log, env=environment)
    try:
        _wait_for(lambda: "watching" in demo.text("log"), 90)
        assert _running_in(temporary)
        picture = demo.root / "build/preview/demo.en"
        before = {file.name: file.read_bytes() for file in picture.glob("slide-*.png")}
        demo.replace(REGION, POINT, f"{POINT}, as of today")
        changed = lambda: [n for n, data in before.items() if (picture / n).read_bytes() != data]  # noqa: E731
        _wait_for(changed, 90)
        assert len(changed()) == 1
    finally:
        watching.send_signal(signal.SIGINT)
        code = watching.wait(90)
        log.close()
    assert code == 0, demo.text("log")
    _wait_for(lambda: not _running_in(temporary), 30)
    assert list(temporary.iterdir()) == []


_ANSWERING_CTRL_C = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from deckgen.cli import main; main()"
)
"""A test run that is itself in the background hands on that Ctrl-C is ignored."""


def _running_in(folder: Path) -> list[str]:
    """The programs that still work in a folder, by their command lines."""
    found = subprocess.run(["ps", "-axww", "-o", "command"], capture_output=True, text=True, check=True)
    return [line for line in found.stdout.splitlines() if str(folder) in line]


def _wait_for(what: Callable[[], object], seconds: float) -> None:
    until = monotonic() + seconds
    while not what():
        assert monotonic() < until, "it did not come about in time"
        sleep(0.05)
