"""Maps whose outlines stand in a GeoJSON file below content/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from deckgen.content.beside import CONTENT, bytes_beside
from deckgen.content.model import where_of
from deckgen.data_source.geojson import read_areas
from deckgen.data_source.projection import PlaneAreas, projected
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean
from deckgen.workspace import Workspace
from deckgen.yaml_source import MarkedText, Node

Report = Callable[[Finding], None]

NAME = "name"
"""The property that areas have their names from where a map does not say."""


class MapFile(MarkedText):
    """A map file's name, with the outlines that were read from it."""

    __slots__ = ("outlines",)
    outlines: PlaneAreas

    def __reduce__(self) -> tuple[Callable[..., MapFile], tuple[str, Where | None, PlaneAreas]]:  # type: ignore[override]
        return map_file, (str(self), self.where, self.outlines)


def map_file(name: str, where: Where | None, outlines: PlaneAreas) -> MapFile:
    """Return the file's name with its place and its outlines."""
    made = MapFile(name, where)
    made.outlines = outlines
    return made


def outlines_in(file: str | None) -> PlaneAreas:
    """Return the outlines that a map file's name carries, none where it has not been read."""
    return file.outlines if isinstance(file, MapFile) else ()


def with_outlines(shown: Node, workspace: Workspace, report: Report) -> Node:
    """Return the map with its file's outlines; what cannot be had or highlighted is reported."""
    assert isinstance(shown.value, dict)
    file = shown.value["file"]
    if not isinstance(file.value, str):
        return shown
    name = shown.value.get(NAME)
    read = _read(workspace, str(file.value), file.where, name)
    findings = list(read.findings)
    if read.value:
        findings += _strangers(shown, str(file.value), read.value)
    for found in findings:
        report(found)
    carried = map_file(str(file.value), where_of(file.value) or file.where, read.value or ())
    return replace(shown, value={**shown.value, "file": replace(file, value=carried)})


def _read(workspace: Workspace, file: str, where: Where, name: Node | None) -> Checked[PlaneAreas]:
    data = bytes_beside(
        workspace, file, where, "maps/country.geojson", "no-map-file", "simplify the areas before you export"
    )
    if data.value is None:
        return Checked(None, data.findings)
    called = str(name.value) if name else NAME
    return _outlines(f"{CONTENT}/{file}", data.value, called, name.where if name else where)


@lru_cache(maxsize=8)
def _outlines(path: str, data: bytes, name: str, name_where: Where) -> Checked[PlaneAreas]:
    areas = read_areas(path, data, name, name_where)
    return Checked(projected(areas.value) if areas.value else None, areas.findings)


def _strangers(shown: Node, file: str, outlines: PlaneAreas) -> Iterator[Finding]:
    """A finding for each highlight that no area of the file is called."""
    known = {name for name, _ in outlines}
    highlight = shown.at(["highlight"])
    given = highlight.value if highlight else None
    for node in given if isinstance(given, list) else [highlight]:
        if node is not None and not isinstance(node.value, dict | list) and str(node.value) not in known:
            message = f"no area of {file} is called '{node.value}'"
            yield Finding("no-such-area", message, did_you_mean(str(node.value), known), node.where)
