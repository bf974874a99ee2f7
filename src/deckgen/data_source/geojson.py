"""A GeoJSON file (RFC 7946) as named areas in degrees: its polygons by what one of their properties says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from deckgen.diagnostics import Checked, Finding, Where, did_you_mean

DegreeRing = tuple[tuple[float, float], ...]
"""Longitude and latitude of a ring's points, without the last one, which is the first again."""

Areas = Mapping[str, tuple[DegreeRing, ...]]

MOST_AREAS = 400
UNNAMED = "unnamed"
"""The name of areas whose property is empty."""

_Polygon = list[list[Annotated[list[float], msgspec.Meta(min_length=2)]]]
_FORMS: Mapping[str, Any] = {"Polygon": _Polygon, "MultiPolygon": list[_Polygon]}
_EXPORT = "export the areas as GeoJSON in WGS 84 (EPSG:4326)"


class _RefusedError(Exception):
    """One fault that keeps the file from being used."""


def read_areas(file: str, data: bytes, name: str, name_where: Where | None = None) -> Checked[Areas]:
    """Return the file's areas by the property ``name``, features of the same name as one area.

    What is wrong inside the file is told there, a property that no feature has at ``name_where``.
    """
    try:
        features = list(_features(file, data))
        _require_name(features, name, name_where or Where(file))
        areas: dict[str, tuple[DegreeRing, ...]] = {}
        for number, feature in enumerate(features, 1):
            called = _called(feature, name)
            rings = _rings(feature, f"feature {number} ({called})", file)
            if rings:
                areas[called] = areas.get(called, ()) + rings
        _require_some(areas, file)
    except _RefusedError as refusal:
        return Checked(None, (refusal.args[0],))
    return Checked(areas)


def _features(file: str, data: bytes) -> Iterator[dict[str, Any]]:
    found = _json(file, data)
    given = found.get("features") if isinstance(found, dict) else None
    features = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if not features:
        kind = found.get("type", "") if isinstance(found, dict) else ""
        said = f"; its type is '{kind}'" if kind not in ("", "FeatureCollection") else ""
        raise _refusal("no-features", f"the file has no features{said}", _EXPORT, Where(file))
    yield from features


def _json(file: str, data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        place = Where(file, error.lineno, error.colno)
        raise _refusal("not-json", f"this is not JSON: {error.msg}", _EXPORT, place) from None
    except (ValueError, RecursionError):
        raise _refusal("not-json", "this is not JSON in UTF-8", _EXPORT, Where(file)) from None


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _called(feature: Mapping[str, Any], name: str) -> str:
    value = _properties(feature).get(name)
    return " ".join(str(value).split()) if value not in (None, "") else UNNAMED


def _require_name(features: Sequence[Mapping[str, Any]], name: str, where: Where) -> None:
    known = {key for feature in features for key in _properties(feature)}
    if name not in known:
        cure = did_you_mean(name, known) or "give each feature a property with its name"
        message = f"no feature has a property '{name}' to take its name from"
        raise _refusal("no-such-property", message, cure, where)


def _require_some(areas: Areas, file: str) -> None:
    if not areas:
        raise _refusal("not-an-area", "no feature has a shape", _EXPORT, Where(file))
    if len(areas) > MOST_AREAS:
        message = f"the file has {len(areas)} areas, and a map shows at most {MOST_AREAS}"
        raise _refusal("too-much-data", message, "give larger divisions, or only those around", Where(file))


def _rings(feature: Mapping[str, Any], called: str, file: str) -> tuple[DegreeRing, ...]:
    """The rings of a feature; none where its geometry is null."""
    geometry = feature.get("geometry")
    if geometry is None:
        return ()
    kind = str(geometry.get("type", "")) if isinstance(geometry, dict) else ""
    if kind not in _FORMS:
        message = f"{called} is a {kind or 'geometry without a type'}, and a map is drawn from areas"
        raise _refusal("not-an-area", message, "keep features of type Polygon and MultiPolygon", Where(file))
    try:
        given = msgspec.convert(geometry.get("coordinates"), _FORMS[kind])
    except (msgspec.ValidationError, OverflowError) as error:
        message = f"the coordinates of {called} cannot be read: {error}"
        raise _refusal("not-an-area", message, _EXPORT, Where(file)) from None
    polygons = [given] if kind == "Polygon" else given
    rings = tuple(_ring(points) for polygon in polygons for points in polygon)
    if not all(-360 <= x <= 360 and -90 <= y <= 90 for ring in rings for x, y in ring):
        raise _refusal("not-in-degrees", f"{called} is not in degrees", _EXPORT, Where(file))
    return tuple(ring for ring in rings if len(ring) > 2)


def _ring(points: Sequence[Sequence[float]]) -> DegreeRing:
    ring = [(point[0], point[1]) for point in points]
    return tuple(ring[:-1] if ring and ring[0] == ring[-1] else ring)


def _refusal(code: str, message: str, cure: str, where: Where) -> _RefusedError:
    return _RefusedError(Finding(code, message, cure, where))
