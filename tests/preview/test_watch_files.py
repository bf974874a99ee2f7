"""What counts as a save."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from deckgen.preview.watch import changed_since, snapshot


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content/regions/aso.yaml", "assets/logo.png", "templates/master.pptx", "build/deck.pptx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    return tmp_path


@pytest.mark.parametrize("name", ["content/regions/aso.yaml", "assets/logo.png", "templates/master.pptx"])
def test_a_save_a_new_file_and_a_removal_are_changes(project: Path, name: str) -> None:
    before = snapshot(project)
    (project / name).write_text("as it is now")
    saved = changed_since(project, before, 0)
    assert saved is not None
    (project / name).with_name("new.yaml").write_text("")
    added = changed_since(project, saved, 0)
    assert added is not None
    (project / name).unlink()
    assert changed_since(project, added, 0) is not None


def test_what_is_built_and_what_editors_write_aside_are_not(project: Path) -> None:
    before = snapshot(project)
    for name in ("build/deck.pptx", "templates/~$master.pptx", "content/.aso.yaml.swp", "content/aso.yaml~"):
        (project / name).write_text("changed")
    assert changed_since(project, before, 0) is None


def test_the_wait_ends_with_a_save_made_meanwhile(project: Path) -> None:
    before = snapshot(project)
    later = threading.Timer(0.3, (project / "content/regions/aso.yaml").write_text, ["saved meanwhile"])
    later.start()
    assert changed_since(project, before, 20) is not None
    later.join()


def test_a_project_without_pictures_can_be_watched(tmp_path: Path) -> None:
    assert snapshot(tmp_path) == {}
