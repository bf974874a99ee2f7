"""A map of another country by a GeoJSON file: the whole pipeline, from the file to the slide's shapes."""

from __future__ import annotations

import io
import json
import shutil
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deckgen.build import Deck, build_edition
from deckgen.content.library import load_library
from deckgen.fit.fitted import Freeform, Group
from deckgen.plan import Edition
from deckgen.workspace import DiskWorkspace

VISUALS = Path(__file__).parent / "visuals"
REGION = "content/regions/visuals.yaml"
JAPAN = "map: {highlight: Kumamoto, head: Where it lies, labels: {Kumamoto: Kumamoto}}"
OWN = (
    "map: {file: maps/isle.geojson, name: NAME_EN, highlight: [Upland, Harbour], head: Where it lies,"
    " labels: {Upland: Upland County, Harbour: Harbour City}}"
)


def _quarter(name: str, number: int, hole: bool = False) -> dict[str, Any]:
    """A quarter of a made-up island with a rugged coast."""
    start = number * pi / 2
    turns = [start + i * pi / 800 for i in range(401)]
    coast = [[121 + (1 + 0.06 * sin(31 * t)) * cos(t), 24 + 1.8 * sin(t) + 0.05 * sin(57 * t)] for t in turns]
    rings = [[[121, 24], *coast, [121, 24]]]
    if hole:
        x, y = 121 + 0.4 * cos(start + pi / 4), 24 + 0.7 * sin(start + pi / 4)
        rings.append([[x, y], [x, y + 0.2], [x + 0.15, y + 0.1], [x, y]])
    shape = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {"NAME_EN": name}, "geometry": shape}


def island() -> bytes:
    names = ("Upland", "Lakes", "Plains", "Harbour")
    areas = [_quarter(name, number, hole=name == "Lakes") for number, name in enumerate(names)]
    return json.dumps({"type": "FeatureCollection", "features": areas}).encode()


@pytest.fixture
def isle(make_project: Any, tmp_path: Path) -> Any:
    """The project of visuals with a map from a file in the place of Japan's."""
    project = make_project(tmp_path / "isle")
    shutil.rmtree(project.root / "content" / "regions")
    shutil.copytree(VISUALS, project.root / "content" / "regions")
    for language in ("ja", "zh-Hant"):
        (project.root / f"content/regions/visuals.{language}.yaml").unlink()
    project.replace(REGION, JAPAN, OWN)
    project.write("content/maps/isle.geojson", island())
    return project


def built(root: Path) -> Deck:
    workspace = DiskWorkspace(root)
    library = load_library(workspace).require()
    done = build_edition(library, Edition("visuals", "en"), workspace)
    assert done.findings == ()
    return done.require()


def drawn(deck: Deck) -> Group:
    groups = [
        shape
        for slide in deck.fitted.slides
        for shape in slide.shapes
        if isinstance(shape, Group) and any(part.name == "map Upland" for part in shape.shapes)
    ]
    assert len(groups) == 1
    return groups[0]


def test_the_areas_of_the_file_are_the_shapes_of_the_slide(isle: Any) -> None:
    group = drawn(built(isle.root))
    forms = {shape.name: shape for shape in group.shapes if isinstance(shape, Freeform)}
    assert set(forms) == {"map Upland", "map Lakes", "map Plains", "map Harbour"}
    assert forms["map Upland"].fill == forms["map Harbour"].fill != forms["map Plains"].fill
    assert len(forms["map Lakes"].paths) == 2
    upland, plains = forms["map Upland"].box, forms["map Plains"].box
    assert upland.x + upland.w / 2 > plains.x + plains.w / 2
    assert upland.y < plains.y


def test_the_slide_shows_them_as_native_shapes_with_labels(isle: Any) -> None:
    opened = Presentation(io.BytesIO(built(isle.root).data))
    groups = [shape for slide in opened.slides for shape in slide.shapes if shape.name == "map"]
    texts = [{shape.text_frame.text for shape in group.shapes if shape.has_text_frame} for group in groups]
    assert any({"Upland County", "Harbour City"} <= said for said in texts)


def test_the_same_file_gives_the_same_bytes(isle: Any) -> None:
    assert built(isle.root).data == built(isle.root).data


@pytest.mark.slow
def test_the_judges_find_nothing_on_it(isle: Any, sdk_errors: Any, libreoffice_pages: Any) -> None:
    deck = built(isle.root)
    assert sdk_errors(deck.data) == []
    assert libreoffice_pages(deck.data) == len(deck.fitted.slides)
