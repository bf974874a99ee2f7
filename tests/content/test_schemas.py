"""What an editor is told: every content file there is passes, mistakes are marked, short forms are known."""

from __future__ import annotations

import importlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from deckgen.content.library import load_library
from deckgen.content.schemas import schemas
from deckgen.starter import FOLDERS, start
from deckgen.workspace import DiskWorkspace, MemoryWorkspace
from deckgen.yaml_source import load_yaml

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"
STORIES = ROOT / "tests" / "stories"
JUDGES = {name: Draft202012Validator(json.loads(data)) for name, data in schemas().items()}
OWN = sorted((ROOT / "content").rglob("*.yaml"))
TOLD = sorted([*(STORIES / "demo").glob("*.yaml"), *(STORIES / "visuals").glob("*.yaml")])
ITEM = {"id": "a", "heading": "H", "points": ["One", {"text": "Two", "points": ["Three"]}]}
REGION = {"language": "en", "name": "N", "country": "C", "place": "P", "title": "T", "advantages": [ITEM]}


def as_json(value: Any) -> Any:
    """What an editor's YAML reader makes of the data."""
    if isinstance(value, dict):
        return {key: as_json(child) for key, child in value.items()}
    if isinstance(value, list):
        return [as_json(child) for child in value]
    return float(value) if isinstance(value, Decimal) else value


def marked(schema: str, data: Any) -> list[str]:
    """The paths that an editor marks."""
    return [".".join(map(str, fault.path)) for fault in JUDGES[schema].iter_errors(as_json(data))]


def written(name: str, text: bytes) -> Any:
    return load_yaml(name, text).require().plain()


def schema_for(folder: str, name: str) -> str:
    """The schema of a file, by where it stands and whether it is of a language."""
    told = {"regions": "region", "investors": "investor", "storylines": "storyline"}.get(folder, name)
    if "." not in name:
        return told
    return {"region": "language", "investor": "investor-language"}[told]


def test_the_project_s_schemas_are_those_of_the_models() -> None:
    written_here = {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
    assert written_here == {f"{name}.schema.json": data for name, data in schemas().items()}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_no_editor_marks_anything_in_the_content(path: Path) -> None:
    name = schema_for(path.parent.name, path.stem)
    assert marked(name, written(path.name, path.read_bytes())) == []
    assert f"/{name}.schema.json" in path.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_nor_in_content_with_every_kind_of_slide(path: Path) -> None:
    assert marked(schema_for("regions", path.stem), written(path.name, path.read_bytes())) == []


@pytest.mark.parametrize("amount", ["short", "typical", "extreme"])
def test_nor_in_the_gallery(amount: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    words = importlib.import_module("gallery_words").Words("en", amount)
    files = importlib.import_module("gallery").project(words)
    judged = 0
    for path, data in files.items():
        if path.startswith("content/") and path.endswith(".yaml"):
            folder, _, name = path.removeprefix("content/").removesuffix(".yaml").rpartition("/")
            assert marked(schema_for(folder, name), written(path, data)) == [], path
            judged += 1
    assert judged > 20


@pytest.mark.parametrize("kind", sorted(FOLDERS))
def test_nor_in_a_file_to_start_from(kind: str) -> None:
    disk = DiskWorkspace(ROOT)
    project = MemoryWorkspace({"content/brand.yaml": disk.read("content/brand.yaml")})
    path = start(kind, "new", load_library(project).require().brand, project).require()
    assert marked(kind, written(path, project.read(path))) == []


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"advantagess": []}, ""),
        ({"advantages": [{**ITEM, "heading": None}]}, "advantages.0.heading"),
        ({"advantages": [{"id": "a", "points": ["One"]}]}, "advantages.0"),
        ({"advantages": [{**ITEM, "id": "Not An Id"}]}, "advantages.0.id"),
        ({"advantages": [{**ITEM, "points": []}]}, "advantages.0.points"),
        ({"advantages": {"a": ITEM}}, "advantages"),
        (
            {"risks": [{"id": "a", "risk": "R", "effect": "E", "response": "A", "level": "huge"}]},
            "risks.0.level",
        ),
        ({"facts": {"Not An Id": {"value": 1, "label": "L", "source": "s", "as_of": "2024"}}}, "facts"),
        ({"slides": [{"id": "a", "title": "T", "kind": "poster"}]}, "slides.0"),
    ],
)
def test_an_editor_marks_mistakes(said: dict[str, Any], path: str) -> None:
    assert marked("region", REGION) == []
    assert marked("region", REGION | said) == [path]


def test_a_chart_has_its_numbers_or_a_data_file() -> None:
    chart = {"type": "column", "head": "H", "sources": ["s"]}
    inline = {"categories": ["A"], "series": [{"id": "s", "name": "S", "values": [1]}]}
    told = {
        "bare": {},
        "inline": inline,
        "data": {"data": {"file": "a.csv", "categories": "A", "series": {"s": "B"}}},
    }
    region = {
        name: {**REGION, "advantages": [{**ITEM, "visual": {"chart": chart | more}}]}
        for name, more in told.items()
    }
    assert {name: marked("region", data) != [] for name, data in region.items()} == {
        "bare": True,
        "inline": False,
        "data": False,
    }


@pytest.mark.parametrize("slides", [["cover", {"each": "advantages"}], [{"slide": "cover"}]])
def test_a_storyline_may_name_a_slide_bare(slides: list[Any]) -> None:
    assert marked("storyline", {"slides": slides}) == []
    assert marked("storyline", {"slides": [*slides, {"eech": "advantages"}]}) == [f"slides.{len(slides)}"]


def test_a_language_file_addresses_by_id_and_an_investor_adds() -> None:
    assert marked("language", {"language": "ja", "advantages": {"a": {"points": ["一"]}}}) == []
    told = {"language": "en", "name": "F", "include": ["a", {"tag": "t"}]}
    over = {"exclude": ["b"], "advantages": {"a": {"title": "T"}}, "slides": [{"id": "s", "kind": "text"}]}
    assert marked("investor", told | {"regions": {"kumamoto": over}}) == []
    assert marked("investor", told | {"regions": {"kumamoto": {"advantage": {}}}}) == ["regions.kumamoto"]
