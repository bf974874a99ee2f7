"""A file to start from builds as it is, in a project of any brand."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build import Workshop
from deckgen.content.library import load_library
from deckgen.plan import Edition
from deckgen.starter import start
from deckgen.workspace import DiskWorkspace, MemoryWorkspace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project() -> MemoryWorkspace:
    disk = DiskWorkspace(ROOT)
    kept = ("content/brand.yaml", "content/storylines/pitch.yaml", "templates/master.pptx")
    return MemoryWorkspace({path: disk.read(path) for path in kept})


def test_a_new_region_told_to_a_new_investor_builds_at_once(project: MemoryWorkspace) -> None:
    brand = load_library(project).require().brand
    assert start("region", "new-place", brand, project).require() == "content/regions/new-place.yaml"
    assert start("investor", "new-firm", brand, project).require() == "content/investors/new-firm.yaml"
    library = load_library(project, None, None).require()
    workshop = Workshop(project, library)
    for investor in ("", "new-firm"):
        built = workshop.build(Edition("new-place", "en", "pitch", investor))
        assert built.value is not None
        assert built.findings == ()
        assert len(built.value.fitted.slides) > 8


@pytest.mark.parametrize(
    ("kind", "name", "cure"),
    [
        ("region", "New Place", "new-place"),
        ("region", "../escape", "escape"),
        ("region", "大分", "lower-case"),
        ("region", "oita.ja", "oita-ja"),
        ("investor", "general", "another name"),
    ],
)
def test_a_name_that_is_none_is_told(kind: str, name: str, cure: str, project: MemoryWorkspace) -> None:
    before = dict(project.files)
    started = start(kind, name, load_library(project).require().brand, project)
    assert [found.code for found in started.findings] == ["name-form"]
    assert cure in started.findings[0].cure
    assert project.files == before


def test_what_is_there_is_never_overwritten(project: MemoryWorkspace) -> None:
    brand = load_library(project).require().brand
    start("region", "place", brand, project).require()
    project.files["content/regions/place.yaml"] = b"mine"
    assert [found.code for found in start("region", "place", brand, project).findings] == ["name-taken"]
    assert project.files["content/regions/place.yaml"] == b"mine"
