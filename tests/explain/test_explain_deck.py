"""What is told of a deck: every text with its place, every slide with its reason, and why it was built."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deckgen.build import Workshop
from deckgen.cli import cli
from deckgen.cli.failures import answering
from deckgen.content.library import load_library
from deckgen.edition import choices_of
from deckgen.explain import ExplainedSlide, explain_slides
from deckgen.plan import Edition
from deckgen.starter import start
from deckgen.workspace import DiskWorkspace

ROOT = Path(__file__).parents[2]
INVESTOR = """language: en
name: Sample Explained
interests: [research]
regions:
  place:
    exclude: [first-benefit]
    advantages:
      second-advantage: {title: Said to one only}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one region to start from and an investor."""
    disk = DiskWorkspace(ROOT)
    for path in (
        "content/brand.yaml",
        "content/storylines/pitch.yaml",
        "templates/master.pptx",
        "content/storylines/teaser.yaml",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(disk.read(path))
    workspace = DiskWorkspace(tmp_path)
    start("region", "place", load_library(workspace).require().brand, workspace).require()
    (tmp_path / "content" / "investors").mkdir()
    (tmp_path / "content" / "investors" / "one.yaml").write_text(INVESTOR, encoding="utf-8")
    return tmp_path


@pytest.fixture
def explain(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run ``deckgen ARGUMENTS`` in the project; returns the exit code and what it printed."""

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(root)
        monkeypatch.setattr("sys.argv", ["deckgen", *arguments])
        capsys.readouterr()
        code = answering(cli)
        return code, capsys.readouterr().out

    return run


_AS_WRITTEN = ("title", "points", "lead", "steps", "notes", "outlook")


def explained(root: Path, edition: Edition) -> dict[str, ExplainedSlide]:
    workspace = DiskWorkspace(root)
    library = load_library(workspace, None, None).require()
    workshop = Workshop(workspace, library)
    planned = workshop.plan_of(edition).require()
    slides = explain_slides(planned.plan, choices_of(library, edition).require(), workshop.fit(planned).value)
    return {slide.id: slide for slide in slides}


def test_every_text_tells_the_line_that_it_stands_on(root: Path) -> None:
    slides = explained(root, Edition("place", "en", "pitch", "one"))
    lines = {
        name: (root / "content" / name).read_text(encoding="utf-8").splitlines()
        for name in ("regions/place.yaml", "investors/one.yaml")
    }
    told = [
        said for slide in slides.values() for said in slide.texts if said.where and said.slot in _AS_WRITTEN
    ]
    assert len(told) > 20
    for said in told:
        assert said.where is not None
        line = lines[said.where.file.removeprefix("content/")][said.where.line - 1]
        assert said.text.split("3 places")[0].strip() in line
    (title,) = [said for said in slides["second-advantage"].texts if said.slot == "title"]
    assert str(title.where) == "content/investors/one.yaml:8:33"


def test_every_slide_tells_why_it_is_there_and_its_number(root: Path) -> None:
    slides = explained(root, Edition("place", "en", "pitch", "one"))
    assert str(slides["cover"].where).startswith("content/storylines/pitch.yaml:")
    assert [slide.numbers for slide in slides.values()] == [(n,) for n in range(1, len(slides) + 1)]
    assert "first-benefit" not in slides


def test_a_slide_that_the_investor_adds_is_told_to_be_so(root: Path) -> None:
    added = "    slides: [{id: own-words, kind: text, title: Own words, points: [One point], after: cover}]\n"
    (root / "content" / "investors" / "one.yaml").write_text(INVESTOR + added, encoding="utf-8")
    library = load_library(DiskWorkspace(root), None, None).require()
    why = {one.id: one.why for one in choices_of(library, Edition("place", "en", "pitch", "one")).require()}
    assert why["own-words"] == "the investor's file adds it"
    assert why["second-advantage"] == "the region has it"


def test_the_command_tells_what_is_left_out_and_why_the_deck_was_built(
    explain: Callable[..., tuple[int, str]], root: Path
) -> None:
    assert explain("build", "place", "--for", "one")[0] == 0
    code, text = explain("explain", "place", "--for", "one")
    assert code == 0
    assert "first-benefit (benefits): excluded by its id (content/investors/one.yaml:6:15)" in text
    assert "would be built" not in text
    region = root / "content" / "regions" / "place.yaml"
    region.write_text(region.read_text(encoding="utf-8").replace("value: 3,", "value: 4,"), encoding="utf-8")
    code, text = explain(
        "explain", "build/one/place.en.pptx", "--slide", "first-advantage", "--format", "json"
    )
    told = json.loads(text)
    assert code == 0
    assert [slide["id"] for slide in told["slides"]] == ["first-advantage"]
    assert any("facts.sites.value" in because for because in told["would_be_built_because"])


def test_a_deck_that_failed_is_said_to_have_failed_and_why(
    explain: Callable[..., tuple[int, str]], root: Path
) -> None:
    region = root / "content" / "regions" / "place.yaml"
    sound = region.read_text(encoding="utf-8")
    region.write_text(sound.replace("heading: ", f"heading: {'W' * 200}", 1), encoding="utf-8")
    assert explain("build", "place")[0] == 1
    code, text = explain("explain", "place")
    assert code == 0
    assert "failed when it was last tried, and nothing changed since: content/regions/place.yaml:" in text
    assert "would be built" not in text
    assert json.loads(explain("explain", "place", "--format", "json")[1])["failed_because"]
    region.write_text(sound, encoding="utf-8")
    text = explain("explain", "place")[1]
    assert "failed when" not in text and "it was not built yet" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "nowhere"),
        ("explain", "place", "--for", "x"),
        ("explain", "x.pptx"),
        ("explain", "place", "--slide", "99"),
    ],
)
def test_what_is_not_there_is_told(
    explain: Callable[..., tuple[int, str]], arguments: tuple[str, ...]
) -> None:
    code, text = explain(*arguments)
    assert code in (1, 2)
    assert "Traceback" not in text
