"""A master that an earlier process made ready is the same master; a damaged one is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckgen.content.brand import Brand
from deckgen.content.library import load_library
from deckgen.diagnostics import DeckgenError
from deckgen.master.parts import open_master
from deckgen.master.serving import MASTER, master_for
from deckgen.package.kept_master import kept_master
from deckgen.wording.language import LanguagePack
from deckgen.workspace import DiskWorkspace, MemoryWorkspace

ROOT = Path(__file__).parents[2]
DATA = (ROOT / MASTER).read_bytes()


class Counting(MemoryWorkspace):
    """A workspace that tells what was kept in it."""

    def __init__(self) -> None:
        super().__init__({MASTER: DATA})
        self.cache: dict[str, bytes] = {}

    def kept(self, name: str) -> bytes | None:
        return self.cache.get(name)

    def keep(self, name: str, make: Callable[[], bytes]) -> None:
        self.cache[name] = make()


@pytest.fixture(scope="module")
def brand() -> Brand:
    return load_library(DiskWorkspace(ROOT), []).require().brand


@pytest.fixture(scope="module")
def japanese() -> LanguagePack:
    return load_library(DiskWorkspace(ROOT), []).require().languages["ja"]


def test_what_was_kept_is_what_opening_gives(brand: Brand, japanese: LanguagePack) -> None:
    workspace = Counting()
    opened = kept_master(workspace, brand, japanese)
    assert len(workspace.cache) == 1
    kept, plain = kept_master(workspace, brand, japanese), master_for(workspace, brand, japanese)
    assert kept.template == opened.template == plain.template
    for one in (kept.master, opened.master):
        assert one.file() == plain.master.file()
        assert one.digest == plain.master.digest
    assert len(workspace.cache) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:1000] + bytes([data[1000] ^ 1]) + data[1001:],
        lambda data: b"\0\0\0\0",
        lambda data: data + b"more",
    ],
)
def test_a_damaged_one_is_made_anew(
    brand: Brand, japanese: LanguagePack, damage: Callable[[bytes], bytes]
) -> None:
    workspace = Counting()
    good = kept_master(workspace, brand, japanese)
    (name,) = workspace.cache
    whole = workspace.cache[name]
    workspace.cache[name] = damage(whole)
    assert kept_master(workspace, brand, japanese).master.file() == good.master.file()
    assert workspace.cache[name] == whole


def test_language_brand_and_file_are_told_apart(brand: Brand, japanese: LanguagePack) -> None:
    workspace = Counting()
    chinese = load_library(DiskWorkspace(ROOT), []).require().languages["zh-Hant"]
    title = brand.type["title"]
    larger = replace(title, cjk=tuple(size + 2 for size in title.cjk))
    other = replace(brand, type={**brand.type, "title": larger})
    digests = {
        kept_master(workspace, *asked).master.digest
        for asked in ((brand, japanese), (brand, chinese), (other, japanese))
    }
    assert len(digests) == len(workspace.cache) == 3
    workspace.files[MASTER] = open_master(DATA).require().file()
    kept_master(workspace, brand, japanese)
    assert len(workspace.cache) == 4


def test_one_that_cannot_serve_is_refused_each_time(brand: Brand, japanese: LanguagePack) -> None:
    workspace = Counting()
    workspace.files[MASTER] = b"not a template"
    for _ in range(2):
        with pytest.raises(DeckgenError):
            kept_master(workspace, brand, japanese)
    assert workspace.cache == {}


_BUILD = """
import atexit, sys
from deckgen.cli import main
sys.argv = ["deckgen", "--project", sys.argv[1], "build", "kumamoto", "--lang", "ja", "--force"]
atexit.register(lambda: print(sorted({"pptx", "xlsxwriter", "openpyxl"} & set(sys.modules))))
main()
"""


@pytest.mark.slow
def test_no_process_meets_python_pptx_and_a_later_one_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("content", "templates", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    deck, met = tmp_path / "build/general/kumamoto.ja.pptx", []
    decks = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(tmp_path)],
            capture_output=True,
            text=True,
            env=dict(os.environ),
        )
        assert done.returncode == 0, done.stderr
        met.append(done.stdout.splitlines()[-1])
        decks.append(deck.read_bytes())
        deck.unlink()
    assert decks[0] == decks[1]
    assert met == ["[]", "[]"]
