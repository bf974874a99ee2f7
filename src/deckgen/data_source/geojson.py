"""A GeoJSON file (RFC 7946) as named areas in degrees: its polygons by what one of their properties says."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from deckgen.data_source.degrees import Areas, DegreeRing, has_inside, in_degrees, on_one_world, swapped
from deckgen.diagnostics import Checked, Finding, Where, did_you_mean

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
        return Checked(_laid_together(areas, file))
    except _RefusedError as refusal:
        return Checked(None, (refusal.args[0],))


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
    except RecursionError:
        message = "brackets stand inside one another hundreds deep, and areas need seven"
        raise _refusal("nested-too-deep", message, _EXPORT, Where(file)) from None
    except UnicodeDecodeError:
        raise _refusal("not-json", "this is not JSON in UTF-8", _EXPORT, Where(file)) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        message = "a number in it has thousands of digits"
        raise _refusal("not-json", message, _EXPORT, Where(file)) from None


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _called(feature: Mapping[str, Any], name: str) -> str:
    value = _properties(feature).get(name)
    given = isinstance(value, str | int | float) and value == value  # NaN stands for nothing in exports
    return (" ".join(str(value).split()) if given else "") or UNNAMED


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
    for ring in rings:
        _require_degrees(ring, called, file)
        _require_inside(ring, called, file)
    return rings


def _require_degrees(ring: DegreeRing, called: str, file: str) -> None:
    strange = [point for point in ring if not in_degrees(point)]
    if not strange:
        return
    message, cure = f"{called} is not in degrees: it has a point at {_said(strange[0])}", _EXPORT
    if not all(map(math.isfinite, strange[0])):
        message = f"{called} has a point at {_said(strange[0])}, which is not a number"
    elif swapped(ring):
        message = f"{called} gives latitude before longitude: it has a point at {_said(strange[0])}"
        cure = "GeoJSON gives longitude first, then latitude: export the areas again"
    raise _refusal("not-in-degrees", message, cure, Where(file))


def _require_inside(ring: DegreeRing, called: str, file: str) -> None:
    if not has_inside(ring):
        where = f" at {_said(ring[0])}" if ring else ""
        message = f"{called} has an outline{where} with nothing inside: its points are one point or one line"
        raise _refusal(
            "not-an-area", message, "take that outline out, or simplify the areas less", Where(file)
        )


def _said(point: tuple[float, float]) -> str:
    return ", ".join(f"{number:.10g}" for number in point)


def _laid_together(areas: Areas, file: str) -> Areas:
    together = on_one_world(areas)
    if together is None:
        message = "the areas go round the world more than once"
        cure = "give each area once, with longitudes from -180 to 180"
        raise _refusal("not-in-degrees", message, cure, Where(file))
    return together


def _ring(points: Sequence[Sequence[float]]) -> DegreeRing:
    ring = [(point[0], point[1]) for point in points]
    return tuple(ring[:-1] if ring and ring[0] == ring[-1] else ring)


def _refusal(code: str, message: str, cure: str, where: Where) -> _RefusedError:
    return _RefusedError(Finding(code, message, cure, where))
