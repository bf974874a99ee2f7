"""A project with three investors whose every field is a word or a number of their own."""

from __future__ import annotations

import html
import io
import re
import secrets
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from deckgen.batch.job import Job, Options
from deckgen.batch.task import build_deck
from deckgen.cli import cli
from deckgen.cli.failures import answering
from deckgen.plan import Edition

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "tests" / "stories" / "demo"
OWNERS = ("a", "b", "c")
COPIED = ("content/brand.yaml", "templates/master.pptx", "assets/logo.png", "assets/logo-on-dark.png")
PRIMES = {"a": "1000003", "b": "1000033", "c": "1000037"}
WORDS = """
name stamp cover ask askpoint asknote contact role address email phone steptitle step stepnote title point
note slide slidepoint slidenote alt chunk file fact factnote source risk allowed series category
"""
FIELDS = tuple(WORDS.split())


def canary(owner: str, field: str) -> str:
    """The word that stands in one field of one investor and nowhere else; ``_`` for the prime in words."""
    return f"quokka{owner}{field}"


def investor_file(owner: str) -> str:
    """An investor's file in which every field is one of its own words."""
    c = {field: canary(owner, field) for field in FIELDS}
    return f"""\
language: en
name: {c["name"]}
interests: [talent]
stamp: {c["stamp"]}
cover_line: {c["cover"]} {{{{ investor.name }}}}
logo: {{file: logos/{c["file"]}.png, alt: {c["alt"]}}}
ask: {{title: {c["ask"]}, points: [{c["askpoint"]}], notes: {c["asknote"]}}}
contact:
  name: {c["contact"]}
  role: {c["role"]}
  email: {c["email"]}@example.org
  phone: {c["phone"]}
  address: {c["address"]}
next_steps: {{title: {c["steptitle"]}, steps: [{{id: s, action: {c["step"]}}}], notes: {c["stepnote"]}}}
regions:
  demo:
    title: {c["title"]} {{{{ investor.name }}}}
    sources:
      own: {{publisher: {c["source"]}, title: T, url: https://{owner}.example.org/page}}
    facts:
      own:
        value: {PRIMES[owner]}
        unit: jobs
        label: {c["fact"]}
        source: own
        as_of: 2025
        note: {c["factnote"]}
    advantages:
      trained-people:
        points: [{c["point"]}, "Word {{{{ facts.own }}}}"]
        notes: {c["note"]}
        allow: {{orphan: {c["allowed"]}}}
    risks:
      housing: {{response: {c["risk"]}}}
    slides:
      - id: mine
        kind: chart
        after: orders
        title: {c["slide"]}
        points: [{c["slidepoint"]}]
        notes: {c["slidenote"]}
        figures: [own]
        chart:
          type: column
          head: Chart
          unit: sites
          categories: [{c["category"]}, Other]
          series: [{{id: s, name: {c["series"]}, values: [{PRIMES[owner]}, 2]}}]
          sources: [own]
"""


class World:
    """A project in a folder of its own, with those investors that it was made for."""

    def __init__(self, root: Path, owners: Iterable[str]) -> None:
        self.root = root
        for name in (
            "content/brand.yaml",
            "templates/master.pptx",
            "assets/logo.png",
            "assets/logo-on-dark.png",
        ):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
        shutil.copytree(ROOT / "content" / "storylines", root / "content" / "storylines")
        shutil.copytree(DEMO, root / "content" / "regions")
        for file in ("harbour.jpg", "quay.png"):
            _draw(root / "assets" / "demo" / file, "#c98f55", "quokkaregionchunk")
        for owner in owners:
            self.write(owner, investor_file(owner))

    def write(self, owner: str, text: str) -> None:
        """Write an investor's file, and its logo with a word in it that no slide shows."""
        place = self.root / "content" / "investors" / f"{owner}.yaml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
        logo = self.root / "assets" / "logos" / f"{canary(owner, 'file')}.png"
        _draw(logo, f"#{ord(owner) * 1234 % 0xFFFFFF:06x}", canary(owner, "chunk"))

    def decks(self, owners: Sequence[str]) -> dict[str, bytes]:
        """The demo deck of each owner, ``""`` for nobody, built one after the other by one worker."""
        options = Options(str(self.root), secrets.token_hex(4), "2026-11-22", journal=False)
        decks = {}
        for owner in owners:
            job = Job(Edition("demo", "en", "pitch", owner), f"build/{owner or 'general'}.pptx")
            made = build_deck(options, job)
            assert made.status == "built", made.findings
            decks[owner] = (self.root / job.file).read_bytes()
        return decks


def _draw(place: Path, colour: str, chunk: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (1600, 1200), colour)
    ImageDraw.Draw(image).rectangle((20, 20, 1580, 480), fill="#22384f")
    if place.suffix == ".png":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", chunk)
        image.save(place, pnginfo=told)
    else:
        exif = Image.Exif()
        exif[0x010E] = chunk
        image.save(place, exif=exif)
    with place.open("ab") as file:
        file.write(chunk.encode())


class Scanner:
    """Looks for words in every part of a file, nested ones too, in every encoding that a part may have."""

    def words_in(self, data: bytes, words: Iterable[str]) -> set[str]:
        """Return those of the words that are anywhere in the file."""
        texts = list(self._texts(data))
        return {word for word in words if any(word in text for text in texts)}

    def _texts(self, data: bytes) -> Iterator[str]:
        yield data.decode("latin-1").lower()
        yield data.decode("utf-16-le", "ignore").lower()
        if data[:4] != b"PK\x03\x04":
            text = data.decode("utf-8", "ignore").lower()
            yield html.unescape(re.sub(r"<[^>]*>", "", text))
            yield html.unescape(text)
            return
        archive = zipfile.ZipFile(io.BytesIO(data))
        yield archive.comment.decode("latin-1").lower()
        for info in archive.infolist():
            yield (info.filename + info.comment.decode("latin-1") + info.extra.decode("latin-1")).lower()
            yield from self._texts(archive.read(info))


@pytest.fixture
def scanner() -> Scanner:
    """What looks for words; it shares no code with the product's own look."""
    return Scanner()


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The project with all three investors."""
    return World(tmp_path / "all", OWNERS)


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every deck built in a project of its own, where there is nothing to leak; ``""`` is nobody's."""
    decks: dict[str, bytes] = {}
    for owner in ("", *OWNERS):
        root = tmp_path_factory.mktemp(f"alone-{owner}") / "project"
        decks |= World(root, [owner] if owner else []).decks([owner])
    return decks


@pytest.fixture
def make_world() -> Callable[[Path], World]:
    """Make the project with all three investors in a folder of one's own."""
    return lambda root: World(root, OWNERS)


@pytest.fixture
def batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., dict[str, bytes]]:
    """Run ``deckgen batch ARGUMENTS --lang en`` in a world; returns the decks by their paths."""

    def run(world: World, *arguments: str) -> dict[str, bytes]:
        monkeypatch.chdir(world.root)
        monkeypatch.setattr("sys.argv", ["deckgen", "batch", "--only", "*/*/en", "--quiet", *arguments])
        assert answering(cli) == 0, capsys.readouterr().err
        decks = sorted((world.root / "build").rglob("*.pptx"))
        return {place.relative_to(world.root).as_posix(): place.read_bytes() for place in decks}

    return run
