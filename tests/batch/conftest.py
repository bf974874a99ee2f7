"""A small project with two regions and two investors, and the command line run on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckgen.cli import cli
from deckgen.cli.failures import answering
from deckgen.workspace.disk import TEMPORARY

ROOT = Path(__file__).parents[2]

REGION = """\
language: en
name: {name}
country: Japan
place: {name}, Japan
title: {name}, a place for people
sources:
  city: {{publisher: {name} City, title: City profile, url: https://www.example.org/profile}}
facts:
  jobs: {{value: 3400, unit: people, label: people in the example survey, source: city, as_of: 2025-04}}
advantages:
  - id: nature
    heading: Nature and tourism
    title: A landscape that people travel for supports a service economy
    points:
      - Guests come for the hills, the hot springs and the food
      - "The survey counted {{{{ facts.jobs }}}}"
    figures: [jobs]
    tags: [tourism]
    notes: Say it slowly.
"""

JAPANESE = """\
language: ja
name: 阿蘇市
country: 日本
place: 日本・阿蘇
title: 人のための町、阿蘇市
sources:
  city: {publisher: 阿蘇市, title: 市の概要}
facts:
  jobs: {label: 例の調査の人数}
advantages:
  nature:
    heading: 自然と観光
    title: 人々が訪れる自然がサービス業を支えます
    points:
      - 山と温泉と食を目当てに人が訪れます
      - "調査では{{ facts.jobs }}を数えました"
    notes: ゆっくり話してください。
"""

INVESTOR = """\
language: en
name: {name}
interests: [tourism]
cover_line: Prepared for {name}
"""


@dataclass(frozen=True)
class Answer:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


class Project:
    """A project's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file, its folders made."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def text(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Put ``new`` in the one place of ``old``."""
        text = self.text(path)
        assert text.count(old) == 1, text
        self.write(path, text.replace(old, new))

    def decks(self) -> dict[str, bytes]:
        """Return the bytes of every deck by its path below build/."""
        build = self.root / "build"
        return {found.relative_to(build).as_posix(): found.read_bytes() for found in build.rglob("*.pptx")}

    def times(self) -> dict[str, int]:
        """Return when each deck was written."""
        build = self.root / "build"
        return {
            found.relative_to(build).as_posix(): found.stat().st_mtime_ns for found in build.rglob("*.pptx")
        }

    def stray(self) -> list[str]:
        """Return temporary files left behind."""
        return [str(found) for found in self.root.rglob(f"{TEMPORARY}*")]


def make_small_project(root: Path) -> Project:
    """Make the project: aso in English and Japanese, iki in English, investors acme and beta."""
    for name in ("content/brand.yaml", "templates/master.pptx", "assets/logo.png", "assets/logo-on-dark.png"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "content" / "storylines", root / "content" / "storylines")
    project = Project(root)
    for name in ("aso", "iki"):
        project.write(f"content/regions/{name}.yaml", REGION.format(name=name.title()))
    project.write("content/regions/aso.ja.yaml", JAPANESE)
    for name in ("acme", "beta"):
        project.write(f"content/investors/{name}.yaml", INVESTOR.format(name=f"Sample {name.title()}"))
    return project


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """The small project."""
    return make_small_project(tmp_path / "project")


@pytest.fixture
def make_small() -> Callable[[Path], Project]:
    """Make the small project in a folder of one's own."""
    return make_small_project


@pytest.fixture
def deckgen(
    small: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Run ``deckgen ARGUMENTS`` in the small project, as the installed command does."""

    def run(*arguments: str) -> Answer:
        monkeypatch.chdir(small.root)
        monkeypatch.setattr("sys.argv", ["deckgen", *arguments])
        capsys.readouterr()
        code = answering(cli)
        told = capsys.readouterr()
        assert "Traceback" not in told.err + told.out
        return Answer(code, told.out, told.err)

    return run
