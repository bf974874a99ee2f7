"""Same input, same bytes: whatever the folder, the time zone, the locale, the hash seed and the order."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ja", "zh-Hant")

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
}
HERE = {
    "TZ": "America/St_Johns",
    "LC_ALL": "C.UTF-8",
    "LANG": "ja_JP.UTF-8",
    "PYTHONHASHSEED": "0",
    "COLUMNS": "40",
}


def build(root: Path, region: str, settings: dict[str, str], cwd: Path) -> dict[str, str]:
    """Build every language in a process of its own; returns the SHA-256 of each deck."""
    command = [sys.executable, "-c", "from deckgen.cli import main; main()", "--project", str(root)]
    environment = {**os.environ, **settings}
    done = subprocess.run(
        [*command, "build", region], cwd=cwd, env=environment, capture_output=True, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    decks = {language: root / "build/general" / f"{region}.{language}.pptx" for language in LANGUAGES}
    return {language: hashlib.sha256(deck.read_bytes()).hexdigest() for language, deck in decks.items()}


def copy_project(target: Path) -> Path:
    """A copy of the repository's own project, its files written in another order."""
    for name in ("templates", "content", "assets"):
        shutil.copytree(ROOT / name, target / name)
    return target


@pytest.mark.slow
@pytest.mark.parametrize("region", ["demo", "kumamoto"])
def test_two_folders_two_time_zones_two_locales_two_seeds(
    region: str, make_project: Callable[[Path], Any], tmp_path: Path
) -> None:
    first, second = tmp_path / "a", tmp_path / "b" / "a much longer path" / "東京"
    make: Callable[[Path], Any] = make_project if region == "demo" else copy_project
    make(first)
    make(second)
    os.utime(second / "content/brand.yaml", (1, 1))
    away = tmp_path / "away"
    away.mkdir()
    assert build(first, region, HERE, first) == build(second, region, ELSEWHERE, away)


def test_order_within_one_process_changes_nothing(demo: Any, deckgen: Any) -> None:
    def decks() -> dict[str, bytes]:
        return {
            language: (demo.root / f"build/general/demo.{language}.pptx").read_bytes()
            for language in LANGUAGES
        }

    for language in LANGUAGES:
        assert deckgen("build", "demo", "--lang", language).code == 0
    first = decks()
    for language in reversed(LANGUAGES):
        assert deckgen("build", "demo", "--lang", language).code == 0
    assert decks() == first
    assert len(set(first.values())) == len(LANGUAGES)


def test_another_region_beside_it_changes_nothing(demo: Any, deckgen: Any) -> None:
    assert deckgen("build", "demo").code == 0
    before = {path: (demo.root / path).read_bytes() for path in demo.files() if path.startswith("build/")}
    demo.write("content/regions/other.yaml", demo.text("content/regions/demo.yaml").replace("Demo", "Other"))
    assert deckgen("build", "other", "--lang", "en").code == 0
    assert deckgen("build", "demo").code == 0
    for path, data in before.items():
        assert (demo.root / path).read_bytes() == data
    other = (demo.root / "build/general/other.en.pptx").read_bytes()
    assert other != before["build/general/demo.en.pptx"]


def test_a_date_on_the_command_line_stands_for_the_files_own(demo: Any, deckgen: Any) -> None:
    deck = demo.root / "build/general/demo.en.pptx"
    assert deckgen("build", "demo", "--lang", "en").code == 0
    own = deck.read_bytes()
    assert deckgen("build", "demo", "--lang", "en", "--date", "2026-11-22").code == 0
    assert deck.read_bytes() == own
    assert deckgen("build", "demo", "--lang", "en", "--date", "2027-01-05").code == 0
    assert deck.read_bytes() != own


def test_the_master_is_the_one_that_the_brand_makes(demo: Any, deckgen: Any) -> None:
    committed = (demo.root / "templates/master.pptx").read_bytes()
    assert deckgen("master", "make").code == 0
    assert (demo.root / "templates/master.pptx").read_bytes() == committed


def test_a_master_that_somebody_worked_on_is_kept_until_forced(demo: Any, deckgen: Any) -> None:
    place = demo.root / "templates/master.pptx"
    made = place.read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(place, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<a:off x="609600"', b'<a:off x="609601"'))
    worked_on = place.read_bytes()
    answer = deckgen("master", "make")
    assert answer.code == 1
    assert [(error.code, "--force" in error.cure) for error in answer.errors] == [("master-edited", True)]
    assert place.read_bytes() == worked_on
    assert deckgen("master", "make", "-o", "templates/new.pptx").code == 0
    assert (demo.root / "templates/new.pptx").read_bytes() == made
    assert deckgen("master", "make", "--force").code == 0
    assert place.read_bytes() == made
    demo.replace("content/brand.yaml", "0B2A4A", "0B2A4B")
    assert deckgen("master", "make").code == 0
    assert place.read_bytes() != made
