"""A small project in a temporary folder, and the command line run on it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from deckgen.build import Deck, build_edition
from deckgen.cli import cli
from deckgen.cli.failures import answering
from deckgen.content.library import Library, load_library
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace
from deckgen.workspace.disk import TEMPORARY

ROOT = Path(__file__).parents[2]
DEMO = Path(__file__).parent / "demo"
CARET = "‸"
_TOLD = re.compile(
    r"^(?:(?P<file>[^\s:][^:\n]*?)(?::(?P<line>\d+):(?P<column>\d+))?: )?"
    r"(?P<severity>error|warning|note) (?P<code>[a-z0-9-]+): (?P<message>.*)(?:\n    cure: (?P<cure>.*))?",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Told:
    """A finding as the terminal shows it; ``place`` is ``file:line:column`` or the file alone."""

    code: str
    severity: str
    place: str
    message: str
    cure: str


@dataclass(frozen=True)
class Answer:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[Told]:
        """Every finding on standard error, in order."""
        return [_told(match) for match in _TOLD.finditer(self.err)]

    @property
    def errors(self) -> list[Told]:
        """The findings that keep a file from being written."""
        return [told for told in self.told if told.severity == "error"]


def _told(match: re.Match[str]) -> Told:
    said = {name: text or "" for name, text in match.groupdict().items()}
    place = f"{said['file']}:{said['line']}:{said['column']}" if said["line"] else said["file"]
    return Told(said["code"], said["severity"], place, said["message"], said["cure"])


class Project:
    """The demo project on disk, its files edited by words rather than by line numbers."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def text(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, data: str | bytes) -> None:
        """Write a file, its folders made."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())

    def replace(self, path: str, old: str, new: str) -> str:
        """Put ``new`` in the place of ``old``; returns the place of the caret in it as file:line:column."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        wrong = text.replace(old, new)
        self.write(path, wrong.replace(CARET, ""))
        if CARET not in wrong:
            return path
        before = wrong[: wrong.index(CARET)]
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def files(self) -> set[str]:
        """Return the path of every file in the project, records and temporary files included."""
        found = (entry for entry in self.root.rglob("*") if entry.is_file())
        return {entry.relative_to(self.root).as_posix() for entry in found}

    def stray(self) -> list[str]:
        """Return temporary files left behind."""
        return [path for path in self.files() if TEMPORARY in path or path.endswith(".tmp")]


def draw_picture(place: Path, size: tuple[int, int], colour: str) -> None:
    """Draw a plain picture with a band across, in the format of its ending."""
    place.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).rectangle((0, size[1] * 2 // 3, size[0], size[1]), fill="#22384f")
    image.save(place)


def _make_project(root: Path) -> Project:
    for name in ("content/brand.yaml", "templates/master.pptx"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "content" / "storylines", root / "content" / "storylines")
    shutil.copytree(DEMO, root / "content" / "regions")
    (root / "assets").mkdir()
    for logo in ("logo.png", "logo-on-dark.png"):
        shutil.copyfile(ROOT / "assets" / logo, root / "assets" / logo)
    draw_picture(root / "assets" / "demo" / "harbour.jpg", (1600, 1200), "#c98f55")
    draw_picture(root / "assets" / "demo" / "quay.png", (1200, 900), "#7fa3b8")
    return Project(root)


@pytest.fixture
def make_project() -> Callable[[Path], Project]:
    """Make the demo project in a folder of one's own."""
    return _make_project


@pytest.fixture
def demo(tmp_path: Path) -> Project:
    """The demo project: one region in English, Japanese and Traditional Chinese."""
    return _make_project(tmp_path / "project")


@pytest.fixture
def deckgen(
    demo: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Run ``deckgen ARGUMENTS`` in the demo project, as the installed command does."""

    def run(*arguments: str, cwd: Path | None = None) -> Answer:
        monkeypatch.chdir(cwd or demo.root)
        monkeypatch.setattr("sys.argv", ["deckgen", *arguments])
        capsys.readouterr()
        code = answering(cli)
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return run


@pytest.fixture
def is_told(demo: Project, deckgen: Callable[..., Answer]) -> Callable[..., None]:
    """Make a mistake and expect its finding at the caret, a cure that says so much, and no file."""

    def check(file: str, right: str, wrong: str, code: str, cure: str, *, language: str) -> None:
        place = demo.replace(file, right, wrong)
        answer = deckgen("build", "demo", "--lang", language)
        assert answer.code == 1, answer.err
        told = next((told for told in answer.errors if told.code == code), None)
        assert told is not None, answer.err
        assert told.cure, told
        assert cure in told.cure, told
        if code != "text-missing":  # which is told where the missing text stands in the region file
            assert told.place == place if ":" in place else told.place.startswith(place), told
        assert "Traceback" not in answer.err + answer.out
        assert not [path for path in demo.files() if path.startswith("build/")]
        assert demo.stray() == []

    return check


LANGUAGES = ("en", "ja", "zh-Hant")


def _decks(root: Path, region: str) -> dict[str, Deck]:
    workspace = DiskWorkspace(root)
    library = load_library(workspace, [region]).require()
    return {
        language: build_edition(library, Edition(region, language), workspace).require()
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def demo_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo project that no test changes."""
    return _make_project(tmp_path_factory.mktemp("demo")).root


@pytest.fixture(scope="session")
def demo_library(demo_root: Path) -> Library:
    """The demo project's content."""
    return load_library(DiskWorkspace(demo_root)).require()


@pytest.fixture(scope="session")
def demo_decks(demo_root: Path) -> dict[str, Deck]:
    """The demo region's decks by language."""
    return _decks(demo_root, "demo")


@pytest.fixture(scope="session")
def kumamoto_decks() -> dict[str, Deck]:
    """The Kumamoto decks by language, from the repository's own content."""
    return _decks(ROOT, "kumamoto")


@pytest.fixture(params=[(region, language) for region in ("demo", "kumamoto") for language in LANGUAGES])
def deck(request: pytest.FixtureRequest) -> Deck:
    """Each deck of both regions in each language."""
    region, language = request.param
    decks: dict[str, Deck] = request.getfixturevalue(f"{region}_decks")
    return decks[language]


@pytest.fixture
def library() -> Library:
    """The repository's own brand, languages and storylines."""
    return load_library(DiskWorkspace(ROOT), []).require()
